using KrakenLint.Helm;
using KrakenLint.Helm.Charts;
using KrakenLint.Text;

namespace KrakenLint.Tests.Helm;

public sealed class ProvenanceTests
{
    public static TheoryData<string> Names() =>
        [
            .. Directory
                .EnumerateFiles(ChartCase.Folder, "*.chart")
                .Select(path => Path.GetFileNameWithoutExtension(path))
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Names))]
    public void Lines_come_from_where_the_case_says(string name)
    {
        var chart = ChartCase.Read(name);
        if (Repository.IsAccepting)
            chart.Accept();
        else
            Assert.Equal(chart.Blame, chart.Actual());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_literal_line_that_is_certain_stands_in_the_template(string name)
    {
        var (rows, _, file) = ChartCase.Read(name).Trace();
        var literal = rows.Where(row => row.Origin is { Confidence: Confidence.Certain } origin && IsLiteral(origin))
            .ToArray();

        Assert.NotEmpty(literal);
        Assert.All(
            literal,
            row =>
            {
                var shown = file.Line(row.Line).Text.Trim();
                // Beside an action the line is printed in parts: up to the action it is the same.
                if (LineOf(row).Split("{{") is [var before, _, ..])
                    Assert.StartsWith(before.Trim(), shown, StringComparison.Ordinal);
                else
                    Assert.Equal(LineOf(row), shown);
            }
        );
    }

    [Fact]
    public void The_sample_chart_is_explained_to_the_last_line()
    {
        var root = Path.Combine(Repository.Root, "samples", "chatter");
        var files = Directory
            .EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Select(path => new ChartFile(
                Path.GetRelativePath(root, path).Replace('\\', '/'),
                new SourceFile(path, File.ReadAllBytes(path))
            ));
        var chart = ChartReader.Read(files);
        Assert.NotNull(chart);
        var rendered = new SourceFile(
            "mended.yaml",
            File.ReadAllBytes(Path.Combine(Repository.Root, "samples", "rendered", "mended.yaml"))
        );

        var provenance = Provenance.Of(new ChartRelease(chart, [], []), [rendered]);

        Assert.Equal(provenance.LineCount, provenance.ExactCount);
        Assert.All(Blame.Of(rendered, provenance), row => Assert.Equal(Confidence.Certain, row.Origin?.Confidence));
    }

    private static bool IsLiteral(LineOrigin origin) =>
        origin.IsExact
        && origin
            .Text.Pieces.Where(piece => !string.IsNullOrWhiteSpace(piece.Text))
            .All(piece => piece.Place is { IsText: true });

    private static string LineOf(BlameRow row)
    {
        var place = row.Origin?.Place ?? throw new InvalidOperationException("a literal line has a place");
        return place.File.Line(place.Line).Text.Trim();
    }
}
