namespace KrakenLint.Units;

/// <summary>
/// A container image reference taken apart (https://github.com/distribution/reference). Every image is looked at by dozens of
/// rules, most of which want one part.
/// </summary>
public readonly struct ImageReference
{
    private readonly string text;
    private readonly int repositoryEnd;
    private readonly int nameEnd;

    private ImageReference(string text, int repositoryEnd, int nameEnd)
    {
        this.text = text;
        this.repositoryEnd = repositoryEnd;
        this.nameEnd = nameEnd;
    }

    /// <summary>Registry and path, such as <c>docker.io/bitnami/redis</c>.</summary>
    public ReadOnlySpan<char> RepositoryText => text.AsSpan(0, repositoryEnd);

    /// <inheritdoc cref="RepositoryText"/>
    public string Repository => text[..repositoryEnd];

    /// <summary>Null where none is given.</summary>
    public string? Tag => repositoryEnd < nameEnd ? text[(repositoryEnd + 1)..nameEnd] : null;

    /// <summary>Null where none is given.</summary>
    public string? Digest => nameEnd < text.Length ? text[(nameEnd + 1)..] : null;

    /// <summary>True where a digest, or a tag other than <c>latest</c>, fixes what runs.</summary>
    public bool IsPinned =>
        nameEnd < text.Length
        || (
            repositoryEnd < nameEnd
            && !text.AsSpan(repositoryEnd + 1, nameEnd - repositoryEnd - 1).SequenceEqual("latest")
        );

    /// <summary>The last part of the repository: <c>redis</c>.</summary>
    public string Name => text[(RepositoryText.LastIndexOf('/') + 1)..repositoryEnd];

    public static ImageReference Parse(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        var name = at < 0 ? text.AsSpan() : text.AsSpan(0, at);
        // A colon before the last slash belongs to the registry's port.
        var path = name.LastIndexOf('/') + 1;
        var colon = name[path..].IndexOf(':');
        return new ImageReference(text, colon < 0 ? name.Length : path + colon, name.Length);
    }
}
