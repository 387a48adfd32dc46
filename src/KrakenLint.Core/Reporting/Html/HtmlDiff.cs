using System.Collections.Immutable;
using System.Text;
using KrakenLint.Findings;
using KrakenLint.Fixes;
using KrakenLint.Manifests;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Reporting.Html;

/// <summary>What repairs would change, as lines: those of each finding alone, so that a page grows with its findings only.</summary>
internal sealed class HtmlDiff(LintResult result)
{
    // A change of more is better read where it is made.
    private const int MostLines = 40;

    // Of files that were read as manifests: a stretch is asked about, not the whole file.
    private readonly Lazy<ILookup<SourceFile, YamlTree>> trees = new(() =>
        result
            .Files.SelectMany(file => file.Documents)
            .Select(document => document.Yaml.Tree)
            .OfType<YamlTree>()
            .ToLookup(tree => tree.File)
    );
    private readonly Dictionary<SourceFile, ImmutableArray<SourceSpan>> hidden = [];
    private readonly Dictionary<SourceFile, SecretLines> secrets = [];

    /// <summary>Writes nothing where there is no repair, it is long, or a line of it holds a secret.</summary>
    public void Write(Finding finding, TextWriter output)
    {
        if (finding.Fix is not { IsSecret: false } fix || EditPlanner.Plan(fix) is not { Refusal: null } plan)
            return;
        foreach (var file in plan.Edits.GroupBy(edit => edit.Span.File))
            Write(file.Key, [.. file.OrderBy(edit => edit.Span.Start).ThenBy(edit => edit.Span.End)], output);
    }

    private void Write(SourceFile file, ImmutableArray<TextEdit> edits, TextWriter output)
    {
        var first = file.LineAt(edits[0].Span.Start);
        var last = file.LineAt(edits.Max(edit => edit.Span.End));
        if (last - first > MostLines || edits.Sum(edit => edit.NewText.Count(letter => letter == '\n')) > MostLines)
            return;
        var old = new SourceSpan(file, file.Line(first).Start, file.Line(last).End);
        if (HoldsSecret(old, first, last))
            return;
        var (before, after) = (Lines(file.Slice(old.Start, old.End)), Lines(Edited(old, edits)));
        output.Write($"<pre class=\"diff\"><span class=\"line\">@@ {MarkupText.Escape(file.Path)}:{first} @@</span>\n");
        var at = 0;
        foreach (var change in LineDiff.Between(before, after))
        {
            WriteLines(' ', before[at..change.Start], output);
            WriteLines('-', before[change.Start..(change.Start + change.Count)], output);
            WriteLines('+', after[change.NewStart..(change.NewStart + change.NewCount)], output);
            at = change.Start + change.Count;
        }
        WriteLines(' ', before[at..], output);
        output.Write("</pre>\n");
    }

    private bool HoldsSecret(SourceSpan text, int first, int last)
    {
        if (!hidden.TryGetValue(text.File, out var more))
            hidden[text.File] = more = [.. result.HiddenIn(text.File)];
        var tree = trees.Value[text.File].FirstOrDefault(one => one.Start <= text.Start && text.End <= one.End);
        return tree is null
            ? Enumerable.Range(first, last - first + 1).Any(SecretsOf(text.File).Has)
            : Disclosure.In(text, tree, more.Where(span => span.Start < text.End && text.Start < span.End)).Count > 0;
    }

    private SecretLines SecretsOf(SourceFile file)
    {
        if (!secrets.TryGetValue(file, out var known))
            secrets[file] = known = SecretLines.Of(file, result.HiddenIn(file));
        return known;
    }

    private static string Edited(SourceSpan old, ImmutableArray<TextEdit> edits)
    {
        var text = new StringBuilder();
        var at = old.Start;
        foreach (var edit in edits)
        {
            text.Append(old.File.Slice(at, edit.Span.Start)).Append(edit.NewText);
            at = edit.Span.End;
        }
        return at < old.End ? text.Append(old.File.Slice(at, old.End)).ToString() : text.ToString();
    }

    private static string[] Lines(string text) => text.TrimEnd('\r', '\n').Split('\n');

    private static void WriteLines(char mark, string[] lines, TextWriter output)
    {
        var element = mark == '-' ? "del" : "ins";
        foreach (var line in lines)
            output.Write(
                mark == ' '
                    ? $"  {MarkupText.Escape(line.TrimEnd('\r'))}\n"
                    : $"<{element}>{mark} {MarkupText.Escape(line.TrimEnd('\r'))}</{element}>\n"
            );
    }
}
