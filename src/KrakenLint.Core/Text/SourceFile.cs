using System.Collections.Concurrent;
using System.Text;

namespace KrakenLint.Text;

/// <summary>One input: the name that people see and its bytes (UTF-8; a byte-order mark is skipped, never counted).</summary>
/// <param name="path">The name as shown, with <c>/</c> between folders.</param>
/// <param name="bytes">The content; offsets everywhere count these bytes from 0.</param>
/// <param name="fullPath">The absolute path, or null for text that is no file.</param>
/// <param name="repositoryPath">The path below the repository's root, or null where the file lies outside.</param>
public sealed class SourceFile(string path, byte[] bytes, string? repositoryPath = null, string? fullPath = null)
{
    private int[]? lineStarts;
    private readonly Lazy<ConcurrentDictionary<object, object>> known = new(() => new(1, 3));
    private readonly Lazy<ConcurrentDictionary<int, LongLine>> longLines = new(() => new(1, 3));

    public string Path { get; } = path;

    public string? RepositoryPath { get; } = repositoryPath;

    /// <summary>The absolute path, for files that lie in no repository.</summary>
    public string? FullPath { get; } = fullPath;

    /// <summary>What reports call the file: below the root where it lies there, else from the top of the machine's files.</summary>
    public string ReportPath => RepositoryPath ?? FullPath ?? Path;

    public ReadOnlySpan<byte> Bytes => bytes;

    public int Length => bytes.Length;

    /// <summary>Offset of the first byte after a UTF-8 byte-order mark, else 0.</summary>
    public int ContentStart => bytes.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0;

    /// <summary>Number of lines; lines end with LF or CRLF.</summary>
    public int LineCount => LineStarts.Length;

    private int[] LineStarts => lineStarts ??= FindLineStarts();

    public static SourceFile FromText(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));

    /// <summary>What a later stage works out about the file, once for each key.</summary>
    public T Once<T>(object key, Func<SourceFile, T> find)
        where T : class => (T)known.Value.GetOrAdd(key, static (_, row) => row.find(row.file), (find, file: this));

    /// <param name="offset">0-based byte offset, at most the length.</param>
    public Position PositionAt(int offset)
    {
        var line = LineIndex(offset);
        var start = LineStarts[line];
        var before = Math.Max(0, offset - start);
        var units = before < LongLine.Least ? Utf16Length(bytes.AsSpan(start, before)) : UnitsBefore(line, offset);
        return new Position(line + 1, 1 + units);
    }

    /// <summary>1-based line of a 0-based byte offset.</summary>
    public int LineAt(int offset) => LineIndex(offset) + 1;

    /// <summary>The text of a 1-based line without its line break, as byte offsets.</summary>
    public SourceSpan Line(int line)
    {
        var start = LineStarts[line - 1];
        var end = line < LineStarts.Length ? LineStarts[line] : bytes.Length;
        if (end > start && bytes[end - 1] == (byte)'\n')
            end--;
        if (end > start && bytes[end - 1] == (byte)'\r')
            end--;
        return new SourceSpan(this, start, end);
    }

    public string Slice(int start, int end) => Encoding.UTF8.GetString(bytes, start, end - start);

    /// <summary>UTF-16 code units of UTF-8 text; an invalid byte counts as one.</summary>
    private static int Utf16Length(ReadOnlySpan<byte> utf8) => Encoding.UTF8.GetCharCount(utf8);

    // Where everything stands on one line, each place on it would be counted from its start.
    private int UnitsBefore(int line, int offset)
    {
        var known = longLines.Value.GetOrAdd(line, static (at, file) => new LongLine(file.WholeLine(at)), this);
        var (from, units) = known.Before(offset - LineStarts[line]);
        return units + Utf16Length(bytes.AsSpan(LineStarts[line] + from, offset - LineStarts[line] - from));
    }

    private ReadOnlySpan<byte> WholeLine(int line) =>
        bytes.AsSpan(LineStarts[line]..(line + 1 < LineStarts.Length ? LineStarts[line + 1] : bytes.Length));

    private int LineIndex(int offset)
    {
        var index = Array.BinarySearch(LineStarts, offset);
        return index >= 0 ? index : Math.Max(0, ~index - 1);
    }

    private int[] FindLineStarts()
    {
        var span = bytes.AsSpan();
        var starts = new int[span.Count((byte)'\n') + 1];
        starts[0] = ContentStart;
        var next = 1;
        for (var at = 0; next < starts.Length; )
        {
            at += span[at..].IndexOf((byte)'\n') + 1;
            starts[next++] = at;
        }
        return starts;
    }
}
