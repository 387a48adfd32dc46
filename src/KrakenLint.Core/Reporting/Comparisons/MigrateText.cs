using KrakenLint.Comparing;

namespace KrakenLint.Reporting.Comparisons;

/// <summary>A move to another controller, for people.</summary>
public static class MigrateText
{
    private const int FateWidth = 10;
    private const int TitleWidth = 24;

    public static void Write(Migration migration, TextWriter output)
    {
        foreach (var route in migration.Routes)
        {
            output.Write(
                $"{TerminalText.Escape($"{route.Host}{route.Path}")}  ({TerminalText.Escape(route.Resource)})\n"
            );
            foreach (var setting in route.Settings)
                Write(setting, output);
            foreach (var key in route.Left)
                output.Write(
                    $"  {"look".PadRight(FateWidth)} {TerminalText.Escape(key)}: no setting of a way in; find out whether it is needed\n"
                );
            output.Write('\n');
        }
        foreach (var text in migration.ByHand)
            output.Write($"by hand: {Shown(text, "  ").TrimStart()}\n");
        output.Write(
            "A converter, such as ingress2gateway, may write the routes instead: krakenlint compare says what became of each setting.\n"
        );
    }

    private static void Write(MovedSetting setting, TextWriter output)
    {
        var fate = setting.Fate switch
        {
            Fate.NotNeeded => "not needed",
            var other => other.ToString().ToLowerInvariant(),
        };
        output.Write(
            $"  {fate.PadRight(FateWidth)} {setting.Title.PadRight(TitleWidth)} {TerminalText.Escape(setting.Old ?? "")}: {TerminalText.Escape(setting.Words)}\n"
        );
        if (setting.Yaml.Length > 0)
            output.Write(Shown(setting.Yaml, "             "));
    }

    private static string Shown(string text, string indent) =>
        string.Concat(text.TrimEnd('\n').Split('\n').Select(line => $"{indent}{TerminalText.Escape(line)}\n"));
}
