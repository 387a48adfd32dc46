using System.CommandLine;

namespace KrakenLint.Cli;

/// <summary>The options about findings that are known.</summary>
internal sealed class BaselineOptions
{
    private readonly Option<string?> file = new("--baseline")
    {
        Description = "a SARIF file of an earlier run: what it holds is known, only new findings are reported",
    };

    private readonly Option<bool> isOff = new("--no-baseline") { Description = "not the configuration's baseline" };

    /// <summary>Where a baseline is written to.</summary>
    public Option<string?> Target { get; } =
        new("--write-baseline") { Description = "write everything that is found as the baseline of later runs" };

    public void AddTo(Command command)
    {
        command.Options.Add(file);
        command.Options.Add(isOff);
        command.Options.Add(Target);
    }

    public string? FileOf(ParseResult parsed, Project project) =>
        parsed.GetValue(isOff) ? null
        : parsed.GetValue(file) is { } given ? given
        : project.Configuration.Baseline is { } configured && project.Allows(configured) ? project.PathOf(configured)
        : null;

    /// <summary>True where the configuration decides, not the command line.</summary>
    public bool IsConfigured(ParseResult parsed) => parsed.GetValue(file) is null;

    public IEnumerable<string> WrongOptions(ParseResult parsed)
    {
        if (parsed.GetValue(isOff) && parsed.GetValue(file) is not null)
            yield return "--baseline and --no-baseline exclude each other";
    }
}
