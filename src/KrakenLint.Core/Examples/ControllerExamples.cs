using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Force;
using KrakenLint.Manifests;
using KrakenLint.Rules;
using KrakenLint.Settings;
using KrakenLint.Text;
using KrakenLint.Ways;

namespace KrakenLint.Examples;

/// <summary>Runs the examples inside controller files: what is in force on a route, and what the rules on ways in say of it.</summary>
public static class ControllerExamples
{
    private const string File = "example.yaml";
    private const string Folder = "rules/ways/";
    private const string OfGateways = "KRK137";

    /// <returns>A sentence for each difference, at the example's place; empty where all is well.</returns>
    public static ImmutableArray<Problem> Run(Controller controller, RuleLibrary library)
    {
        var problems = new ProblemList();
        var examples = ControllerExample.In(controller, problems);
        return
        [
            .. problems.ToImmutable(),
            .. examples.SelectMany(example =>
                Run(controller, example, library)
                    .Select(text => new Problem("example", example.Span.FirstLine, $"{example.Title}: {text}"))
            ),
        ];
    }

    public static int CountOf(Controller controller) => ControllerExample.In(controller, new ProblemList()).Length;

    private static IEnumerable<string> Run(Controller controller, ControllerExample example, RuleLibrary library)
    {
        var (text, markers) = ExampleMarkers.Read(example.Manifests);
        var profile = example.Profile ?? LintSettings.Generic;
        var rules = new RuleSet(library.Rules.Where(IsOnWays), RuleSelection.Of(profile));
        var file = ManifestReader.Read(new LintInput(SourceFile.FromText(File, text)));
        var settings = Configuration.None.Settings with { Profile = profile };
        var result = Linter.Lint(
            [file],
            [new Bundle([.. file.Resources], World.Closed)],
            rules,
            library.Roles,
            settings
        );
        foreach (var difference in InForce(controller, example, result))
            yield return difference;
        var found = result.Findings.Where(finding => finding.Severity > Severity.Note).ToList();
        foreach (var marker in markers)
        {
            var at = found.FindIndex(finding =>
                finding.Rule.Id == marker.Rule && finding.Span.StartPosition == new Position(marker.Line, marker.Column)
            );
            if (at < 0)
                yield return $"expected {marker.Rule} at {ExampleMarkers.Describe(marker)}, found none there";
            else
                found.RemoveAt(at);
        }
        foreach (var finding in found)
            yield return $"found without a mark at line {finding.Span.StartPosition.Line}, column {finding.Span.StartPosition.Column}: {finding.Rule.Id} {finding.Message}";
        if (example.IsBad == markers.IsEmpty)
            yield return example.IsBad
                ? "a bad example marks what must be found"
                : "a good example has nothing to mark";
    }

    private static IEnumerable<string> InForce(Controller controller, ControllerExample example, LintResult result)
    {
        var ways = result.Bundles.SelectMany(scope => Way.In(scope.Graph));
        if (ways.FirstOrDefault() is not { } way)
        {
            yield return "has no route";
            yield break;
        }
        if (way.Controller?.Name != controller.Name)
            yield return $"is served by {way.Controller?.Name ?? "nobody known"}, expected {controller.Name}";
        foreach (var (setting, expected) in example.InForce)
        {
            if (WaySetting.Find(setting) is null)
            {
                yield return $"\"{setting}\" is no setting";
                continue;
            }
            var found = way[setting];
            var value = found.IsUnknown ? "?" : found.Value ?? "";
            var shown =
                found.Strength is { } strength && setting == WaySetting.Affinity ? $"{value} {strength}" : value;
            if (shown != expected && value != expected)
                yield return $"{setting} is \"{shown}\", expected \"{expected}\"";
        }
    }

    private static bool IsOnWays(Rule rule) =>
        rule.File.Path.StartsWith(Folder, StringComparison.Ordinal) || rule.Id == OfGateways;
}
