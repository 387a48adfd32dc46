using System.Diagnostics;

namespace KrakenLint.Tests;

/// <summary>What becomes of standard input where no path is given, in real pipelines.</summary>
public sealed class PipedInputTests
{
    private const string Ingress = """
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata:
          name: chat
          annotations:
            nginx.ingress.kubernetes.io/proxy-read-timeout: "60"
        spec:
          ingressClassName: nginx
          rules:
            - host: chat.northwind.dev
              http:
                paths:
                  - path: /socket.io
                    pathType: Prefix
                    backend: { service: { name: chat-socketio, port: { number: 80 } } }

        """;

    [Theory]
    [InlineData("cat ../way.yaml | $LINT", "stdin:6:53")]
    [InlineData("{ read wait < ../later; cat ../way.yaml; } | $LINT & echo go > ../later; wait", "stdin:6:53")]
    [InlineData("$LINT < ../way.yaml", "stdin:6:53")]
    [InlineData("$LINT < /dev/null", "folder.yaml:6:53")]
    [InlineData(
        "$LINT < ../words",
        "folder.yaml:6:53",
        "standard input is a file without manifests, and was not linted"
    )]
    [InlineData("cat ../way.yaml | $LINT folder.yaml", "folder.yaml:6:53")]
    [InlineData("exec 3< <(cat ../way.yaml); wait $!; $LINT <&3", "stdin:6:53")]
    [InlineData(
        "exec 3< <(cat ../words); wait $!; $LINT <&3",
        "folder.yaml:6:53",
        "standard input is a pipe without manifests, and was not linted"
    )]
    [InlineData("exec 3< <(true); wait $!; $LINT <&3", "folder.yaml:6:53", "standard input is an empty pipe")]
    public void A_pipe_is_read_where_manifests_come_out_of_it(string command, string place, string note = "")
    {
        ProcessRun.SkipWithout("bash", "mkfifo");
        var folder = Directory.CreateTempSubdirectory("krakenlint-");
        try
        {
            var work = Lay(folder.FullName);
            var (output, errors, exit) = ProcessRun.Of(
                "bash",
                ["-c", $"mkfifo ../later; {command.Replace("$LINT", Lint, StringComparison.Ordinal)}"],
                work
            );
            Assert.Contains($"--> {place}\n", output, StringComparison.Ordinal);
            Assert.Contains(note, errors, StringComparison.Ordinal);
            Assert.True(note.Length > 0 || !errors.Contains("standard input", StringComparison.Ordinal), errors);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_pipe_that_nobody_closes_is_not_waited_for()
    {
        ProcessRun.SkipWithout("bash");
        var folder = Directory.CreateTempSubdirectory("krakenlint-");
        try
        {
            var start = new ProcessStartInfo("bash")
            {
                WorkingDirectory = Lay(folder.FullName),
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            start.ArgumentList.Add("-c");
            start.ArgumentList.Add(Lint);
            using var process = Process.Start(start) ?? throw new InvalidOperationException("bash did not start");
            var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);

            Assert.Contains("--> folder.yaml:6:53\n", output, StringComparison.Ordinal);
            Assert.StartsWith(
                "krakenlint: standard input is a pipe that nobody has closed, and was not read; give - to read it to its end\n",
                await errors,
                StringComparison.Ordinal
            );
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Lint =>
        $"dotnet exec '{Path.Combine(AppContext.BaseDirectory, "krakenlint.dll")}' lint --select KRK107";

    private static string Lay(string folder)
    {
        File.WriteAllText(Path.Combine(folder, "way.yaml"), Ingress);
        File.WriteAllText(Path.Combine(folder, "words"), "refs/heads/main 1f 2e\n");
        var work = Directory.CreateDirectory(Path.Combine(folder, "work")).FullName;
        File.WriteAllText(Path.Combine(work, "folder.yaml"), Ingress);
        return work;
    }
}
