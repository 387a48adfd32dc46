using System.Buffers;
using System.Collections.Immutable;
using System.Text.Unicode;
using KrakenLint.Text;
using KrakenLint.Yaml.Direct;
using KrakenLint.Yaml.Scalars;

namespace KrakenLint.Yaml;

/// <summary>Reads a file into its documents; what is broken in one document leaves the others whole.</summary>
public static class YamlReader
{
    /// <summary>The code of problems that say that a document does not parse.</summary>
    public const string SyntaxCode = "syntax";

    /// <summary>The code of problems that say that a document exceeds a limit of this reader.</summary>
    public const string LimitCode = "limit";

    // YAML 1.2.2, section 5.1, c-printable.
    private static readonly SearchValues<byte> ControlCharacters = SearchValues.Create([
        0,
        1,
        2,
        3,
        4,
        5,
        6,
        7,
        8,
        11,
        12,
        14,
        15,
        16,
        17,
        18,
        19,
        20,
        21,
        22,
        23,
        24,
        25,
        26,
        27,
        28,
        29,
        30,
        31,
    ]);

    /// <summary>Bytes of a file; below this it takes longer to start a second thread than to read.</summary>
    internal const int WorthSharing = 200_000;

    /// <param name="jobs">How many documents may be read at a time.</param>
    public static YamlStream Read(SourceFile file, int jobs = 1) =>
        new(file, ReadEach(file, jobs, static document => document));

    /// <summary>Makes something of each document as soon as it is read, while its nodes are at hand.</summary>
    internal static ImmutableArray<T> ReadEach<T>(SourceFile file, int jobs, Func<YamlDocument, T> make)
    {
        if (WideEncoding(file.Bytes) is { } encoding)
            return
            [
                make(Broken(file, $"the file is {encoding}; expected UTF-8, the only encoding that kubectl reads")),
            ];
        var chunks = DocumentSplitter.Split(file.Bytes, file.ContentStart);
        var documents = OrderedWork.Do(
            chunks,
            file.Length < WorthSharing ? 1 : jobs,
            chunk => ReadChunk(file, chunk.Start, chunk.End).Select(make).ToArray()
        );
        return [.. documents.SelectMany(chunk => chunk)];
    }

    private static IEnumerable<YamlDocument> ReadChunk(SourceFile file, int start, int end)
    {
        var mark = start > 0 && file.Bytes[start..end].StartsWith("\uFEFF"u8) ? 3 : 0;
        return ReadChunk(new SourceSpan(file, start + mark, end));
    }

    private static YamlDocument Broken(SourceFile file, string text)
    {
        var span = new SourceSpan(file, 0, file.Length);
        var problem = new Problem(SyntaxCode, span with { End = Math.Min(2, file.Length) }, text);
        return new YamlDocument(span, null, IsBroken: true, [problem]);
    }

    private static IEnumerable<YamlDocument> ReadChunk(SourceSpan chunk)
    {
        if (InvalidByte(chunk) is { } invalid)
            return [BrokenAt(invalid, chunk, "the text is not valid UTF-8 here")];
        // To YamlDotNet a NUL ends the text, and what follows would go unseen.
        if (chunk.File.Bytes[chunk.Start..chunk.End].IndexOfAny(ControlCharacters) is >= 0 and var control)
        {
            var at = new SourceSpan(chunk.File, chunk.Start + control, chunk.Start + control + 1);
            var code = chunk.File.Bytes[at.Start];
            return [BrokenAt(at, chunk, $"the control character U+{code:X4} may not stand in YAML")];
        }
        if (DirectReader.TryRead(chunk, out var tree))
            return tree is null ? [] : [new YamlDocument(chunk, tree, IsBroken: false, DuplicateKeys.Find(tree))];
        var documents = YamlDotNetReader.Read(chunk, []);
        // YamlDotNet refuses block scalars that begin with a line of spaces; YAML and kubectl do not.
        if (documents is [.., { IsBroken: true }] && BlankBlockLines.Find(chunk) is { Count: > 0 } cuts)
            return YamlDotNetReader.Read(chunk, cuts);
        return documents;
    }

    private static YamlDocument BrokenAt(SourceSpan place, SourceSpan chunk, string text) =>
        new(chunk, null, IsBroken: true, [new Problem(SyntaxCode, place, text)]);

    private static SourceSpan? InvalidByte(SourceSpan chunk)
    {
        var rest = chunk.File.Bytes[chunk.Start..chunk.End];
        if (Utf8.IsValid(rest))
            return null;
        var at = 0;
        while (System.Text.Rune.DecodeFromUtf8(rest[at..], out _, out var length) == OperationStatus.Done)
            at += length;
        return new SourceSpan(chunk.File, chunk.Start + at, chunk.Start + at + 1);
    }

    private static string? WideEncoding(ReadOnlySpan<byte> bytes) =>
        bytes switch
        {
            [0xFF, 0xFE, 0, 0, ..] or [0, 0, 0xFE, 0xFF, ..] => "UTF-32",
            [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] => "UTF-16",
            _ => null,
        };
}
