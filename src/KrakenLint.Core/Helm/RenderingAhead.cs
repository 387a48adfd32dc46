namespace KrakenLint.Helm;

/// <summary>A release that is being rendered here while somebody else renders it too: helm takes its time, on another core.</summary>
/// <param name="release">With a name and a namespace.</param>
public sealed class RenderingAhead(ChartRelease release)
{
    private readonly Task<ChartRendering> rendering = Task.Run(() =>
        ChartRendering.Of(release, release.Name ?? "", release.Namespace ?? "")
    );

    /// <returns>Null where something else was rendered.</returns>
    internal ChartRendering? Of(ChartRelease asked, string name, string space) =>
        ReferenceEquals(asked, release) && (name, space) == (release.Name, release.Namespace)
            ? rendering.GetAwaiter().GetResult()
            : null;
}
