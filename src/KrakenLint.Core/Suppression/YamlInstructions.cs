using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Suppression;

/// <summary>The instructions in the comments of a YAML file, each with what it covers.</summary>
internal static class YamlInstructions
{
    /// <param name="documents">Of one file, in order.</param>
    public static IEnumerable<Found> In(SourceFile file, IEnumerable<(YamlDocument Yaml, bool IsManifest)> documents)
    {
        if (!IsMentioned(file))
            yield break;
        var all = documents.ToArray();
        var ofFile = new FileRegions(file, [.. all.Select(document => document.Yaml)]);
        var at = file.ContentStart;
        foreach (var (document, isManifest) in all)
        {
            foreach (var comment in Between(file, at, document.Span.Start))
            {
                if (Read(comment, ofFile, document, YamlRegions.First(document, isManifest)) is { } found)
                    yield return found;
            }
            foreach (var comment in YamlComments.Of(document))
            {
                if (Read(comment, ofFile, document, YamlRegions.Of(comment, document, isManifest)) is { } found)
                    yield return found;
            }
            at = document.Span.End;
        }
        foreach (var comment in Between(file, at, file.Length))
        {
            if (Read(comment, ofFile, null, null) is { } found)
                yield return found;
        }
    }

    /// <summary>False where a file cannot hold a suppression; most do not.</summary>
    public static bool IsMentioned(SourceFile file)
    {
        var rest = file.Bytes;
        while (rest.IndexOfAny((byte)'k', (byte)'K') is >= 0 and var at)
        {
            rest = rest[at..];
            if (System.Text.Ascii.EqualsIgnoreCase(rest[..Math.Min(rest.Length, 10)], "krakenlint"u8))
                return true;
            rest = rest[1..];
        }
        return false;
    }

    // A comment behind another one counts where they follow a value; commented-out text is no instruction.
    private static Found? Read(SourceSpan comment, FileRegions ofFile, YamlDocument? document, SourceSpan? region)
    {
        var line = comment.File.Line(comment.StartPosition.Line);
        var isAlone = (comment with { Start = line.Start, End = comment.Start }).Text.Trim().Length == 0;
        var last = isAlone ? -1 : comment.Text.LastIndexOf(" #", StringComparison.Ordinal);
        var text = Trimmed(last < 0 ? comment : comment.Part(last + 1, comment.Text.Length - last - 1));
        var (instruction, problem) = InstructionReader.Read(text);
        if (problem is not null)
            return new Found(null, problem, []);
        if (instruction is null)
            return null;
        // What does not parse was not linted, and it cannot be told what is a comment in it.
        if (document is { Tree: null })
            return new Found(instruction, null, []);
        if (instruction.IsForFile)
            return new Found(instruction, null, ofFile.Of(document));
        return region is { } covered
            ? new Found(instruction, null, [covered])
            : new Found(null, Found.NothingFollows(text), []);
    }

    private static SourceSpan Trimmed(SourceSpan comment)
    {
        var text = comment.Text;
        var start = text.Length - text.TrimStart('#', ' ', '\t').Length;
        return comment.Part(start, Math.Max(0, text.TrimEnd().Length - start));
    }

    private static IEnumerable<SourceSpan> Between(SourceFile file, int start, int end)
    {
        while (start < end)
        {
            var line = new SourceSpan(file, start, end).FirstLine;
            var hash = line.Text.IndexOf('#', StringComparison.Ordinal);
            if (hash >= 0)
                yield return line.Part(hash, line.Text.Length - hash);
            start = DocumentSplitter.NextLine(file.Bytes, start);
        }
    }
}
