using System.Text.RegularExpressions;
using KrakenLint.Manifests;
using KrakenLint.Units;
using KrakenLint.Yaml;

namespace KrakenLint.Conditions.ItemViews;

/// <summary>The Services that real-time traffic goes to, by their full names.</summary>
internal static partial class RealTimeServices
{
    /// <summary>The names, separated by commas; absent where one of them cannot be known.</summary>
    public static Reading Of(string fact, Item item, Scope scope)
    {
        var names =
            item.Resource is { } resource ? OfResource(resource, scope)
            : (item.Section ?? item.Node) is { } section ? OfSection(section)
            : [];
        var known = names.OfType<string>().Distinct().ToArray();
        var text = known.Length > 0 && names.All(name => name is not null) ? string.Join(',', known) : null;
        return Reading.Computed(fact, text, item.Place);
    }

    /// <summary>True for paths in a values file that belong to a real-time protocol.</summary>
    public static bool IsRealTime(string path) => RealTimePath().IsMatch(path);

    private static string?[] OfResource(Resource resource, Scope scope) =>
        [
            .. scope
                .Graph.RoutesOf(resource)
                .Where(route => scope.Roles.Means(route, "websocket"))
                .Select(route => route.ServiceText),
        ];

    // The paths that say so themselves, else all of them.
    private static string?[] OfSection(YamlNode section)
    {
        var paths = IngressSections.PathsOf(section).ToArray();
        var told = paths.Where(path => IsRealTime(path.Text)).ToArray();
        return [.. (told.Length > 0 ? told : paths).Select(NameOf)];
    }

    // "service: backend" may mean a part of the chart; an address elsewhere in the file then shows the whole name.
    private static string? NameOf(YamlNode path)
    {
        if (IngressSections.ServiceOf(path) is not { IsScalar: true } service || !HostName.IsWellFormed(service.Text))
            return null;
        var hosts = HostsIn(path.Tree)
            .Where(host => host == service.Text || host.EndsWith($"-{service.Text}", StringComparison.Ordinal))
            .Distinct()
            .ToArray();
        return hosts is [var only] ? only
            : hosts.Length == 0 && service.Key is { Text: "serviceName" or "name" } ? service.Text
            : null;
    }

    private static IEnumerable<string> HostsIn(YamlTree tree)
    {
        for (var index = 0; index < tree.Count; index++)
        {
            if (
                tree[index] is { Kind: YamlKind.Scalar, IsKey: false }
                && UrlReference.Parse(new YamlNode(tree, index, -1).Text) is { Host.Length: > 0 } url
                && !HostName.IsExternal(url.Host)
            )
                yield return url.Host.Split('.')[0];
        }
    }

    [GeneratedRegex(
        @"^/(socket\.io|engine\.io|sockjs|signalr|cable|ws|websocket)(/|$|\(|\*)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex RealTimePath();
}
