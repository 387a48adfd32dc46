using System.Text;
using System.Text.RegularExpressions;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Tests.Yaml;

/// <summary>One case of yaml-test-suite: its input, whether it must fail, and its scalars by document.</summary>
internal sealed record SuiteCase(string Id, string Text, bool MustFail, string[][]? Documents)
{
    public static IEnumerable<SuiteCase> All()
    {
        var folder = OutsideCorpus.PathOf("suites", "yaml-test-suite", "src");
        return Directory.GetFiles(folder, "*.yaml").Order(StringComparer.Ordinal).SelectMany(Read);
    }

    private static IEnumerable<SuiteCase> Read(string path)
    {
        var stream = YamlReader.Read(new SourceFile(Path.GetFileName(path), File.ReadAllBytes(path)));
        var tests = Assert.Single(stream.Documents).Tree!.Root;
        // What a later test of a file leaves out, it has from the one before.
        string? tree = null;
        var number = 0;
        foreach (var test in tests.Items)
        {
            tree = test["tree"]?.Text ?? tree;
            if (test["skip"] is null && test["yaml"] is { } yaml)
                yield return new SuiteCase(
                    $"{Path.GetFileNameWithoutExtension(path)}:{number}",
                    Visible(yaml.Text),
                    test["fail"] is { Text: "true" },
                    tree is null ? null : [.. DocumentsOf(Visible(tree))]
                );
            number++;
        }
    }

    private static string Visible(string text)
    {
        var plain = Regex.Replace(text, "—*»", "\t", RegexOptions.NonBacktracking);
        plain = plain.Replace('␣', ' ').Replace("↵", "").Replace('←', '\r').Replace('⇔', '\uFEFF');
        return Regex.Replace(plain, "∎\n\\z", "", RegexOptions.NonBacktracking);
    }

    private static IEnumerable<string[]> DocumentsOf(string tree)
    {
        var scalars = new List<string>();
        var isEmpty = false;
        foreach (var line in tree.Split('\n').Select(line => line.TrimStart()))
        {
            if (line.StartsWith("+DOC", StringComparison.Ordinal))
            {
                scalars.Clear();
                isEmpty = true;
            }
            else if (line.StartsWith("-DOC", StringComparison.Ordinal) && !isEmpty)
            {
                yield return [.. scalars];
            }
            else if (line.StartsWith("=VAL ", StringComparison.Ordinal))
            {
                // The reader leaves documents of nothing out.
                isEmpty &= line == "=VAL :" && scalars.Count == 0;
                scalars.Add(ValueOf(line[5..]));
            }
            else if (line.StartsWith('+'))
            {
                isEmpty = false;
            }
        }
    }

    private static string ValueOf(string value)
    {
        var text = Regex.Replace(
            value,
            @"\A(&\S+ )?(<[^>]*> )?",
            "",
            RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
        )[1..];
        var result = new StringBuilder();
        for (var at = 0; at < text.Length; at++)
            result.Append(text[at] == '\\' && at + 1 < text.Length ? Escaped(text[++at]) : text[at]);
        return result.ToString().Replace("<SPC>", " ").Replace("<TAB>", "\t");
    }

    private static char Escaped(char code) =>
        code switch
        {
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            'b' => '\b',
            _ => code,
        };
}
