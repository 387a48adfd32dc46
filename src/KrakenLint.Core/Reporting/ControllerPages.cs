using System.Collections.Immutable;
using KrakenLint.Reporting.JsonReports;
using KrakenLint.Ways;

namespace KrakenLint.Reporting;

/// <summary>What is known of controllers: a table of all, or one with its settings, sources and defaults.</summary>
public static class ControllerPages
{
    public static IReadOnlyList<string> Formats { get; } = ["text", "json", "markdown"];

    public static void WriteAll(ImmutableArray<Controller> controllers, string format, TextWriter output)
    {
        if (format == "json")
            WriteJson(controllers, output);
        else if (format == "markdown")
            WriteTable(controllers, output);
        else
            WriteList(controllers, output);
    }

    public static void WriteOne(Controller controller, TextWriter output)
    {
        output.Write($"{controller.Name}: {controller.Title}, as of {controller.Version}\n");
        foreach (var note in controller.Notes)
            output.Write($"  {note}\n");
        foreach (var facts in WaySetting.All.Select(controller.FactsOf).OfType<SettingFacts>())
            Write(facts, output);
        foreach (var ignored in controller.Ignores)
            output.Write($"\nnot read: {ignored.Says}; instead {ignored.Instead}\n");
        output.Write($"\n{string.Join('\n', controller.Links)}\n");
    }

    private static void Write(SettingFacts facts, TextWriter output)
    {
        output.Write($"\n{facts.Setting.Title} ({facts.Setting.Name})\n");
        foreach (var source in facts.Sources)
            output.Write($"  {source.Place.In}: {source.Place.Name}{SinceOf(source)}{StrengthOf(source.Strength)}\n");
        output.Write($"  default: {DefaultOf(facts)}\n");
        if (facts.CountsForUpgraded is { } counts)
            output.Write($"  {(counts ? "ends WebSockets as well" : "does not end WebSockets")}\n");
        if (facts.Note is { } note)
            output.Write($"  {note}\n");
        foreach (var write in facts.Writes)
            output.Write($"  write: {write.Words}{StrengthOf(write.Strength)}\n");
        foreach (var source in facts.Facts)
            output.Write($"  {source}\n");
    }

    private static void WriteList(ImmutableArray<Controller> controllers, TextWriter output)
    {
        var width = controllers.Max(controller => controller.Name.Length);
        foreach (var controller in controllers)
            output.Write($"{controller.Name.PadRight(width)}  {controller.Title}, as of {controller.Version}\n");
    }

    private static void WriteTable(ImmutableArray<Controller> controllers, TextWriter output)
    {
        output.Write(
            "| controller | stickiness | idle timeout | request timeout | WebSocket upgrade |\n|---|---|---|---|---|\n"
        );
        foreach (var controller in controllers)
            output.Write(
                $"| {controller.Title} ({controller.Version}) | {Cell(controller, WaySetting.Affinity)} | {Cell(controller, "idleTimeout")} | {Cell(controller, "requestTimeout")} | {Cell(controller, "upgrade")} |\n"
            );
    }

    private static string Cell(Controller controller, string setting)
    {
        if (controller.Settings.GetValueOrDefault(setting) is not { } facts)
            return "";
        var kinds = facts.Writes.SelectMany(write => write.For).Distinct().ToArray();
        var ends = facts.CountsForUpgraded == true ? ", ends WebSockets" : "";
        return setting == WaySetting.Affinity
            ? facts.Default != "none"
                ? $"{facts.Default} by default"
                : kinds.Length == 0
                    ? "none"
                    : string.Join(", ", kinds)
            : $"{DefaultOf(facts)}{ends}";
    }

    private static string DefaultOf(SettingFacts facts) =>
        facts.Default switch
        {
            null => "not known",
            WaySetting.Endless => "no end",
            var text when facts.Setting.Name is "idleTimeout" or "requestTimeout" or "lifetime" or "drain" =>
                $"{text} s",
            var text => text,
        };

    private static void WriteJson(ImmutableArray<Controller> controllers, TextWriter output) =>
        JsonOutput.Write(
            output,
            json =>
            {
                json.WriteStartArray();
                foreach (var controller in controllers)
                {
                    json.WriteStartObject();
                    json.WriteString("name", controller.Name);
                    json.WriteString("title", controller.Title);
                    json.WriteString("version", controller.Version);
                    json.WriteStartObject("settings");
                    foreach (var facts in WaySetting.All.Select(controller.FactsOf).OfType<SettingFacts>())
                    {
                        json.WriteStartObject(facts.Setting.Name);
                        json.WriteString("default", facts.Default);
                        json.WriteStartArray("facts");
                        foreach (var source in facts.Facts)
                            json.WriteStringValue(source);
                        json.WriteEndArray();
                        json.WriteEndObject();
                    }
                    json.WriteEndObject();
                    json.WriteEndObject();
                }
                json.WriteEndArray();
            }
        );

    private static string SinceOf(SettingSource source) =>
        $"{(source.Since is { } since ? $", since {since}" : "")}{(source.Until is { } until ? $", until {until}" : "")}";

    private static string StrengthOf(string? strength) => strength is null ? "" : $" ({strength})";
}
