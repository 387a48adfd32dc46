using System.Collections.Immutable;
using KrakenLint.Helm.Charts;
using KrakenLint.Helm.Merging;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Helm;

/// <summary>One combination of a chart and its values: what <c>helm template</c> is told.</summary>
/// <param name="Overlays">Roots of the values files, the last one winning.</param>
/// <param name="Sets">What the command line assigns (<c>--set</c> and its like).</param>
/// <param name="Name">The release, or null where the rendered text must tell.</param>
/// <param name="Namespace">The namespace, or null where the rendered text must tell.</param>
public sealed record ChartRelease(
    Chart Chart,
    ImmutableArray<YamlNode> Overlays,
    ImmutableArray<GivenSet> Sets,
    string? Name = null,
    string? Namespace = null
)
{
    /// <summary>What files assign after all values.</summary>
    public ImmutableArray<PlacedSet> Placed { get; init; } = [];

    /// <summary>What is known of the cluster, and what helm prints.</summary>
    public HelmWords Words { get; init; } = HelmWords.None;

    /// <summary>What the user says, before the chart's own values.</summary>
    public Rendering.MapDatum UserValues =>
        Fill is { } fill
            ? FilledValues.Of(ValuesMerge.OfUser(Overlays, Sets, Placed), fill)
            : ValuesMerge.OfUser(Overlays, Sets, Placed);

    /// <summary>The same as helm reads it from standard input; null where there is too much of it.</summary>
    public byte[]? UserJson()
    {
        try
        {
            var text = Rendering.JsonEmitter.Emit(UserValues, new Rendering.Budget(Rendering.Budget.OfChart), false);
            return text.HasUnknown ? null : System.Text.Encoding.UTF8.GetBytes(text.Text);
        }
        catch (Rendering.Library.RenderingStopped)
        {
            return null;
        }
    }

    /// <summary>Puts into texts what their placeholders stand for; null where there are none.</summary>
    public Func<string, string>? Fill { get; init; }

    /// <summary>The root of a values file; null where it is empty or no mapping.</summary>
    public static YamlNode? RootOf(SourceFile file) =>
        YamlReader.Read(file).Documents is [{ Tree: { Root: { IsMapping: true } root } }, ..] ? root : null;

    /// <summary>Why a file holds no values: it does not parse, or is no mapping. An empty file sets nothing, and is none.</summary>
    public static IEnumerable<Problem> ProblemsOf(SourceFile file)
    {
        var documents = YamlReader.Read(file).Documents;
        foreach (
            var problem in documents.Where(document => document.IsBroken).SelectMany(document => document.Problems)
        )
            yield return problem;
        if (documents is [{ Tree: { Root: { IsMapping: false, IsNull: false } root } }, ..])
            yield return new Problem("values", root.Span.FirstLine, "expected one mapping of values");
    }
}
