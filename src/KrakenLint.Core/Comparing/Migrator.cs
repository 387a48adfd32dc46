using System.Collections.Immutable;
using KrakenLint.Conditions;
using KrakenLint.Force;
using KrakenLint.Graph;
using KrakenLint.Units;
using KrakenLint.Ways;

namespace KrakenLint.Comparing;

/// <summary>Says for each route how its settings are said for another controller.</summary>
public static class Migrator
{
    // What people lose by it; names and paths of cookies go with the cookie.
    private static readonly string[] Moved =
    [
        WaySetting.Affinity,
        "cookieLifetime",
        "idleTimeout",
        "requestTimeout",
        "lifetime",
        "upgrade",
        "pathRewrite",
        "externalAuth",
        "bodyLimit",
        "rateLimit",
    ];

    /// <param name="gateway">The Gateway that routes are attached to.</param>
    public static Migration Plan(IEnumerable<Scope> bundles, Controller to, string gateway)
    {
        var files = new MigrationFiles(to, gateway);
        var routes = bundles
            .SelectMany(scope =>
                scope.Graph.Routes.Select(route => Of(Way.Of(scope.Graph, route), scope.Graph, to, files))
            )
            .ToImmutableArray();
        return new Migration(to, routes, files.All(), files.ByHand());
    }

    private static MovedRoute Of(Way way, BundleGraph graph, Controller to, MigrationFiles files)
    {
        files.Begin(way, graph);
        var settings = Moved.Select(name => Of(way, name, to, files)).OfType<MovedSetting>().ToImmutableArray();
        var route = way.Route;
        return new MovedRoute(
            route.HostText ?? "*",
            route.PathText ?? "/",
            $"{route.Resource.Kind} {route.Resource.Name}",
            settings,
            LeftOf(way)
        );
    }

    private static MovedSetting? Of(Way way, string name, Controller to, MigrationFiles files)
    {
        var old = way[name];
        var facts = to.Settings.GetValueOrDefault(name);
        if (old.IsUnknown || old.Value is null || IsNothing(old))
            return null;
        var assumed = new InForce(old.Setting, facts?.Default, null, old.Place)
        {
            IsUnknown = facts?.Default is null,
            Strength = facts?.Strength,
            CountsForUpgraded = facts?.CountsForUpgraded,
        };
        var shown = WayWords.Of(old);
        if (!assumed.IsUnknown && SettingJudge.Of(old, assumed) is null or Verdict.Kept or Verdict.Better)
            return new MovedSetting(old.Setting.Title, Fate.NotNeeded, shown, "is so by itself", "");
        if (!old.IsWritten && assumed.IsUnknown)
            return null;
        if (WriteOf(facts, old) is not { } write)
            return Unwritten(way, old, facts, to);
        var fill = FillFor(way, old);
        var fate =
            write.Strength == "weak" && old.Strength == "strong" ? Fate.Weaker
            : write.Body is null ? Fate.Unknown
            : Fate.Kept;
        return new MovedSetting(old.Setting.Title, fate, shown, fill.Fill(write.Words), files.Take(way, write, fill));
    }

    // What nobody said how to write, and may be there nevertheless.
    private static MovedSetting Unwritten(Way way, InForce old, SettingFacts? facts, Controller to)
    {
        var sticky = WriteOf(to.Settings.GetValueOrDefault(WaySetting.Affinity), way[WaySetting.Affinity]);
        var (fate, words) =
            facts is null ? (Fate.Unknown, $"what {to.Title} does is not known here")
            : old.Setting.IsOfCookie
            && sticky?.Body?.FullSpan.Text.Contains(Placeholders.OfLifetime, StringComparison.Ordinal) == true
                ? (Fate.Kept, "is said with the cookie")
            : facts.Sources.FirstOrDefault(source => source.Reading.CanBe(old.Value)) is { } source
                ? (Fate.Unknown, $"{to.Title} has it in {source.Place.Name}")
            : (Fate.Lost, $"{to.Title} has no such setting");
        return new MovedSetting(old.Setting.Title, fate, WayWords.Of(old), words, "");
    }

    private static SettingWrite? WriteOf(SettingFacts? facts, InForce old) =>
        facts?.Writes.FirstOrDefault(write =>
            write.For.IsEmpty || (old.Value is { } value && write.For.Contains(value))
        );

    private static bool IsNothing(InForce old) =>
        (old.Setting.Name == WaySetting.Affinity && old.Value == "none")
        || (old.Setting.Name == "cookieLifetime" && old.Value == "session");

    private static Placeholders FillFor(Way way, InForce old)
    {
        var service = way.Route.ServiceText ?? "app";
        var lifetime = Quantity.Number(way["cookieLifetime"].Value ?? "");
        return new Placeholders(service, old.Value, way["cookieName"].Value ?? $"{service}-affinity", lifetime);
    }

    // Annotations of the controller that serves it now, of which no setting knows.
    private static ImmutableArray<string> LeftOf(Way way)
    {
        if (way.Controller is not { } controller || way.Route.Resource.Annotations is not { IsMapping: true } map)
            return [];
        var known = controller
            .Settings.Values.SelectMany(facts =>
                facts
                    .Sources.SelectMany(source => source.When.Select(test => test.Place.Key).Append(source.Place.Key))
                    .Concat(facts.Writes.Where(write => write.IsAnnotations).SelectMany(write => KeysOf(write.Body)))
            )
            .OfType<string>()
            .ToHashSet();
        return
        [
            .. map
                .Pairs.Select(pair => pair.Key.Text)
                .Where(key =>
                    controller.Serves.Annotations.Any(prefix => key.StartsWith(prefix, StringComparison.Ordinal))
                    && !known.Contains(key)
                ),
        ];
    }

    private static IEnumerable<string?> KeysOf(Yaml.YamlNode? body) =>
        body is { IsMapping: true } map ? map.Pairs.Select(pair => (string?)pair.Key.Text).ToArray() : [];
}
