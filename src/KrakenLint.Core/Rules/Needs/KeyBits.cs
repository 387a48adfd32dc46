using System.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Rules.Needs;

/// <summary>
/// Which keys stand below a node, as bits of their hashes: most rules ask for keys that a document does not have, and a look
/// here is far cheaper than a walk. That a key may be there says nothing.
/// </summary>
internal sealed class KeyBits
{
    private const int Bits = 2048;
    private const uint Prime = 16777619;
    private const uint Basis = 2166136261;

    private readonly ulong[] words = new ulong[Bits / 64];

    private KeyBits() { }

    /// <summary>The keys of all mappings below a node, its own too.</summary>
    public static KeyBits Of(YamlNode node)
    {
        var found = new KeyBits();
        var tree = node.Tree;
        // What is below an alias stands elsewhere.
        if (tree.HasReferences)
        {
            found.words.AsSpan().Fill(ulong.MaxValue);
            return found;
        }
        var bytes = tree.File.Bytes;
        for (var index = node.Index; index < node.After; index++)
        {
            ref readonly var data = ref tree[index];
            if (data.IsKey)
                found.Add(KeyText(data, bytes));
        }
        return found;
    }

    /// <returns>The bit that stands for a key.</returns>
    public static int BitOf(string key) => BitOf(Encoding.UTF8.GetBytes(key));

    /// <summary>False where none of the keys is there.</summary>
    /// <param name="bits">Of keys.</param>
    public bool MayHaveAny(ReadOnlySpan<int> bits)
    {
        foreach (var bit in bits)
        {
            if (MayHave(bit))
                return true;
        }
        return false;
    }

    /// <summary>False where the key is not there.</summary>
    /// <param name="bit">Of the key.</param>
    public bool MayHave(int bit) => (words[bit >> 6] & (1UL << (bit & 63))) != 0;

    // Empty where the key is not written as it reads.
    private static ReadOnlySpan<byte> KeyText(in NodeData key, ReadOnlySpan<byte> bytes)
    {
        var text = bytes[key.Start..key.End];
        if (key is { Kind: YamlKind.Scalar, HasProperties: false, Style: YamlStyle.Plain })
            return text.ContainsAny((byte)'\n', (byte)'\r') ? [] : text;
        var isQuoted =
            key is { HasProperties: false, Style: YamlStyle.SingleQuoted or YamlStyle.DoubleQuoted }
            && text.Length >= 2;
        return isQuoted && !text[1..^1].ContainsAny("\\'\n\r"u8) ? text[1..^1] : [];
    }

    private void Add(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
        {
            words.AsSpan().Fill(ulong.MaxValue);
            return;
        }
        var bit = BitOf(text);
        words[bit >> 6] |= 1UL << (bit & 63);
    }

    // FNV-1a, folded.
    private static int BitOf(ReadOnlySpan<byte> text)
    {
        var hash = Basis;
        foreach (var next in text)
            hash = unchecked((hash ^ next) * Prime);
        return (int)((hash ^ (hash >> 11) ^ (hash >> 22)) % Bits);
    }
}
