namespace KrakenLint.Cli.LanguageServer.Documents;

/// <summary>Addresses of files as editors write them, and paths.</summary>
internal static class Uris
{
    /// <returns>An absolute path with <c>/</c> between folders; null for what is no file of this machine.</returns>
    public static string? PathOf(string uri)
    {
        if (!Uri.TryCreate(uri, UriKind.Absolute, out var parsed) || !parsed.IsFile || parsed.IsUnc)
            return null;
        var path = Uri.UnescapeDataString(parsed.AbsolutePath);
        // "/c:/charts" is a drive.
        if (path is ['/', var letter, ':', ..] && char.IsAsciiLetter(letter))
            path = path[1..];
        return path.Contains('\0', StringComparison.Ordinal) ? null : Path.GetFullPath(path).Replace('\\', '/');
    }

    /// <summary>The address of a file, with every character escaped that is none of a path's.</summary>
    public static string Of(string path)
    {
        var segments = path.Replace('\\', '/').Split('/').Select(Uri.EscapeDataString);
        var escaped = string.Join('/', segments);
        return escaped.StartsWith('/') ? $"file://{escaped}" : $"file:///{escaped}";
    }
}
