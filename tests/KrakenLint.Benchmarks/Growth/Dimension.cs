namespace KrakenLint.Benchmarks.Growth;

/// <summary>One way in which an input can grow.</summary>
/// <param name="Make">Writes an input of a size, and says with which arguments the program is run on it.</param>
internal sealed record Dimension(string Name, Func<GrownFolder, int, string[]> Make)
{
    /// <summary>True for those that a short run measures as well.</summary>
    public bool IsShort { get; init; }

    /// <summary>True for those that helm is needed for.</summary>
    public bool NeedsHelm { get; init; }

    /// <summary>A manifest.</summary>
    public static Dimension Of(string name, Func<int, string> manifest, params string[] options) =>
        new(
            name,
            (folder, size) =>
            {
                folder.Write("a.yaml", manifest(size));
                return ["lint", "a.yaml", "--no-config", .. options];
            }
        );

    /// <summary>A chart: its values and the one template that they are printed by.</summary>
    public static Dimension OfChart(string name, Func<int, string> values, Func<int, string> template) =>
        new(
            name,
            (folder, size) =>
            {
                folder.WriteChart("c", values(size), template(size));
                return ["lint", "--no-config", "--chart", "c"];
            }
        )
        {
            NeedsHelm = true,
        };
}
