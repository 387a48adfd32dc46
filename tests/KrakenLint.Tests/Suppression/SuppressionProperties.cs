using System.Collections.Immutable;
using KrakenLint.Examples;
using KrakenLint.Findings;
using KrakenLint.Manifests;
using KrakenLint.Rules;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Tests.Suppression;

/// <summary>A suppression takes away the finding that it is written for, and nothing that it does not cover.</summary>
public sealed class SuppressionProperties
{
    private const string Reason = "accepted";

    private static readonly RuleLibrary Library = BuiltInRules.Load([]);

    public static TheoryData<string> Names() =>
        [.. Library.Rules.Where(KrakenLint.Suppression.RuleNames.CanSuppress).Select(rule => rule.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_comment_behind_the_line_takes_away_its_finding_and_nothing_else(string name)
    {
        var tried = 0;
        foreach (var (run, found, finding) in FindingsOf(name))
        {
            var comment = $" # krakenlint: ignore[{finding.Rule.Id}] {Reason}";
            var line = LineOf(finding);
            if (Commented(run, finding, line.End, comment) is not { } inputs)
                continue;
            tried++;
            var after = run.Lint(inputs);
            Assert.Equal(Show(found), Show([.. after.Findings, .. after.Suppressed.Select(one => one.Finding)]));
            Assert.Contains(Show(finding), after.Suppressed.Select(one => Show(one.Finding)));
            Assert.All(after.Suppressed, one => Assert.True(IsBelow(one.Finding.Span, line), Show(one.Finding)));
            Assert.All(after.Suppressed, one => Assert.Equal(Reason, one.Justification));
        }
        Assert.True(tried > 0, "no finding stands where a comment may follow");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_comment_on_the_line_above_takes_away_its_finding_and_nothing_else(string name)
    {
        var tried = 0;
        foreach (var (run, found, finding) in FindingsOf(name))
        {
            var line = LineOf(finding);
            var text = line.Text;
            var indent = text[..(text.Length - text.TrimStart().Length)];
            var comment = $"{indent}# krakenlint: ignore[{finding.Rule.Name}] {Reason}\n";
            if (Commented(run, finding, line.Start, comment) is not { } inputs)
                continue;
            tried++;
            var after = run.Lint(inputs);
            var all = after.Findings.Concat(after.Suppressed.Select(one => one.Finding)).ToArray();
            Assert.Equal(found.Length, all.Length);
            Assert.Contains(
                after.Suppressed,
                one =>
                    one.Finding.Message == finding.Message
                    && one.Finding.Span.StartPosition.Line == finding.Span.StartPosition.Line + 1
            );
        }
        Assert.True(tried > 0, "no finding stands below where a comment may stand");
    }

    // In a text of several lines nothing is a comment: what is found there is accepted at the key.
    private static SourceSpan LineOf(Finding finding)
    {
        var file = finding.Span.File;
        var trees = YamlReader.Read(file).Documents.Select(document => document.Tree).OfType<YamlTree>();
        var around = trees
            .SelectMany(tree => Enumerable.Range(0, tree.Count).Select(index => new YamlNode(tree, index, -1)))
            .Where(node => node is { IsScalar: true, ViaIndex: < 0 } && !node.Span.IsOneLine)
            .FirstOrDefault(node => node.Span.Contains(finding.Span));
        var start = (around.Tree is null ? null : around.Key?.Span) ?? finding.Span;
        return file.Line(start.StartPosition.Line);
    }

    private static IEnumerable<(ExampleRun Run, ImmutableArray<Finding> Found, Finding Finding)> FindingsOf(string name)
    {
        var rule = Library.Rules.First(rule => rule.Name == name);
        foreach (var example in rule.Examples.Where(example => example.IsBad))
        {
            var run = ExampleRun.For(rule, example, Library);
            var found = run.Lint(run.Inputs).Findings;
            foreach (var finding in found)
                yield return (run, found, finding);
        }
    }

    /// <returns>Null where the text is no comment there.</returns>
    private static ImmutableArray<LintInput>? Commented(ExampleRun run, Finding finding, int at, string comment)
    {
        var file = finding.Span.File;
        var changed = SourceFile.FromText(file.Path, file.Slice(0, at) + comment + file.Slice(at, file.Length));
        var isComment = YamlReader
            .Read(changed)
            .Documents.SelectMany(YamlComments.Of)
            .Any(found => YamlComments.TextOf(found) == comment.Trim()[1..].Trim());
        return isComment
            ? [.. run.Inputs.Select(input => input.File == file ? input with { File = changed } : input)]
            : null;
    }

    // On the line, or further to the right below it.
    private static bool IsBelow(SourceSpan span, SourceSpan line)
    {
        if (span.File.Path != line.File.Path || span.StartPosition.Line < line.StartPosition.Line)
            return false;
        var last = span.StartPosition.Line;
        return Enumerable
            .Range(line.StartPosition.Line + 1, last - line.StartPosition.Line)
            .Select(number => span.File.Line(number).Text)
            .All(text =>
                Indent(text) > Indent(line.Text) || text.TrimStart().StartsWith('-') || text.Trim().Length == 0
            );
    }

    private static int Indent(string text) => text.Length - text.TrimStart().Length;

    private static IEnumerable<string> Show(IEnumerable<Finding> findings) =>
        findings.Select(Show).Order(StringComparer.Ordinal);

    private static string Show(Finding finding) => $"{finding.Span} {finding.Message}";
}
