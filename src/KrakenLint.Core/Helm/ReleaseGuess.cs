using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace KrakenLint.Helm;

/// <summary>The release and the namespace that a rendered text was made for, where nobody says it.</summary>
internal static partial class ReleaseGuess
{
    private const int Most = 4;

    /// <summary>What Helm calls a release that nobody named.</summary>
    public const string DefaultName = "release-name";
    private const string DefaultNamespace = "default";

    /// <returns>The likeliest first.</returns>
    public static IEnumerable<(string Name, string Namespace)> For(
        ChartRelease release,
        ImmutableArray<RenderedDocument> documents
    )
    {
        if (release is { Name: { } named, Namespace: { } there })
            return [(named, there)];
        var lines = documents.SelectMany(document => document.Lines).ToArray();
        var space =
            release.Namespace
            ?? Frequent(lines, NamespaceLine())
                .Concat(Frequent(lines, OtherNamespaceLine()))
                .FirstOrDefault(DefaultNamespace);
        if (release.Name is { } known)
            return [(known, space)];
        var names = Frequent(lines, InstanceLine())
            .SelectMany(instance => WithoutNamespace(instance, space))
            .Concat(Frequent(lines, ReleaseLine()))
            .Concat(Prefixes(lines, release.Chart.Name))
            .Append(DefaultName)
            .Distinct();
        return names.Take(Most).Select(name => (name, space));
    }

    // Some charts call an instance "demo-default", after the release and the namespace.
    private static IEnumerable<string> WithoutNamespace(string instance, string space)
    {
        yield return instance;
        if (instance.EndsWith($"-{space}", StringComparison.Ordinal) && instance.Length > space.Length + 1)
            yield return instance[..^(space.Length + 1)];
    }

    // "demo-chat" of the chart "chat" is the release "demo"; "chat" alone may be a release of that name.
    private static IEnumerable<string> Prefixes(string[] lines, string chart)
    {
        foreach (var name in Frequent(lines, NameLine()))
        {
            var end = name.IndexOf($"-{chart}", StringComparison.Ordinal);
            if (end > 0)
                yield return name[..end];
            else if (name == chart || name.StartsWith($"{chart}-", StringComparison.Ordinal))
                yield return chart;
        }
        foreach (var name in Frequent(lines, NameLine()).Take(1))
            yield return name;
        // What begins most names, whatever the chart calls itself.
        foreach (var name in Frequent(lines, FirstWordLine()).Take(1))
            yield return name;
    }

    private static IEnumerable<string> Frequent(string[] lines, Regex pattern) =>
        lines
            .Select(line => pattern.Match(line))
            .Where(match => match.Success)
            .Select(match => match.Groups["value"].Value.Trim('"', '\''))
            .Where(value => value.Length > 0)
            .CountBy(value => value)
            .OrderByDescending(pair => pair.Value)
            .ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => pair.Key);

    [GeneratedRegex(@"^\s*app\.kubernetes\.io/instance:\s*(?<value>\S+)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex InstanceLine();

    [GeneratedRegex(@"^\s*release:\s*(?<value>\S+)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex ReleaseLine();

    [GeneratedRegex(@"^  namespace:\s*(?<value>\S+)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(@"^\s*namespace:\s*(?<value>\S+)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex OtherNamespaceLine();

    [GeneratedRegex(@"^  name:\s*(?<value>\S+)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex NameLine();

    [GeneratedRegex(@"^  name:\s*[""']?(?<value>[a-z0-9]+)-\S+\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex FirstWordLine();
}
