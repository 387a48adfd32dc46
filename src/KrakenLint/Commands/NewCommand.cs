using System.CommandLine;
using System.Text;

namespace KrakenLint.Cli.Commands;

/// <summary><c>krakenlint new rule NAME</c>: a rule to begin with, whose test fails until its check is written.</summary>
internal static class NewCommand
{
    private const string Kind = "rule";

    private const string Template = """
        # A rule of your own. Change what is selected and checked until "krakenlint test FILE" passes, then lint with
        # --rules FILE, or name the file below "rule-paths" in .krakenlint.yaml.
        id: OWN001
        name: NAME
        summary: What must be so, in one sentence
        severity: warning
        select: { kind: Deployment }
        # This finds nothing yet: two replicas would be "atLeast: 2".
        check: { path: spec.replicas, default: 1, atLeast: 0 }
        help:
          why: What happens where it is not so
        examples:
          - title: what is wrong is underlined
            bad: |
              apiVersion: apps/v1
              kind: Deployment
              metadata: { name: chat }
              spec: { replicas: 1 }
              #                 ^ OWN001
          - title: what is right
            good: |
              apiVersion: apps/v1
              kind: Deployment
              metadata: { name: chat }
              spec: { replicas: 2 }

        """;

    public static Command Create(Streams streams)
    {
        var name = new Argument<string>("name")
        {
            Description = "the rule's name: lower-case words with - between them",
        };
        var schema = new Option<bool>("--schema")
        {
            Description = $"also write {SchemaFile.NameOf(Kind)}, which the rule names: for editors with a YAML server",
        };
        var rule = new Command("rule", "Writes NAME.yaml, a rule that is ready to fail its own test") { name, schema };
        rule.SetAction(parsed => Run(parsed.GetValue(name) ?? "", parsed.GetValue(schema), streams));
        return new Command("new", "Writes a file to begin with") { rule };
    }

    private static int Run(string name, bool withSchema, Streams streams)
    {
        if (!IsName(name))
        {
            streams.Tell(
                $"\"{name}\" is no name of a rule; expected lower-case words with - between them, such as two-replicas"
            );
            return ExitCode.Usage;
        }
        var path = $"{name}.yaml";
        if (Path.Exists(path) || new FileInfo(path).LinkTarget is not null)
        {
            streams.Tell($"{path} is already there and was left as it is");
            return ExitCode.Usage;
        }
        if (withSchema && !SchemaFile.WriteHere(Kind, streams))
            return ExitCode.Usage;
        // Whoever has the schema here wants it named.
        var modeLine = File.Exists(SchemaFile.NameOf(Kind)) ? SchemaFile.ModeLine(SchemaFile.NameOf(Kind)) : "";
        using (var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write))
            stream.Write(Encoding.UTF8.GetBytes(modeLine + Template.Replace("NAME", name, StringComparison.Ordinal)));
        streams.Tell($"wrote {path}; krakenlint test {path} tells what is left to do");
        return ExitCode.Clean;
    }

    private static bool IsName(string name) =>
        name.Length is > 0 and <= 80
        && char.IsAsciiLetterLower(name[0])
        && !name.EndsWith('-')
        && name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');
}
