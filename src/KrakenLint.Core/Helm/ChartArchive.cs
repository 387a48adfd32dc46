using System.Collections.Immutable;
using System.Formats.Tar;
using System.IO.Compression;
using KrakenLint.Text;

namespace KrakenLint.Helm;

/// <summary>Unpacks a packed subchart (<c>.tgz</c>) in memory; nothing is written, and no path leaves the chart.</summary>
internal static class ChartArchive
{
    private const long MostBytes = 64 << 20;

    private const int MostFiles = 20_000;

    /// <param name="archive">Its path is the folder that the files are shown under.</param>
    /// <returns>The files below the archive's one folder; none where it is no archive or asks for too much.</returns>
    public static ImmutableArray<ChartFile> Read(ChartFile archive)
    {
        var files = ImmutableArray.CreateBuilder<ChartFile>();
        var total = 0L;
        try
        {
            using var packed = new MemoryStream(archive.File.Bytes.ToArray(), writable: false);
            using var unpacked = new GZipStream(packed, CompressionMode.Decompress);
            using var reader = new TarReader(unpacked);
            while (reader.GetNextEntry() is { } entry)
            {
                total += Math.Max(1, entry.Length);
                if (total > MostBytes || files.Count >= MostFiles)
                    return [];
                if (
                    entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile)
                    || Below(entry.Name) is not { } path
                )
                    continue;
                using var content = new MemoryStream();
                entry.DataStream?.CopyTo(content);
                files.Add(
                    new ChartFile(
                        path,
                        new SourceFile($"{archive.File.Path}/{path}", content.ToArray()),
                        IsPacked: true
                    )
                );
            }
        }
        catch (Exception error)
            when (error
                    is IOException
                        or InvalidDataException
                        or FormatException
                        or NotSupportedException
                        or ArgumentException
                        or InvalidOperationException
            )
        {
            return [];
        }
        return files.ToImmutable();
    }

    // The first segment is the chart's folder; a path that leads elsewhere is nobody's file.
    private static string? Below(string name)
    {
        var segments = name.Replace('\\', '/')
            .Split('/', StringSplitOptions.RemoveEmptyEntries)
            .Where(segment => segment != ".")
            .ToArray();
        return segments.Length < 2 || segments.Contains("..") || name.StartsWith('/')
            ? null
            : string.Join('/', segments[1..]);
    }
}
