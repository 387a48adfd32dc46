using KrakenLint.Rules;
using KrakenLint.Settings;

namespace KrakenLint.Findings;

/// <summary>Says where a configuration leaves no rule that looks at anything: that would be a green run that judged nothing.</summary>
public static class NothingJudged
{
    /// <param name="configured">The rules of the run.</param>
    /// <param name="usual">The same without what the configuration changes.</param>
    /// <returns>A failure; null where something was judged, or would not have been without the configuration either.</returns>
    public static InputNote? By(Configuration configuration, LintResult result, RuleSet configured, RuleSet usual)
    {
        var settings = configuration.Rules.Concat(configuration.Profiles.SelectMany(own => own.Rules)).ToArray();
        if (
            settings is not [var first, ..]
            || !result.Findings.IsEmpty
            || !result.Known.IsEmpty
            || !result.Suppressed.IsEmpty
            || RuleRunner.LooksAtAny(result, configured)
            || !RuleRunner.LooksAtAny(result, usual)
        )
            return null;
        return new InputNote(
            "nothing-judged",
            first.Rule.Span.File.Path,
            "the configuration leaves nothing to judge: no rule that is on looks at any of what was read",
            IsFailure: true,
            first.Rule.Span
        );
    }
}
