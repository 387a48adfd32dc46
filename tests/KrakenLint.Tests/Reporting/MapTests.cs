using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using KrakenLint.Manifests;
using KrakenLint.Maps;
using KrakenLint.Reporting.Drawings;
using KrakenLint.Rules;
using KrakenLint.Settings;
using KrakenLint.Text;

namespace KrakenLint.Tests.Reporting;

public sealed partial class MapTests
{
    // A few rules that will always mean the same, so that a new one changes no golden file.
    private static readonly string[] Rules = ["KRK107", "KRK118", "KRK201", "KRK302", "KRK401", "KRK801"];

    private static readonly RuleLibrary Library = BuiltInRules.Load([]);

    public static TheoryData<string, string> Drawn()
    {
        var rows = new TheoryData<string, string>();
        foreach (var name in new[] { "mended", "broken", "routes" })
        {
            foreach (var format in MapFormats.All)
                rows.Add(name, format.Name);
        }
        return rows;
    }

    [Theory]
    [MemberData(nameof(Drawn))]
    public void Every_format_draws_what_its_golden_file_says(string name, string format) =>
        Golden.Check($"map-{name}-{format}.txt", Write(MapOf(name), format));

    [Fact]
    public void Colour_is_for_terminals() =>
        Golden.Check("map-routes-color.txt", Write(MapOf("routes"), "text", useColor: true));

    [Theory]
    [MemberData(nameof(Drawn))]
    public void No_secret_and_no_control_character_is_ever_written(string name, string format)
    {
        var text = Write(MapOf(name), format);
        Assert.DoesNotContain("hunter", text, StringComparison.Ordinal);
        Assert.DoesNotContain(text, character => char.IsControl(character) && character != '\n');
        Assert.All(text.Split('\n'), line => Assert.Equal(line.TrimEnd(), line));
    }

    [Theory]
    [InlineData("mended")]
    [InlineData("broken")]
    [InlineData("routes")]
    public void A_tree_fits_a_terminal_of_a_hundred_columns(string name) =>
        Assert.All(Write(MapOf(name), "text").Split('\n'), line => Assert.True(line.Length <= 100, line));

    /// <summary>No card of the drawing says that nothing was found where something was.</summary>
    [Theory]
    [InlineData("mended")]
    [InlineData("broken")]
    [InlineData("routes")]
    public void Every_finding_is_drawn_or_counted(string name)
    {
        var map = MapOf(name, []);
        var drawing = Write(map, "svg");
        var counted = MoreFindings()
            .Matches(drawing)
            .Sum(more => int.Parse(more.Groups["count"].Value, CultureInfo.InvariantCulture));
        Assert.True(FoundOnCard().Count(drawing) + counted >= map.Result.Findings.Length, drawing);
    }

