using System.Collections.Immutable;
using System.Formats.Tar;
using System.IO.Compression;
using KrakenLint.Text;

namespace KrakenLint.Helm.Charts;

/// <summary>Unpacks a packed chart (<c>.tgz</c>) in memory; nothing is written, and no path leaves the chart.</summary>
public static class ChartArchive
{
    private const long MostBytes = 64 << 20;

    private const int MostFiles = 20_000;

    // What an archive says of itself, such as names of any length, is read as well.
    private const long MostUnpacked = MostBytes + (16 << 20);

    /// <summary>Entries that hold nothing of their own.</summary>
    private static readonly TarEntryType[] Bare =
    [
        TarEntryType.Directory,
        TarEntryType.SymbolicLink,
        TarEntryType.HardLink,
        TarEntryType.CharacterDevice,
        TarEntryType.BlockDevice,
        TarEntryType.Fifo,
        TarEntryType.GlobalExtendedAttributes,
    ];

    /// <param name="archive">A packed chart; its path is the folder that the files are shown under.</param>
    /// <returns>Its files, which people may put comments in; null as for one below another chart.</returns>
    public static ImmutableArray<ChartFile>? Read(SourceFile archive) => Read(archive, isPacked: false);

    /// <param name="archive">A packed chart below another one.</param>
    /// <returns>
    /// The files below the archive's one folder; null where it is no archive, asks for too much, or holds what helm may
    /// read and we do not.
    /// </returns>
    internal static ImmutableArray<ChartFile>? Read(ChartFile archive) => Read(archive.File, isPacked: true);

    private static ImmutableArray<ChartFile>? Read(SourceFile archive, bool isPacked)
    {
        var files = ImmutableArray.CreateBuilder<ChartFile>();
        var total = 0L;
        try
        {
            using var packed = new MemoryStream(archive.Bytes.ToArray(), writable: false);
            using var gzip = new GZipStream(packed, CompressionMode.Decompress);
            using var unpacked = new BoundedStream(gzip, MostUnpacked);
            using var reader = new TarReader(unpacked);
            while (reader.GetNextEntry() is { } entry)
            {
                total += Math.Max(1, entry.Length);
                if (total > MostBytes || files.Count >= MostFiles)
                    return null;
                if (Bare.Contains(entry.EntryType) || Below(entry.Name) is not { } path)
                    continue;
                if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile))
                    return null;
                using var content = new MemoryStream();
                entry.DataStream?.CopyTo(content);
                files.Add(
                    new ChartFile(
                        path,
                        new SourceFile(
                            $"{archive.Path}/{path}",
                            content.ToArray(),
                            archive.RepositoryPath is { } place ? $"{place}/{path}" : null
                        ),
                        isPacked
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
            return null;
        }
        return files.ToImmutable();
    }

    // The first segment is the chart's folder; of the others ".." takes one back, as helm has it, and a path that leads
    // elsewhere is nobody's file.
    private static string? Below(string name)
    {
        var segments = name.Replace('\\', '/')
            .Split('/', StringSplitOptions.RemoveEmptyEntries)
            .Where(segment => segment != ".")
            .ToArray();
        if (segments.Length < 2 || segments[0] == ".." || name.StartsWith('/'))
            return null;
        var path = new List<string>();
        foreach (var segment in segments.Skip(1))
        {
            if (segment != "..")
                path.Add(segment);
            else if (path.Count == 0)
                return null;
            else
                path.RemoveAt(path.Count - 1);
        }
        return path.Count == 0 ? null : string.Join('/', path);
    }
}
