using System.Text.Json.Nodes;

namespace KrakenLint.Tests.LanguageServer;

/// <summary>The server as an editor meets it: <c>Sessions/*.session</c> against the built <c>krakenlint lsp</c>.</summary>
public sealed class SessionTests
{
    // Without helm, so that a session is the same everywhere.
    private const string NoHelm = "/usr/bin:/bin";

    private static readonly string[] Expectations =
    [
        "at-once",
        "diagnostics",
        "hover",
        "definition",
        "references",
        "complete",
        "offers",
        "symbols",
        "actions",
        "text",
    ];

    public static TheoryData<string> Names() =>
        [
            .. Directory
                .EnumerateFiles(SessionText.Folder, "*.session")
                .Select(path => Path.GetFileNameWithoutExtension(path))
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_session_goes_as_it_was_recorded(string name)
    {
        var session = SessionText.Read(name);
        using var folder = new SessionFolder(session);
        using var client = new LspClient(folder.Path, NoHelm);
        await client.Ask("initialize", Initialize(folder.Path));
        client.Tell("initialized", new JsonObject());
        var player = new SessionPlayer(client, folder.Path);
        var played = new List<SessionStep>();
        foreach (var step in session.Steps)
        {
            var said = step.Verb is "file" or "link" ? step.Text : await player.Play(step);
            played.Add(step with { Text = said });
            if (!Repository.IsAccepting && Expectations.Contains(step.Verb))
                Assert.Equal($"{step.Verb} {step.Argument}\n{step.Text}", $"{step.Verb} {step.Argument}\n{said}");
        }
        if (Repository.IsAccepting)
            SessionText.Accept(name, played);
        await client.Ask("shutdown", null);
        client.Tell("exit", null);
        Assert.Equal(0, client.ExitCode);
    }

    [Fact]
    public async Task What_is_cancelled_is_answered_so()
    {
        using var folder = new SessionFolder(new SessionText([new("file", "a.yaml", "a: 1\n")]));
        using var client = new LspClient(folder.Path, NoHelm);
        await client.Ask("initialize", Initialize(folder.Path));
        var open = new JsonObject
        {
            ["uri"] = $"file://{folder.Path}/a.yaml",
            ["languageId"] = "yaml",
            ["version"] = 1,
            ["text"] = string.Concat(Enumerable.Range(0, 300_000).Select(at => $"key{at}: {{ a: [b, c] }}\n")),
        };
        client.Tell("textDocument/didOpen", new JsonObject { ["textDocument"] = open });
        var at = new JsonObject
        {
            ["textDocument"] = new JsonObject { ["uri"] = $"file://{folder.Path}/a.yaml" },
            ["position"] = new JsonObject { ["line"] = 1, ["character"] = 1 },
        };
        var response = await client.Ask(
            "textDocument/hover",
            at,
            id => client.Tell("$/cancelRequest", new JsonObject { ["id"] = id })
        );
        Assert.True(response["error"]?["code"]?.GetValue<int>() == -32800, response.ToJsonString());
    }

    private static JsonObject Initialize(string folder) =>
        new()
        {
            ["processId"] = null,
            ["rootUri"] = $"file://{folder}",
            ["capabilities"] = new JsonObject
            {
                ["textDocument"] = new JsonObject
                {
                    ["codeAction"] = new JsonObject
                    {
                        ["resolveSupport"] = new JsonObject { ["properties"] = new JsonArray("edit") },
                    },
                },
            },
        };
}
