using static KrakenLint.Benchmarks.Growth.Grown;

namespace KrakenLint.Benchmarks.Growth;

/// <summary>Charts with their values.</summary>
internal static class ChartDimensions
{
    public static Dimension[] All { get; } =
    [
        Dimension.OfChart(
            "values that a chart prints",
            ChartValues,
            size => ConfigMap("c", Each(50 * size, Printed))[4..]
        ) with
        {
            IsShort = true,
        },
        Dimension.OfChart("values that a chart does not read", ChartValues, _ => ConfigMap("c", Printed(0))[4..]),
        new(
            "fixes of a chart",
            (folder, size) =>
            {
                folder.WriteChart("c", ChartValues(size), ConfigMap("c", Each(50 * size, Printed))[4..]);
                return ["lint", "--no-config", "--chart", "c", "--diff", "--unsafe-fixes"];
            }
        )
        {
            NeedsHelm = true,
        },
        new(
            "overlays",
            (folder, size) =>
            {
                folder.WriteChart("c", ChartValues(1), ConfigMap("c", Each(50, Printed))[4..]);
                var files = Enumerable.Range(0, 2 * size).Select(at => $"v{at}.yaml").ToArray();
                for (var at = 0; at < files.Length; at++)
                    folder.Write(files[at], $"k{at % 50}: {at}\n");
                return ["lint", "--no-config", "--chart", "c", .. files.SelectMany(file => new[] { "-f", file })];
            }
        )
        {
            NeedsHelm = true,
        },
        new(
            "templates",
            (folder, size) =>
            {
                folder.WriteChart("c", ChartValues(1), ConfigMap("c", Printed(0))[4..]);
                for (var at = 0; at < 20 * size; at++)
                    folder.Write($"c/templates/t{at}.yaml", ConfigMap($"c{at}", Printed(at % 50))[4..]);
                return ["lint", "--no-config", "--chart", "c"];
            }
        )
        {
            NeedsHelm = true,
        },
        new(
            "subcharts",
            (folder, size) =>
            {
                folder.WriteChart("c", ChartValues(1), ConfigMap("c", Printed(0))[4..]);
                for (var at = 0; at < 5 * size; at++)
                    folder.WriteChart($"c/charts/s{at}", "k0: 1\n", ConfigMap($"s{at}", Printed(0))[4..]);
                return ["lint", "--no-config", "--chart", "c"];
            }
        )
        {
            NeedsHelm = true,
        },
    ];

    private static string ChartValues(int size) => Each(50 * size, at => $"k{at}: {at}\n");

    private static string Printed(int at) => $"  a{at}: {{{{ .Values.k{at} }}}}\n";
}
