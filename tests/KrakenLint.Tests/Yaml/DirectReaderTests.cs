using KrakenLint.Text;
using KrakenLint.Yaml;
using KrakenLint.Yaml.Direct;

namespace KrakenLint.Tests.Yaml;

/// <summary>Whatever is read from bytes alone is read as YamlDotNet reads it, and most of what people write is.</summary>
public sealed class DirectReaderTests
{
    [Fact]
    public void Real_manifests_have_the_same_nodes_by_both_readers()
    {
        var (documents, direct) = (0, 0);
        var differences = new List<string>();
        foreach (var path in Directory.EnumerateFiles(OutsideCorpus.PathOf(), "*.yaml", SearchOption.AllDirectories))
        {
            var file = new SourceFile(path, File.ReadAllBytes(path));
            foreach (var (start, end) in DocumentSplitter.Split(file.Bytes, file.ContentStart))
            {
                documents++;
                if (Difference(new SourceSpan(file, start, end)) is not { } difference)
                    continue;
                direct++;
                if (difference.Length > 0)
                    differences.Add($"{path}: {difference}");
            }
        }
        Assert.Empty(differences);
        Assert.Equal((0, 0), (documents, direct));
    }

    [Fact]
    public void Random_texts()
    {
        var files = Directory.EnumerateFiles(OutsideCorpus.PathOf(), "*.yaml", SearchOption.AllDirectories).Concat(Directory.EnumerateFiles(OutsideCorpus.PathOf("suites"), "*.*", SearchOption.AllDirectories)).Where(f => new FileInfo(f).Length < 30000).Order(StringComparer.Ordinal).ToArray();
        var random = new Random(1);
        string[] tokens = ["a", "b: ", "c:", "- ", "-", "? ", ": ", "\n", "\n", "\n  ", "\n    ", " ", "  ", "[", "]", "{", "}", ",", ", ", "|", "|-\n", ">+\n", "|2\n", "'", "''", "\"", "\\", "\\u00e9", "#", " # c", "é", "😀", "'q'", "\"d\"", "1", "~", "key: value\n", "- item\n", "a: |\n  x\n", "a: [b, {c: d}]\n", "\t", "&x ", "*x", "!t ", "<<: ", "@", "%", "`", "..."];
        var (n, direct) = (0, 0);
        var differences = new List<string>();
        for (var round = 0; round < int.Parse(Environment.GetEnvironmentVariable("ROUNDS") ?? "20000"); round++)
        {
            string text;
            if (round % 2 == 0)
                text = string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => tokens[random.Next(tokens.Length)]));
            else
            {
                text = File.ReadAllText(files[random.Next(files.Length)]);
                if (text.Length > 600) { var from = random.Next(text.Length - 500); from = text.IndexOf('\n', from) + 1; text = text.Substring(from, Math.Min(500, text.Length - from)); }
                for (var k = 0; k < 1 + random.Next(3); k++)
                {
                    var at = random.Next(text.Length + 1);
                    text = random.Next(3) switch
                    {
                        0 => text.Insert(at, tokens[random.Next(tokens.Length)]),
                        1 => text.Remove(Math.Min(at, Math.Max(0, text.Length - 1)), Math.Min(text.Length, 1) ),
                        _ => text.Insert(at, " "),
                    };
                }
            }
            var file = SourceFile.FromText("x.yaml", text);
            foreach (var (start, end) in DocumentSplitter.Split(file.Bytes, file.ContentStart))
            {
                var chunk = new SourceSpan(file, start, end);
                if (chunk.Text.Contains('*') || chunk.Text.Any(c => c < ' ' && c is not ('\n' or '\t' or '\r')) || chunk.Text.Contains('\uFFFD')) continue;
                n++;
                if (Difference(chunk) is not { } difference)
                    continue;
                direct++;
                if (difference.Length > 0)
                    differences.Add($"<<<{chunk.Text}>>> {difference}");
            }
        }
        File.WriteAllLines("/tmp/fast-diff.txt", differences.OrderBy(d => d.Length).Take(200));
        Assert.Equal((0, 0, 0), (differences.Count, n, direct));
    }

    /// <returns>Null where the text is not read from its bytes; empty where both agree.</returns>
    private static string? Difference(SourceSpan chunk)
    {
        if (!DirectReader.TryRead(chunk, out var tree))
            return null;
        var documents = YamlDotNetReader.Read(chunk, []);
        if (documents is [.., { IsBroken: true }] && BlankBlockLines.Find(chunk) is { Count: > 0 } cuts)
            documents = YamlDotNetReader.Read(chunk, cuts);
        if (documents is [{ IsBroken: true } broken, ..])
            return $"YamlDotNet refuses it: {broken.Problems[0]}";
        if (documents.Count != (tree is null ? 0 : 1))
            return $"YamlDotNet reads {documents.Count} documents, not {(tree is null ? 0 : 1)}";
        if (tree is null)
            return "";
        var other = documents[0].Tree!;
        if ((tree.Start, tree.End) != (other.Start, other.End) || documents[0].Span != chunk)
            return $"{tree.Start}-{tree.End} is not {other.Start}-{other.End}";
        for (var index = 0; index < Math.Max(tree.Count, other.Count); index++)
        {
            if (index >= tree.Count || index >= other.Count)
                return $"{tree.Count} nodes, not {other.Count}";
            if (tree[index] != other[index])
                return $"{tree[index]} is not {other[index]}";
        }
        return "";
    }
}
