using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace KrakenLint.Cli.LanguageServer.Documents;

/// <summary>The documents that editors hold open: their texts count, not those on the disk.</summary>
internal sealed class OpenDocuments
{
    private readonly ConcurrentDictionary<string, OpenDocument> byPath = new(StringComparer.Ordinal);

    public IEnumerable<OpenDocument> All => byPath.Values;

    public bool TryGet(string path, [NotNullWhen(true)] out OpenDocument? document) =>
        byPath.TryGetValue(path, out document);

    public void Put(OpenDocument document) => byPath[document.Path] = document;

    public void Remove(string path) => byPath.TryRemove(path, out _);

    /// <summary>The texts as they are now, for one run over them.</summary>
    public Dictionary<string, OpenDocument> Snapshot() => byPath.ToDictionary();

    /// <summary>The address of a file as its editor writes it.</summary>
    public string UriOf(string path) => byPath.TryGetValue(path, out var open) ? open.Uri : Uris.Of(path);
}
