using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Rules;
using KrakenLint.Text;

namespace KrakenLint.Examples;

/// <summary>Runs the examples of a rule: exactly what is marked must be found, and nothing in a good one.</summary>
public static class ExampleRunner
{
    /// <returns>A sentence for each difference, at the example's place in the rule file; empty where all is well.</returns>
    /// <param name="library">The roles and words of the run.</param>
    public static ImmutableArray<Problem> Run(Rule rule, RuleLibrary library) =>
        [
            .. rule.Examples.SelectMany(example =>
                Run(rule, example, library)
                    .Select(text => new Problem("example", example.Span.FirstLine, $"{example.Title}: {text}"))
            ),
        ];

    private static IEnumerable<string> Run(Rule rule, RuleExample example, RuleLibrary library)
    {
        var run = ExampleRun.For(rule, example, library);
        foreach (var problem in run.Problems)
            yield return problem.ToString();
        var result = run.Lint(run.Inputs);
        var expected = run.Markers.ToList();
        if (!rule.IsOnProblems)
        {
            foreach (var note in result.Notes.Where(note => note.IsFailure))
                yield return $"{note.Path} {note.Text}";
        }
        if (example.IsBad && expected.Count == 0)
            yield return "a bad example marks what must be found (\"# ^^^^ ID\" under it)";
        if (!example.IsBad && expected.Count > 0)
            yield return "a good example has nothing to mark";
        foreach (var text in Compare(expected, [.. result.Findings]))
            yield return text;
    }

    private static IEnumerable<string> Compare(List<(string File, Marker Marker)> expected, List<Finding> found)
    {
        foreach (var (file, marker) in expected)
        {
            var match = found.FindIndex(finding => IsAt(finding, file, marker));
            if (match >= 0)
                found.RemoveAt(match);
            else
                yield return $"expected a finding in {file} at {ExampleMarkers.Describe(marker)}, found none there";
        }
        foreach (var finding in found)
        {
            var (start, end) = (finding.Span.StartPosition, finding.Span.EndPosition);
            yield return $"found without a mark in {finding.Span.File.Path} at line {start.Line}, columns {start.Column} to {end.Column - 1}: {finding.Message}";
        }
    }

    private static bool IsAt(Finding finding, string file, Marker marker)
    {
        var (start, end) = (finding.Span.StartPosition, finding.Span.EndPosition);
        return finding.Span.File.Path == file
            && start == new Position(marker.Line, marker.Column)
            && (marker.Length is null || end.Column - start.Column == marker.Length);
    }
}
