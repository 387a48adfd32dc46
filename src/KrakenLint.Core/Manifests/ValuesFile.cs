namespace KrakenLint.Manifests;

/// <summary>Which files hold values for a chart: <c>values*.yaml</c> and <c>*-values.yaml</c>, or the same with <c>.yml</c>.</summary>
public static class ValuesFile
{
    /// <summary>True for a chart's own defaults; any other values file is laid over them.</summary>
    public static bool IsBase(string path) => path[(path.LastIndexOf('/') + 1)..] is "values.yaml" or "values.yml";

    /// <param name="path">A path with <c>/</c> between folders.</param>
    public static bool IsNamedLikeOne(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        var dot = name.LastIndexOf('.');
        if (dot < 0 || name[dot..] is not (".yaml" or ".yml"))
            return false;
        var stem = name[..dot];
        return stem.StartsWith("values", StringComparison.Ordinal)
            || stem.EndsWith("-values", StringComparison.Ordinal);
    }
}
