namespace KrakenLint.Yaml;

/// <summary>
/// The documents whose nodes are at hand, of all files: as many as fit into a room of a fixed size. The one that was read
/// longest ago makes room for the next.
/// </summary>
internal static class RecentTrees
{
    /// <summary>Bytes; a larger document takes too long to be read again and again, and stays.</summary>
    public const int Large = Most / 32;

    private const int Most = 32 << 20;

    private static readonly Lock Gate = new();
    private static readonly Queue<(YamlTree Tree, int Room)> Trees = new();
    private static int held;

    /// <param name="room">What the tree and all that it keeps may take, in bytes; not more than <see cref="Large"/>.</param>
    public static void Add(YamlTree tree, int room)
    {
        lock (Gate)
        {
            Trees.Enqueue((tree, room));
            held += room;
            while (held > Most)
            {
                var (oldest, freed) = Trees.Dequeue();
                oldest.Forget();
                held -= freed;
            }
        }
    }
}
