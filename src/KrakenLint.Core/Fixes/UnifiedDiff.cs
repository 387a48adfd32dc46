using System.Text;
using KrakenLint.Text;

namespace KrakenLint.Fixes;

/// <summary>Writes what changes as a patch that <c>git apply</c> takes, from the repository's root where there is one.</summary>
public static class UnifiedDiff
{
    private const int Context = 3;

    /// <summary>Lines around a change that hold a secret are never context; changed lines must hold none.</summary>
    public static void Write(FixedFile file, TextWriter output)
    {
        var (old, current) = (LinesOf(file.Before), LinesOf(file.After));
        var name = file.Before.RepositoryPath ?? file.Before.Path.TrimStart('/');
        output.Write($"diff --git {Quoted($"a/{name}")} {Quoted($"b/{name}")}\n");
        output.Write($"--- {Quoted($"a/{name}")}{Tab(name)}\n+++ {Quoted($"b/{name}")}{Tab(name)}\n");
        foreach (
            var hunk in Hunks(
                LineDiff.Between(old, current),
                old.Length,
                SecretLines.Of(file.Before, file.HiddenIn(file.Before))
            )
        )
            Write(hunk, old, current, output);
    }

    private sealed record Hunk(int Start, int End, List<LineChange> Changes);

    // Changes that share context lines are one hunk.
    private static List<Hunk> Hunks(List<LineChange> changes, int length, SecretLines secrets)
    {
        var hunks = new List<Hunk>();
        foreach (var change in changes)
        {
            var (start, end) = (change.Start, change.Start + change.Count);
            while (start > 0 && change.Start - start < Context && !secrets.Has(start))
                start--;
            while (end < length && end - change.Start - change.Count < Context && !secrets.Has(end + 1))
                end++;
            if (hunks is [.., var last] && start <= last.End)
            {
                last.Changes.Add(change);
                hunks[^1] = last with { End = end };
            }
            else
            {
                hunks.Add(new Hunk(start, end, [change]));
            }
        }
        return hunks;
    }

    private static void Write(Hunk hunk, string[] old, string[] current, TextWriter output)
    {
        var first = hunk.Changes[0];
        var newStart = first.NewStart - (first.Start - hunk.Start);
        var newCount = hunk.End - hunk.Start + hunk.Changes.Sum(change => change.NewCount - change.Count);
        output.Write($"@@ -{Range(hunk.Start, hunk.End - hunk.Start)} +{Range(newStart, newCount)} @@\n");
        var at = hunk.Start;
        foreach (var change in hunk.Changes)
        {
            WriteLines(' ', old[at..change.Start], output);
            WriteLines('-', old[change.Start..(change.Start + change.Count)], output);
            WriteLines('+', current[change.NewStart..(change.NewStart + change.NewCount)], output);
            at = change.Start + change.Count;
        }
        WriteLines(' ', old[at..hunk.End], output);
    }

    // Lines are counted from 1; a stretch without lines is named by the line before it.
    private static string Range(int start, int count) => $"{(count == 0 ? start : start + 1)},{count}";

    private static void WriteLines(char mark, IEnumerable<string> lines, TextWriter output)
    {
        foreach (var line in lines)
        {
            output.Write($"{mark}{line}");
            if (!line.EndsWith('\n'))
                output.Write("\n\\ No newline at end of file\n");
        }
    }

    /// <summary>Lines with their breaks; the last one may lack it.</summary>
    private static string[] LinesOf(SourceFile file)
    {
        var text = file.Slice(0, file.Length);
        var lines = new List<string>();
        for (var at = 0; at < text.Length; )
        {
            var end = text.IndexOf('\n', at);
            end = end < 0 ? text.Length : end + 1;
            lines.Add(text[at..end]);
            at = end;
        }
        return [.. lines];
    }

    // Git ends a name with a space in it by a tab, and quotes what would not be read back.
    private static string Tab(string name) => name.Contains(' ', StringComparison.Ordinal) ? "\t" : "";

    private static string Quoted(string name)
    {
        if (!name.Any(character => char.IsControl(character) || character is '"' or '\\'))
            return name;
        var quoted = new StringBuilder("\"");
        foreach (var value in Encoding.UTF8.GetBytes(name))
        {
            if (value is (byte)'"' or (byte)'\\')
                quoted.Append('\\').Append((char)value);
            else if (value is < 0x20 or >= 0x7F)
                quoted.Append('\\').Append(Convert.ToString(value, 8).PadLeft(3, '0'));
            else
                quoted.Append((char)value);
        }
        return quoted.Append('"').ToString();
    }
}
