using System.Collections.Immutable;
using KrakenLint.Helm.Merging;
using KrakenLint.Text;

namespace KrakenLint.Helm;

/// <summary>
/// A release with a name and a namespace that is rendered here before somebody asks where its lines come from, and whose
/// values are judged.
/// </summary>
public sealed class RenderingAhead
{
    private readonly ChartRelease release;
    private readonly Task<ChartRendering> rendering;
    private readonly ValuesJudge? judge;
    private Task<JudgedValues>? values;
    private Task<ImmutableArray<Problem>>? unused;

    internal RenderingAhead(ChartRelease release, Task<ChartRendering> rendering, ValuesJudge? judge = null) =>
        (this.release, this.rendering, this.judge) = (release, rendering, judge);

    /// <summary>Does what needs no output of helm while that takes its time on another core.</summary>
    /// <param name="judge">Null where nobody asks what rules find in the values.</param>
    /// <param name="isAlone">True where the chart is rendered with no other values, so that what they leave unread is known.</param>
    public static RenderingAhead Beside(ChartRelease release, ValuesJudge? judge = null, bool isAlone = false)
    {
        var own = Task.Run(() => ChartRendering.Of(release, release.Name ?? "", release.Namespace ?? ""));
        var ahead = new RenderingAhead(release, own, judge);
        if (judge is null)
            return ahead;
        ahead.values = own.ContinueWith(done => judge.Of(release, done.Result), TaskScheduler.Default);
        if (isAlone)
            ahead.unused = ahead.values.ContinueWith(
                _ => UnusedValues.Of(release.Chart, release.Overlays),
                TaskScheduler.Default
            );
        return ahead;
    }

    /// <returns>Null where something else was rendered.</returns>
    internal ChartRendering? Of(ChartRelease asked, string name, string space) =>
        ReferenceEquals(asked, release) && (name, space) == (release.Name, release.Namespace)
            ? rendering.GetAwaiter().GetResult()
            : null;

    /// <returns>Null where another judge was asked, or other values.</returns>
    internal JudgedValues? ValuesOf(ValuesJudge asked, ChartRendering of) =>
        asked == judge && ReferenceEquals(rendering.GetAwaiter().GetResult(), of)
            ? values?.GetAwaiter().GetResult()
            : null;

    /// <returns>The values that no template reads; null where other values are asked about.</returns>
    internal ImmutableArray<Problem>? UnusedOf(ChartRelease asked) =>
        ReferenceEquals(asked, release) ? unused?.GetAwaiter().GetResult() : null;
}
