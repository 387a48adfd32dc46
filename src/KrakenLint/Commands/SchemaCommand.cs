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
        var command = new Command("schema", "Prints a JSON Schema, for editors and checks of your own") { name };
        command.SetAction(parsed =>
        {
            JsonSchema.Write(parsed.GetValue(name) ?? "", streams.Out);
            return ExitCode.Clean;
        });
        return command;
    }
}
