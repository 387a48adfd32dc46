using System.Collections.Immutable;
using KrakenLint.Cli.LanguageServer.Documents;
using KrakenLint.Cli.LanguageServer.Protocol;
using KrakenLint.Findings;
using KrakenLint.Reporting.Plain;
using KrakenLint.Rules;

namespace KrakenLint.Cli.LanguageServer.Features;

/// <summary>What can be done about what is found at a place. What exactly is worked out when somebody chooses it.</summary>
internal static class Acting
{
    public const string Fix = "fix";
    public const string FixRule = "fix-rule";
    public const string FixFile = "fix-all";
    public const string Ignore = "ignore";

    public static ImmutableArray<CodeAction> At(Asked asked, LspRange range, ImmutableArray<string>? only)
    {
        var actions = new List<CodeAction>();
        var here = asked
            .Analysis.Result.Findings.Where(finding =>
                finding.Span.File.FullPath == asked.Path && Meet(Spans.RangeOf(finding.Span), range)
            )
            .ToArray();
        if (IsWanted(only, CodeActionKinds.QuickFix))
        {
            actions.AddRange(here.Where(FixLine.CanBeFixed).Select(finding => OfFix(asked, finding)));
            actions.AddRange(
                here.Where(FixLine.CanBeFixed)
                    .DistinctBy(finding => finding.Rule.Id)
                    .SelectMany(finding => OfRule(asked, finding))
            );
            actions.AddRange(
                here.Where(CanBeIgnored)
                    .DistinctBy(finding => finding.Rule.Id)
                    .Select(finding => OfIgnore(asked, finding))
            );
        }
        if (IsWanted(only, CodeActionKinds.FixAll) && asked.Analysis.Result.Findings.Any(IsSafe))
            actions.Add(
                Action(
                    "Make all safe fixes of KrakenLint",
                    CodeActionKinds.FixAll,
                    new ActionData(asked.Document.Uri, FixFile, "", "")
                )
            );
        return [.. actions];
    }

    private static CodeAction OfFix(Asked asked, Finding finding) =>
        Action(
            $"{finding.Rule.Id}: {finding.Fix?.Words}{(IsSafe(finding) ? "" : " (changes behaviour)")}",
            CodeActionKinds.QuickFix,
            new ActionData(asked.Document.Uri, Fix, finding.Rule.Id, finding.Fingerprint)
        ) with
        {
            IsPreferred = IsSafe(finding) ? true : null,
        };

    private static IEnumerable<CodeAction> OfRule(Asked asked, Finding finding)
    {
        var count = asked.Analysis.Result.Findings.Count(other =>
            other.Rule.Id == finding.Rule.Id && FixLine.CanBeFixed(other)
        );
        if (count > 1)
            yield return Action(
                $"Fix all {count} of {finding.Rule.Id} ({finding.Rule.Name})",
                CodeActionKinds.QuickFix,
                new ActionData(asked.Document.Uri, FixRule, finding.Rule.Id, "")
            );
    }

    private static CodeAction OfIgnore(Asked asked, Finding finding) =>
        Action(
            $"Ignore {finding.Rule.Id} here, with a reason",
            CodeActionKinds.QuickFix,
            new ActionData(asked.Document.Uri, Ignore, finding.Rule.Id, finding.Fingerprint)
        );

    private static bool CanBeIgnored(Finding finding) => Suppression.RuleNames.CanSuppress(finding.Rule);

    private static bool IsSafe(Finding finding) => FixLine.CanBeFixed(finding) && finding.Fix?.Safety == FixSafety.Safe;

    private static CodeAction Action(string title, string kind, ActionData data) =>
        new(title, kind, null, null, null, null, data);

    // "source" stands for "source.fixAll", and that for "source.fixAll.krakenlint".
    private static bool IsWanted(ImmutableArray<string>? only, string kind) =>
        only is not { IsDefaultOrEmpty: false } wanted
        || wanted.Any(one =>
            one.Length == 0
            || one == kind
            || kind.StartsWith($"{one}.", StringComparison.Ordinal)
            || one == $"{kind}.krakenlint"
        );

    private static bool Meet(LspRange one, LspRange other) =>
        !IsBefore(one.End, other.Start) && !IsBefore(other.End, one.Start);

    private static bool IsBefore(LspPosition one, LspPosition other) =>
        one.Line < other.Line || (one.Line == other.Line && one.Character < other.Character);
}
