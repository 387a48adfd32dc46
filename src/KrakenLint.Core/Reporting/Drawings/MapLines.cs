using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Maps;
using KrakenLint.Rules;
using KrakenLint.Text;

namespace KrakenLint.Reporting.Drawings;

/// <summary>What is said about a hop below its name: settings, evidence, findings, each with its word in front.</summary>
internal sealed class MapLines(MapWords words)
{
    public const string Bold = "1";
    public const string Bad = "1;31";
    public const string Doubtful = "1;33";
    public const string Good = "1;32";
    public const string Note = "1;36";
    public const string Dim = "2";

    private const int LongestPiece = 50;

    public static bool IsSame(TreeLine left, TreeLine right) =>
        left.Label == right.Label && left.Pieces.SequenceEqual(right.Pieces);

    public IEnumerable<TreeLine> SettingLines(RouteHop route)
    {
        if (!route.Stickiness.IsEmpty)
            yield return SettingLine("sticky", route.Stickiness);
        else if (route.Meaning == "Socket.IO")
            yield return new TreeLine("sticky", [new TreeText("no", Doubtful)]);
        if (!route.Timeouts.IsEmpty)
            yield return SettingLine("timeouts", route.Timeouts);
    }

    public TreeText Affinity(ServiceHop service) =>
        new(Escape(words.Setting(service.Affinity)), service.Affinity.Value == "None" ? Dim : Doubtful);

    public IEnumerable<TreeLine> BalancerLines(ServiceHop service)
    {
        if (service.Controller.Length > 0)
            yield return new TreeLine("way in", [new TreeText(service.Controller)]);
        if (!service.InForce.IsEmpty)
            yield return SettingLine("in force", service.InForce);
    }

    private TreeLine SettingLine(string label, ImmutableArray<Setting> settings) =>
        new(label, [.. settings.Select(setting => new TreeText(Escape(words.Setting(setting))))]);

    public static IEnumerable<TreeLine> CookieLines(RouteHop route)
    {
        if (route.Cookie is not { } cookie)
            yield break;
        var own = new TreeText(Escape($"{cookie.Name}; Path={cookie.Path}"));
        yield return new TreeLine(
            "cookie",
            [
                own,
                .. cookie.SharedWith.Select(path => new TreeText(
                    Escape($"and the one of {path}, which has the same name and is for other pods"),
                    Doubtful
                )),
            ]
        );
    }

    public static IEnumerable<TreeLine> BudgetLines(WorkloadHop workload) =>
        workload.Budgets.IsEmpty
            ? []
            : [new TreeLine("budget", [.. workload.Budgets.Select(name => Plain($"PodDisruptionBudget {name}"))])];

    public static IEnumerable<TreeLine> UseLines(WorkloadHop workload)
    {
        if (workload.Uses.IsEmpty)
            yield break;
        yield return new TreeLine(
            "uses",
            [
                .. workload.Uses.Select(use =>
                    MapWords.State(use.State) is { Length: > 0 } state
                        ? new TreeText(
                            Escape($"{use.Kind} {use.Name} ({state})"),
                            MapWords.IsBroken(use.State) ? Doubtful : Dim
                        )
                        : Plain($"{use.Kind} {use.Name}")
                ),
            ]
        );
    }

    public static IEnumerable<TreeLine> BackLines(CallHop call) =>
        call.Back.Length == 0 ? [] : [new TreeLine("back", [.. Words(Escape(call.Back), "")])];

    public IEnumerable<TreeLine> DirectLines(WorkloadHop workload) =>
        workload.Direct.Select(way => new TreeLine(
            "browsers",
            [
                new TreeText(way.What, Good),
                .. Words(Escape(way.Words), MapWords.IsBroken(way.State) || way.State == "off" ? Doubtful : ""),
                .. way.Span is null ? [] : new[] { Place(way.Span) },
            ]
        ));

    public static IEnumerable<TreeLine> RoleLines(ImmutableArray<string> roles) =>
        roles.IsEmpty ? [] : [new TreeLine("role", [Plain(string.Join(", ", roles))])];

    public IEnumerable<TreeLine> EvidenceLines(ImmutableArray<EvidenceMark> marks) =>
        marks.Select(mark => new TreeLine("evidence", [.. EvidencePieces(mark)]));

    // One piece as long as it leaves room for others on its line.
    private IEnumerable<TreeText> EvidencePieces(EvidenceMark mark)
    {
        var text = Escape(words.Evidence(mark));
        return text.Length <= LongestPiece ? [new TreeText(text)] : Words(text, "");
    }

    public TreeLine FindingLine(Finding finding)
    {
        var (sign, color) = finding.Severity switch
        {
            Severity.Error => ("✗", Bad),
            Severity.Warning => ("!", Doubtful),
            _ => ("·", Note),
        };
        return new TreeLine(
            $"{sign} {finding.Severity.Word()}",
            [new TreeText(Escape(words.Finding(finding)), color), .. Words(Escape(finding.Label), Dim)]
        );
    }

    public TreeText Place(SourceSpan? span) => new(Escape(words.Place(span)), Dim, TreeJoint.Glued);

    public static TreeText Plain(string text) => new(Escape(text));

    public static string Escape(string text) => TerminalText.Escape(text);

    private static IEnumerable<TreeText> Words(string text, string color) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select((word, index) => new TreeText(word, color, index == 0 ? TreeJoint.Apart : TreeJoint.Word));
}
