using KrakenLint.Conditions;
using KrakenLint.Findings;
using KrakenLint.Force;
using KrakenLint.Ways;

namespace KrakenLint.Comparing;

/// <summary>Lays two renderings side by side: every host and path with what is in force there.</summary>
public static class WayComparer
{
    public static Comparison Compare(LintResult old, LintResult now)
    {
        var (before, after) = (new WaysOfSide(old), new WaysOfSide(now));
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

    private static WayChange Of(string host, string path, Way? old, Way? now, WaysOfSide after) =>
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
}
