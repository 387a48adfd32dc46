using System.CommandLine;
using KrakenLint.Reporting.JsonReports;

namespace KrakenLint.Cli.Commands;

/// <summary><c>krakenlint schema</c>.</summary>
internal static class SchemaCommand
{
    public static Command Create(Streams streams)
    {
        var name = new Argument<string>("of")
        {
            Description =
                "rule: of rule files; controller: of controller files; runbook: of runbook files; config: of .krakenlint.yaml; report: of lint --format json; blame: of blame --format json",
        }.OneOf(JsonSchema.Names);
        var output = new Option<string?>("--output") { Description = "the file to write, instead of standard output" };
        var command = new Command("schema", "Prints a JSON Schema, for editors and checks of your own")
        {
            name,
            output,
        };
        command.SetAction(parsed =>
        {
            var kind = parsed.GetValue(name) ?? "";
            if (parsed.GetValue(output) is not { } path)
            {
                JsonSchema.Write(kind, streams.Out);
                return ExitCode.Clean;
            }
            if (SchemaFile.Write(kind, path) is not { } why)
                return ExitCode.Clean;
            streams.Tell($"--output: {path}: was not written: {why}");
            return ExitCode.Usage;
        });
        return command;
    }
}
