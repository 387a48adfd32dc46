using System.Collections.Immutable;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Settings;

/// <summary>Collects what is wrong with a rule or configuration file while it is read, so that all of it is told at once.</summary>
public sealed class ProblemList
{
    private readonly List<Problem> problems = [];

    public int Count => problems.Count;

    public void Add(YamlNode node, string text) => Add(SpanOf(node), text);

    /// <param name="related">Where the other half of the problem stands, or null.</param>
    public void Add(SourceSpan span, string text, SourceSpan? related = null) =>
        problems.Add(new Problem("definition", span, text, related));

    public void AddRange(ProblemList others) => problems.AddRange(others.problems);

    /// <summary>By file and place.</summary>
    public ImmutableArray<Problem> ToImmutable() =>
        problems.Count == 0
            ? []
            :
            [
                .. problems
                    .OrderBy(problem => problem.Span.File.Path, StringComparer.Ordinal)
                    .ThenBy(problem => problem.Span.Start),
            ];

    // An empty value has no text: what stands before it on its line is where the author must look.
    private static SourceSpan SpanOf(YamlNode node) => node.Span.FirstLine;
}
