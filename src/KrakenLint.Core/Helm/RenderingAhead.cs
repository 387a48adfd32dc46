namespace KrakenLint.Helm;

/// <summary>A release with a name and a namespace that is rendered here before somebody asks where its lines come from.</summary>
public sealed class RenderingAhead
{
    private readonly ChartRelease release;
    private readonly Task<ChartRendering> rendering;

    internal RenderingAhead(ChartRelease release, Task<ChartRendering> rendering) =>
        (this.release, this.rendering) = (release, rendering);

    /// <summary>Renders while somebody else renders it too: helm takes its time, on another core.</summary>
    public static RenderingAhead Beside(ChartRelease release) =>
        new(release, Task.Run(() => ChartRendering.Of(release, release.Name ?? "", release.Namespace ?? "")));

    /// <returns>Null where something else was rendered.</returns>
    internal ChartRendering? Of(ChartRelease asked, string name, string space) =>
        ReferenceEquals(asked, release) && (name, space) == (release.Name, release.Namespace)
            ? rendering.GetAwaiter().GetResult()
            : null;
}
