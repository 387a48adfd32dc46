using KrakenLint.Text;
using KrakenLint.Yaml;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace KrakenLint.Tests.Yaml;

/// <summary>Real manifests: every scalar decodes to what YamlDotNet's own decoding gives.</summary>
public sealed class YamlDifferentialTests
{
    // Block scalars that begin with a line of spaces: YamlDotNet refuses them.
    private static readonly string[] Unreadable = ["helm-rendered/haproxy/rendered.yaml:15:1"];

    [Fact]
    public void Scalars_of_real_manifests_have_the_values_that_yamldotnet_decodes()
    {
        var (files, scalars) = (0, 0);
        var differences = new List<string>();
        foreach (var file in Files())
        {
            files++;
            foreach (var document in YamlReader.Read(file).Documents.Where(document => document.Tree is not null))
                scalars += Compare(document, differences);
        }

        Assert.Equal(Unreadable, differences);
        Assert.Equal((50, 67_131), (files, scalars));
    }

    [Fact]
    public void Only_what_is_truly_wrong_in_real_manifests_is_reported()
    {
        var problems = Files()
            .SelectMany(file => YamlReader.Read(file).Problems)
            .Select(problem => $"{problem.Code} {problem}");

        Assert.Equal(
            [
                "duplicate-key kraken/11dd524.values.yaml:294:3: key \"master\" is set twice, first on line 287",
                "duplicate-key kraken/93e9c96.values.yaml:287:3: key \"master\" is set twice, first on line 280",
            ],
            problems
        );
    }

    private static int Compare(YamlDocument document, List<string> differences)
    {
        var nodes = YamlText.Nodes(document.Tree!).Where(node => node.IsScalar).ToArray();
        string[] expected;
        try
        {
            expected = [.. ValuesOf(document.Span.Text)];
        }
        catch (YamlException)
        {
            differences.Add($"{document.Span}");
            return 0;
        }
        if (nodes.Length != expected.Length)
            differences.Add($"{document.Span}: {nodes.Length} scalars, not {expected.Length}");
        foreach (var (node, value) in nodes.Zip(expected).Where(pair => pair.First.Text != pair.Second))
            differences.Add($"{node.Span}: {node.Text} is not {value}");
        return nodes.Length;
    }

    private static IEnumerable<string> ValuesOf(string text)
    {
        var parser = new Parser(new StringReader(text));
        while (parser.MoveNext())
        {
            if (parser.Current is Scalar scalar)
                yield return scalar.Value;
        }
    }

    private static IEnumerable<SourceFile> Files()
    {
        var root = OutsideCorpus.PathOf();
        return Directory
            .GetFiles(Path.Combine(root, "helm-rendered"), "rendered.yaml", SearchOption.AllDirectories)
            .Concat(Directory.GetFiles(Path.Combine(root, "kraken"), "*.yaml"))
            .Order(StringComparer.Ordinal)
            .Select(path => new SourceFile(
                Path.GetRelativePath(root, path).Replace('\\', '/'),
                File.ReadAllBytes(path)
            ));
    }
}
