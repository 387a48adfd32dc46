namespace KrakenLint.Units;

/// <summary>A container image reference taken apart (https://github.com/distribution/reference).</summary>
/// <param name="Repository">Registry and path, such as <c>docker.io/bitnami/redis</c>.</param>
/// <param name="Tag">Null where none is given.</param>
/// <param name="Digest">Null where none is given.</param>
public sealed record ImageReference(string Repository, string? Tag, string? Digest)
{
    /// <summary>True where a digest, or a tag other than <c>latest</c>, fixes what runs.</summary>
    public bool IsPinned => Digest is not null || Tag is not null and not "latest";

    /// <summary>The last part of the repository: <c>redis</c>.</summary>
    public string Name => Repository[(Repository.LastIndexOf('/') + 1)..];

    public static ImageReference Parse(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        var name = at < 0 ? text : text[..at];
        var digest = at < 0 ? null : text[(at + 1)..];
        // A colon before the last slash belongs to the registry's port.
        var colon = name.IndexOf(':', name.LastIndexOf('/') + 1);
        return colon < 0
            ? new ImageReference(name, null, digest)
            : new ImageReference(name[..colon], name[(colon + 1)..], digest);
    }
}
