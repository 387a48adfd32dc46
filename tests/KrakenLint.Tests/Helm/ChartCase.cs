using System.Collections.Immutable;
using KrakenLint.Helm;
using KrakenLint.Helm.Charts;
using KrakenLint.Helm.Merging;
using KrakenLint.Reporting.JsonReports;
using KrakenLint.Text;

namespace KrakenLint.Tests.Helm;

/// <summary>
/// A small chart and what is known of its output: <c>Charts/*.chart</c> with the sections <c>file PATH</c> (below the chart's
/// folder), <c>values NAME</c> (an overlay), <c>set</c> (one assignment a line), <c>rendered</c> and <c>blame</c>.
/// </summary>
internal sealed record ChartCase(string Name, ImmutableArray<CaseSection> Sections)
{
    public static string Folder { get; } = Path.Combine(Repository.Tests, "Charts");

    public string Rendered => Sections.Single(section => section.Name == "rendered").Text;

    public string Blame => Sections.Single(section => section.Name == "blame").Text;

    public static ChartCase Read(string name)
    {
        var text = $"\n{File.ReadAllText(Path.Combine(Folder, $"{name}.chart"))}";
        var sections = text.Split("\n=== ")
            .Skip(1)
            .Select(part => part.Split('\n', 2))
            .Select(part => new CaseSection(
                part[0].Split(' ')[0],
                part[0].Contains(' ') ? part[0][(part[0].IndexOf(' ') + 1)..] : "",
                $"{part[1].TrimEnd('\n')}\n"
            ));
        return new ChartCase(name, [.. sections]);
    }

    public ChartRelease Release()
    {
        var files = Sections
            .Where(section => section.Name == "file")
            .Select(section => new ChartFile(
                section.Argument,
                SourceFile.FromText($"chart/{section.Argument}", section.Text)
            ));
        var overlays = Sections
            .Where(section => section.Name == "values")
            .Select(section => ChartRelease.RootOf(SourceFile.FromText(section.Argument, section.Text)));
        var sets = Sections
            .Where(section => section.Name == "set")
            .SelectMany(section =>
                section
                    .Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                    .Select(line => new GivenSet(
                        GivenSet
                            .Options.Where(row => row.Option == section.Argument)
                            .Select(row => row.Kind)
                            .FirstOrDefault(SetKind.Value),
                        line
                    ))
            );
        var chart = ChartReader.Read(files) ?? throw new InvalidDataException($"{Name} has no Chart.yaml");
        return new ChartRelease(chart, [.. overlays.OfType<KrakenLint.Yaml.YamlNode>()], [.. sets]);
    }

    public (ImmutableArray<BlameRow> Rows, Provenance Provenance, SourceFile File) Trace()
    {
        var file = SourceFile.FromText("rendered.yaml", Rendered);
        var provenance = Provenance.Of(Release(), [file]);
        return (KrakenLint.Helm.Blame.Of(file, provenance), provenance, file);
    }

    public string Actual()
    {
        var output = new StringWriter { NewLine = "\n" };
        new BlameFormat(file => file.Path.Replace("chart/", "", StringComparison.Ordinal)).WriteText(
            [new BlamedFile(null, Trace().Rows)],
            output
        );
        return output.ToString();
    }

    public void Accept()
    {
        var kept = Sections
            .Where(section => section.Name != "blame")
            .Select(section => $"=== {$"{section.Name} {section.Argument}".Trim()}\n{section.Text}");
        File.WriteAllText(Path.Combine(Folder, $"{Name}.chart"), $"{string.Concat(kept)}=== blame\n{Actual()}");
    }
}
