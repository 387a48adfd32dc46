using KrakenLint.Findings;

namespace KrakenLint.Cli;

/// <summary>Looks for manifests behind a name that begins with a dot: they are not linted, and that is told.</summary>
internal static class HiddenManifests
{
    // Folders of tools are large, and none of theirs is ours to judge.
    private const int MostFiles = 20_000;

    private const int MostBytes = 1 << 16;

    /// <returns>A note; null where there is no manifest.</returns>
    public static InputNote? In(FolderEntry entry, string path)
    {
        if (!entry.IsFolder)
            return IsManifest(path) ? Note(path, "looks like a manifest and was") : null;
        // Where it keeps its own files is no part of a repository.
        if (entry.Name == ".git" || entry.IsLink)
            return null;
        var count = FolderWalk
            .In(path, (_, _) => true)
            .Take(MostFiles)
            .Count(found => found.Entry is { IsFolder: false } && IsManifest(found.Path));
        return count == 0 ? null
            : count == 1 ? Note(path, "holds what looks like a manifest, which was")
            : Note(path, $"holds {count} files that look like manifests, which were");
    }

    private static InputNote Note(string path, string what) =>
        new(
            "hidden",
            FileReader.Shown(path),
            $"{what} not linted, because a name that begins with a dot is passed over; name it to lint it",
            IsFailure: false
        );

    private static bool IsManifest(string path)
    {
        if (!FileCollector.IsYaml(path))
            return false;
        try
        {
            using var stream = BoundedFile.Open(path);
            var start = new byte[MostBytes];
            var text = start.AsSpan(0, stream.ReadAtLeast(start, MostBytes, throwOnEndOfStream: false));
            return Has(text, "apiVersion:"u8) && Has(text, "kind:"u8);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    // At the beginning of a line: what stands deeper is part of something else.
    private static bool Has(ReadOnlySpan<byte> text, ReadOnlySpan<byte> key)
    {
        while (true)
        {
            if (text.StartsWith(key))
                return true;
            var line = text.IndexOf((byte)'\n');
            if (line < 0)
                return false;
            text = text[(line + 1)..];
        }
    }
}
