using System.Collections.Immutable;
using KrakenLint.Conditions;
using KrakenLint.Findings;
using KrakenLint.Force;
using KrakenLint.Graph;
using KrakenLint.Rules;
using KrakenLint.Ways;

namespace KrakenLint.Comparing;

/// <summary>Lays two renderings side by side: every host and path with what is in force there.</summary>
public static class WayComparer
{
    // What the rest of a finding is about is nobody's connection.
    private static readonly string[] Tags = ["websocket", "socket.io", "sticky-sessions", "timeouts"];

    public static Comparison Compare(LintResult old, LintResult now)
    {
        var (before, after) = (new Side(old), new Side(now));
        var changed = before
            .Ways.Select(way => Of(way.Host, way.Path, way.Way, after.Serving(way.Host, way.Path), after))
            .ToArray();
        var added = after
            .Ways.Where(way => !before.Has(way.Host, way.Path))
            .Select(way => Of(way.Host, way.Path, before.Serving(way.Host, way.Path), way.Way, after));
        return new Comparison([
            .. changed
                .Concat(added)
                .OrderBy(way => way.Host, StringComparer.Ordinal)
                .ThenBy(way => way.Path, StringComparer.Ordinal),
        ]);
    }

    private static WayChange Of(string host, string path, Way? old, Way? now, Side after) =>
        new(
            host,
            path,
            old is null ? null : NameOf(old),
            now is null ? null : NameOf(now),
            old is null || now is null
                ? []
                : [.. WaySetting.All.Select(setting => Of(setting, old, now)).OfType<SettingChange>()],
            now is null ? [] : after.FindingsOn(now)
        );

    private static SettingChange? Of(WaySetting setting, Way old, Way now)
    {
        var (before, after) = (old[setting.Name], now[setting.Name]);
        if (SettingJudge.Of(before, after) is not { } verdict)
            return null;
        var remedy =
            verdict >= Verdict.Weaker && after.Write is { } write ? FillFor(before, now).Fill(write.Words) : null;
        return new SettingChange(
            setting.Name,
            setting.Title,
            verdict,
            ValueOf(before, old),
            ValueOf(after, now),
            remedy
        );
    }

    private static Placeholders FillFor(InForce before, Way now) =>
        Placeholders.For(now.Route.ServiceText) with
        {
            Value = before.Value,
        };

    private static SideValue ValueOf(InForce found, Way way)
    {
        var owner = way.OwnerOf(found.Place);
        var source =
            found.IsUnknown ? null
            : !found.IsWritten ? "default"
            : owner is null ? "written"
            : $"{owner.Kind} {owner.Name}";
        return new SideValue(WayWords.Of(found), source, Underline.Of(Place.At(found.Place)).Span);
    }

    private static string NameOf(Way way) =>
        $"{way.Route.Resource.Kind} {way.Route.Resource.Name}{(way.Controller is { } controller ? $" ({controller.Title})" : "")}";

    /// <summary>The ways in of one rendering.</summary>
    private sealed class Side
    {
        private readonly ILookup<string, (string Host, string Path, Way Way)> byHost;
        private readonly ILookup<string, Finding> findings;

        public Side(LintResult result)
        {
            Ways =
            [
                .. result
                    .Bundles.SelectMany(scope => scope.Graph.Routes.Select(route => Way.Of(scope.Graph, route)))
                    .Select(way => (HostOf(way.Route), PathOf(way.Route), way))
                    .DistinctBy(row => (row.Item1, row.Item2)),
            ];
            byHost = Ways.ToLookup(way => way.Host);
            findings = result
                .Findings.Where(finding => finding.Severity >= Severity.Warning && finding.Rule.Tags.Any(Tags.Contains))
                .ToLookup(finding => $"{finding.Resource?.Kind}/{finding.Resource?.Name}");
        }

        public ImmutableArray<(string Host, string Path, Way Way)> Ways { get; }

        public bool Has(string host, string path) => byHost[host].Any(way => way.Path == path);

        /// <summary>What serves requests for a path: the route with the longest path that covers it.</summary>
        public Way? Serving(string host, string path) =>
            byHost[host]
                .Concat(host == "*" ? [] : byHost["*"])
                .Where(way => way.Path == path || Route.Covers(way.Path, path))
                .OrderByDescending(way => way.Host == host)
                .ThenByDescending(way => way.Path.Length)
                .Select(way => way.Way)
                .FirstOrDefault();

        // What stands in one rule is about that rule; what is about the whole resource is told once.
        public ImmutableArray<Finding> FindingsOn(Way way)
        {
            var resource = way.Route.Resource;
            var others = Ways.Where(other => ReferenceEquals(other.Way.Route.Resource, resource))
                .Select(other => other.Way)
                .ToArray();
            return
            [
                .. findings[$"{resource.Kind}/{resource.Name}"]
                    .Where(finding =>
                        way.Route.Item.Span.Contains(finding.Span)
                        || (
                            ReferenceEquals(others[0], way)
                            && !others.Any(other => other.Route.Item.Span.Contains(finding.Span))
                        )
                    ),
            ];
        }

        private static string HostOf(Route route) => route.HostText?.ToLowerInvariant() ?? "*";

        // "/chat/", "/chat" and "/chat(/|$)(.*)" serve the same requests.
        private static string PathOf(Route route) => $"/{string.Join('/', route.Segments)}";
    }
}