    [GeneratedRegex("and (?<count>[0-9]+) more findings", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex MoreFindings();

    [GeneratedRegex("[✗!·] KRK[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex FoundOnCard();

    /// <summary>Every finding of the run is on one hop, and on no other.</summary>
    [Theory]
    [InlineData("mended")]
    [InlineData("broken")]
    [InlineData("routes")]
    public void Every_finding_is_drawn_once(string name)
    {
        var map = MapOf(name, []);
        var drawn = map
            .Bundles.SelectMany(bundle => bundle.Findings)
            .Select(finding => finding.Fingerprint)
            .Order(StringComparer.Ordinal);
        Assert.Equal(map.Result.Findings.Select(finding => finding.Fingerprint).Order(StringComparer.Ordinal), drawn);
    }

    [Theory]
    [InlineData("mended")]
    [InlineData("broken")]
    [InlineData("routes")]
    public void A_flowchart_has_no_character_of_the_input_that_could_be_syntax(string name) =>
        Assert.All(
            Write(MapOf(name), "mermaid").Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1),
            line => Assert.Matches(FlowchartLine(), line)
        );

    /// <summary>Whatever things are called, a drawing is well-formed XML of our own elements, and text is all that names are.</summary>
    [Theory]
    [InlineData("mended")]
    [InlineData("broken")]
    [InlineData("routes")]
    public void A_drawing_is_xml_of_few_elements(string name)
    {
        var drawing = XDocument.Parse(Write(MapOf(name, []), "svg")).Root;
        Assert.NotNull(drawing);
        Assert.Subset(
            new HashSet<string> { "svg", "title", "style", "text", "rect", "path" },
            drawing.DescendantsAndSelf().Select(element => element.Name.LocalName).ToHashSet()
        );
        Assert.Subset(
            new HashSet<string> { "xmlns", "class", "role", "width", "height", "viewBox", "x", "y", "rx", "d" },
            drawing.DescendantsAndSelf().Attributes().Select(attribute => attribute.Name.LocalName).ToHashSet()
        );
    }

    [Fact]
    public void Hostile_names_are_text_of_the_drawing() =>
        Assert.Contains(
            "x<script>\"]]>`-- end\\x1b[31m",
            string.Join(
                ' ',
                XDocument
                    .Parse(Write(MapOf("routes"), "svg"))
                    .Descendants()
                    .Where(element => element.Name.LocalName == "text")
                    .Select(element => element.Value)
            ),
            StringComparison.Ordinal
        );

    [Fact]
    public void Every_reference_of_the_json_leads_to_an_object_of_it()
    {
        using var json = JsonDocument.Parse(Write(MapOf("routes"), "json"));
        foreach (var bundle in json.RootElement.GetProperty("bundles").EnumerateArray())
        {
            var services = Ids(bundle, "services");
            var workloads = Ids(bundle, "workloads");
            Assert.NotEmpty(services);
            Assert.All(
                bundle
                    .GetProperty("entries")
                    .EnumerateArray()
                    .SelectMany(entry => entry.GetProperty("routes").EnumerateArray())
                    .Select(route => route.GetProperty("service").GetProperty("id").GetString())
                    .OfType<string>(),
                id => Assert.Contains(id, services)
            );
            Assert.All(
                bundle
                    .GetProperty("services")
                    .EnumerateArray()
                    .SelectMany(service => service.GetProperty("workloads").EnumerateArray())
                    .Select(id => id.GetString()),
                id => Assert.Contains(id, workloads)
            );
        }
    }

    private static string?[] Ids(JsonElement bundle, string name) =>
        [.. bundle.GetProperty(name).EnumerateArray().Select(item => item.GetProperty("id").GetString())];

    private static RunMap MapOf(string name) => MapOf(name, Rules);

    private static RunMap MapOf(string name, string[] select)
    {
        var path =
            name == "routes"
                ? Path.Combine(Repository.Tests, "Reporting", "routes.yaml")
                : Path.Combine(Repository.Root, "samples", "rendered", $"{name}.yaml");
        var file = new SourceFile($"{name}.yaml", File.ReadAllBytes(path));
        var rules = new RuleSet(Library.Rules, new RuleSelection(LintSettings.Kraken, [.. select], []));
        return MapBuilder.Of(
            Linter.Lint([new LintInput(file)], rules, Library.Roles, new LintSettings(LintSettings.Kraken))
        );
    }

    private static string Write(RunMap map, string format, bool useColor = false)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        Assert.NotNull(MapFormats.Find(format));
        MapFormats.Find(format)?.Write(new MapReport(map, "1.2.3", useColor), output);
        return output.ToString();
    }

    // Nodes, arrows, subgraphs and classes, with labels of harmless characters, codes and our own line breaks.
    [GeneratedRegex(
        @"^ +(client\(\[""Client""\]\)"
            + @"|subgraph b\d+\[""([A-Za-z0-9 .,/:-]|#[0-9]+;|<br/>)*""\]|end"
            + @"|classDef [a-z]+ [-a-z0-9:#, ]+"
            + @"|b\d+n\d+[\[(]""([A-Za-z0-9 .,/:-]|#[0-9]+;|<br/>)*""[\])](:::[a-z]+)?"
            + @"|(client|b\d+n\d+) -->(\|""([A-Za-z0-9 .,/:-]|#[0-9]+;|<br/>)*""\|)? b\d+n\d+)$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex FlowchartLine();
}
