using KrakenLint.Settings;
using KrakenLint.Yaml;

namespace KrakenLint.Rules.Files;

/// <summary>Reads <c>help</c>.</summary>
internal static class HelpReader
{
    public static RuleHelp Read(MappingReader rule, ProblemList problems)
    {
        if (
            rule.Optional("help") is not { } node
            || MappingReader.For(node, RuleShapes.Help, problems) is not { } mapping
        )
            return RuleHelp.None;
        var help = new RuleHelp(
            mapping.RequiredText("why", "why the requirement exists").Trim(),
            mapping.OptionalTexts("symptoms"),
            mapping.OptionalText("diagnose")?.Trim(),
            mapping.OptionalText("remedy")?.Trim(),
            mapping.OptionalText("verify")?.Trim(),
            [.. mapping.OptionalItems("links").Select(link => ReadLink(link, problems)).OfType<Uri>()]
        );
        mapping.Finish();
        return help;
    }

    private static Uri? ReadLink(YamlNode node, ProblemList problems)
    {
        if (
            node.IsScalar
            && Uri.TryCreate(node.Text, UriKind.Absolute, out var link)
            && link.Scheme is "https" or "http"
        )
            return link;
        problems.Add(node, $"expected the address of a page, found {MappingReader.Describe(node)}");
        return null;
    }
}
