namespace KrakenLint.Tests.Disclosed;

/// <summary>The same of the program itself: what its commands print and write.</summary>
public sealed class CanaryCommandTests
{
    private const string Service =
        "apiVersion: v1\nkind: Service\nmetadata: { name: a }\nspec:\n  sessionAffinity: ClientIP\n  ports: [{ port: 80 }]\n";

    private static readonly string[] Commands =
    [
        "lint in half rendered.yaml broken.yaml --verbose --statistics",
        "lint in --no-config --format json --write-baseline b.sarif",
        "lint in --no-config --format sarif --sarif-profile full --baseline b.sarif",
        "lint in --diff --unsafe-fixes --verbose",
        "lint rendered.yaml --chart chart --format json --verbose",
        "lint rendered.yaml --chart chart --diff --unsafe-fixes",
        "blame rendered.yaml --chart chart",
        "blame rendered.yaml --chart chart --format json",
        "map in",
        "map in --format mermaid",
        "map in --format json",
        "runbook in",
        "runbook in --format html",
        "runbook rendered.yaml --chart chart",
        "explain KRK201 --for in",
        "explain KRK801 --for in",
        "explain KRK803 --for in",
        $"lint rendered.yaml --chart chart --set {SecretShape.Canary}",
        "lint in --fix --unsafe-fixes --verbose",
    ];

    [Fact]
    public void No_command_shows_a_part_of_it()
    {
        var folder = Directory.CreateTempSubdirectory("krakenlint-");
        try
        {
            Lay(folder.FullName);
            foreach (var command in Commands)
            {
                var (output, errors, exit) = ProcessRun.OfKrakenLint(folder.FullName, command.Split(' '));
                // Only what is wrong with an option may keep a command from its work.
                Assert.True(exit is 0 or 1 or 3 || command.Contains("--set", StringComparison.Ordinal), errors);
                CanaryTests.AssertSilent($"{output}\n{errors}");
            }
            CanaryTests.AssertSilent(File.ReadAllText(Path.Combine(folder.FullName, "b.sarif")));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // A run that passes something over writes no baseline.
    private static bool IsWhole(SecretShape shape) =>
        char.IsAsciiLetterUpper(shape.Text["kind: ".Length]) || shape.Text[0] == '#';

    private static void Lay(string folder)
    {
        foreach (var name in new[] { "in", "half", "chart", "chart/templates" })
            Directory.CreateDirectory(Path.Combine(folder, name));
        foreach (var (shape, number) in SecretShapes.All.Select((shape, number) => (shape, number)))
            Write(
                $"{(IsWhole(shape) ? "in" : "half")}/{number}.yaml",
                $"{Service}---\napiVersion: v1\n{shape.Manifest}\n---\n{Service}"
            );
        Write("broken.yaml", "apiVersion: v1\nkind: Secret\nstringData:\n  a: CANARY: x\n");
        Write("chart/Chart.yaml", "apiVersion: v2\nname: chat\nversion: 1.0.0\n");
        Write("chart/values.yaml", "affinity: ClientIP\njwt: CANARY\n");
        Write(
            "chart/templates/a.yaml",
            "apiVersion: v1\nkind: Secret\nmetadata: { name: a }\nstringData:\n  A: {{ .Values.jwt }}\n"
                + "---\napiVersion: v1\nkind: Service\nmetadata: { name: a }\nspec:\n  sessionAffinity: {{ .Values.affinity }}\n  x: {{ .Values.jwt }}\n"
        );
        Write(
            "rendered.yaml",
            "---\n# Source: chat/templates/a.yaml\napiVersion: v1\nkind: Secret\nmetadata: { name: a }\nstringData:\n  A: CANARY\n"
                + "---\n# Source: chat/templates/a.yaml\napiVersion: v1\nkind: Service\nmetadata: { name: a }\nspec:\n  sessionAffinity: ClientIP\n  x: CANARY\n"
        );
        Write(
            ".krakenlint.yaml",
            "ignore:\n  - { rule: KRK201, path: in/1.yaml, reason: the password is CANARY for now }\n"
        );

        void Write(string path, string text) =>
            File.WriteAllText(
                Path.Combine(folder, path),
                text.Replace("CANARY", SecretShape.Canary, StringComparison.Ordinal)
            );
    }
}
