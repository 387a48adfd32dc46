using System.Collections.Immutable;
using System.Globalization;
using KrakenLint.Findings;
using KrakenLint.Rules;
using KrakenLint.Settings;
using KrakenLint.Text;

namespace KrakenLint.Suppression;

/// <summary>Says which suppressions have no reason, have expired, or suppress nothing.</summary>
internal static class Lifecycle
{
    public static bool IsExpired(IgnoreSetting? setting, SuppressionInput input) => setting?.Until < input.Today;

    /// <summary>What is wrong with comments and annotations.</summary>
    public static IEnumerable<Problem> Of(
        ImmutableArray<Exemption> exemptions,
        Func<Exemption, Located?, bool> isUsed,
        SuppressionInput input
    )
    {
        // An annotation that a template gives to several resources is used where one of them needs it.
        var usedTexts = exemptions
            .Where(exemption => exemption.Place == ExemptionPlace.Annotation)
            .SelectMany(exemption =>
                exemption.Words.Where(word => isUsed(exemption, word)).Select(word => (exemption.Text, word.Text))
            )
            .ToHashSet();
        foreach (
            var exemption in exemptions.Where(exemption =>
                exemption.Place is not (ExemptionPlace.Rendered or ExemptionPlace.Configuration)
            )
        )
        {
            if (exemption.Reason.Length == 0)
                yield return new Problem(
                    "suppression-without-reason",
                    exemption.Span,
                    "the suppression gives no reason; expected why this is acceptable, behind the rules"
                );
            if (exemption.Coverage is Coverage.Regions { Spans.IsEmpty: true })
                continue;
            foreach (
                var word in exemption.Words.Where(word =>
                    !isUsed(exemption, word)
                    && !usedTexts.Contains((exemption.Text, word.Text))
                    && Ran(word, exemption.Place, input)
                )
            )
                yield return Unused(word.Span, word);
        }
    }

    /// <summary>What is wrong with entries of the configuration.</summary>
    /// <param name="result">Everything that was linted.</param>
    public static IEnumerable<Problem> OfEntries(LintResult result, SuppressionInput input)
    {
        var about = new Lazy<HashSet<IgnoreSetting>>(() => new EntryIndex(result, input).AboutAnything());
        foreach (var setting in input.Ignore)
        {
            if (IsExpired(setting, input) && setting.Until is { } until)
                yield return new Problem(
                    "suppression-expired",
                    setting.UntilSpan ?? setting.Span,
                    $"the entry held until {until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}; mend what it suppressed, or decide anew"
                );
            // An entry about what this run did not read says nothing about it.
            else if (EntryIndex.IsGeneral(setting) ? input.IsWholeProject : about.Value.Contains(setting))
            {
                var words = setting.Rules.IsEmpty ? [null] : setting.Rules.Cast<Located?>();
                foreach (var word in words.Where(word => Ran(word, ExemptionPlace.Configuration, input)))
                {
                    var span = word?.Span ?? setting.Span;
                    if (!result.UsedEntries.Contains(span))
                        yield return Unused(span, word);
                }
            }
        }
    }

    private static Problem Unused(SourceSpan span, Located? word) =>
        new(
            "suppression-unused",
            span,
            word is null
                ? "the entry suppresses nothing; remove it"
                : $"nothing is suppressed here for {word.Text}; remove it"
        );

    // Only a rule that ran, on what the suppression is about, could have found something.
    private static bool Ran(Located? word, ExemptionPlace place, SuppressionInput input) =>
        input.Rules.Active.Any(active =>
            RuleNames.CanSuppress(active.Rule)
            && (word is null || RuleSet.Means(word.Text, active.Rule))
            && place switch
            {
                // A values file is also read by itself, and with its chart: what one run does not use, the other may.
                ExemptionPlace.Values => active.Rule.Cases.IsEmpty,
                ExemptionPlace.ChartValues => active.Rule.Values is null,
                _ => !active.Rule.Cases.IsEmpty || place == ExemptionPlace.Configuration,
            }
        );
}
