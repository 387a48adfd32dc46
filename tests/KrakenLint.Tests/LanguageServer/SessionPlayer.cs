using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace KrakenLint.Tests.LanguageServer;

/// <summary>Plays the steps of a session against the server, and writes down what comes out as the session would.</summary>
internal sealed class SessionPlayer(LspClient client, string folder)
{
    private readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> versions = new(StringComparer.Ordinal);
    private JsonArray actions = [];

    // Who records what is said waits until no more comes.
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(3);

    /// <returns>What the server says; the step's own text where it says nothing.</returns>
    public async Task<string> Play(SessionStep step)
    {
        var words = step.Argument.Split(' ');
        switch (step.Verb)
        {
            case "open":
                Open(words[0]);
                return step.Text;
            case "type":
                Change(words[0], [(Range(words[1]), step.Text[..^1])]);
                return step.Text;
            case "save":
                await File.WriteAllTextAsync(Path.Combine(folder, words[0]), texts[words[0]]);
                client.Forget();
                client.Tell("textDocument/didSave", new JsonObject { ["textDocument"] = Id(words[0]) });
                return step.Text;
            case "close":
                client.Forget();
                client.Tell("textDocument/didClose", new JsonObject { ["textDocument"] = Id(words[0]) });
                return step.Text;
            case "apply":
                await Apply(step.Argument);
                return step.Text;
            case "text":
                return texts[words[0]];
            case "diagnostics":
                return await Diagnostics(words[0], step.Text);
            case "at-once":
                return await client.Next(UriOf(words[0])) is { } first
                    ? SessionWords.Of("diagnostics", first, folder)
                    : "nothing is published\n";
            default:
                return await Settled(step, words);
        }
    }

    // Right behind a key an answer may be of the state before; at last it is what the session says.
    private async Task<string> Settled(SessionStep step, string[] words)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var said = step.Verb == "offers" ? await Offered(step.Text, words) : await Ask(step.Verb, words);
            if (said == step.Text || Repository.IsAccepting || watch.Elapsed > LspClient.Patience)
                return said;
            await Task.Delay(20);
        }
    }

    private async Task<string> Offered(string wanted, string[] words)
    {
        var offered = (await Ask("complete", words)).Split('\n');
        return string.Concat(
            wanted.Split('\n').Where(word => word.Length > 0 && offered.Contains(word)).Select(word => $"{word}\n")
        );
    }

    private async Task<string> Ask(string verb, string[] words)
    {
        var (method, extra) = verb switch
        {
            "complete" => ("textDocument/completion", null),
            "symbols" => ("textDocument/documentSymbol", null),
            "references" => (
                "textDocument/references",
                new JsonObject { ["context"] = new JsonObject { ["includeDeclaration"] = true } }
            ),
            "actions" => (
                "textDocument/codeAction",
                new JsonObject { ["context"] = new JsonObject { ["diagnostics"] = new JsonArray() } }
            ),
            _ => ($"textDocument/{verb}", null),
        };
        var parameters = extra ?? [];
        parameters["textDocument"] = Id(words[0]);
        if (verb == "actions")
            parameters["range"] = Range(words[1]);
        else if (words.Length > 1)
            parameters["position"] = Position(words[1]);
        var response = await client.Ask(method, parameters);
        Assert.True(response["error"] is null, response.ToJsonString());
        if (verb == "actions")
            actions = response["result"]?.DeepClone() as JsonArray ?? [];
        return SessionWords.Of(verb, response["result"], folder);
    }

    private void Open(string path)
    {
        var text = texts[path] = File.ReadAllText(Path.Combine(folder, path));
        versions[path] = 1;
        client.Forget();
        var item = Id(path);
        (item["languageId"], item["version"], item["text"]) = ("yaml", 1, text);
        client.Tell("textDocument/didOpen", new JsonObject { ["textDocument"] = item });
    }

    private void Change(string path, IEnumerable<(JsonNode Range, string Text)> edits)
    {
        var changes = new JsonArray();
        // From the end on, so that none moves another.
        foreach (
            var (range, text) in edits.OrderByDescending(edit => SessionWords.RangeOf(edit.Range), RangeOrder.Instance)
        )
        {
            texts[path] = SessionWords.Edited(texts[path], range, text);
            changes.Add(new JsonObject { ["range"] = range.DeepClone(), ["text"] = text });
        }
        var id = Id(path);
        id["version"] = ++versions[path];
        client.Forget();
        client.Tell("textDocument/didChange", new JsonObject { ["textDocument"] = id, ["contentChanges"] = changes });
    }

    private async Task Apply(string title)
    {
        var action = actions.First(action => action?["title"]?.GetValue<string>() == title);
        var response = await client.Ask("codeAction/resolve", action?.DeepClone());
        var changes = response["result"]?["edit"]?["changes"] as JsonObject;
        Assert.True(changes is not null, response.ToJsonString());
        foreach (var (uri, edits) in changes)
        {
            var path = SessionWords.PathOf(uri, folder);
            if (!texts.ContainsKey(path))
                Open(path);
            Change(
                path,
                (edits as JsonArray ?? [])
                    .OfType<JsonNode>()
                    .Select(edit => (edit["range"] ?? edit, edit["newText"]?.GetValue<string>() ?? ""))
            );
        }
    }

    // What is being found is said more than once; at last it is what the session says.
    private async Task<string> Diagnostics(string path, string expected)
    {
        var said = "nothing is published\n";
        while (await client.Next(UriOf(path), Repository.IsAccepting ? Quiet : LspClient.Patience) is { } next)
        {
            said = SessionWords.Of("diagnostics", next, folder);
            if (said == expected)
                return said;
        }
        return said;
    }

    private JsonObject Id(string path) => new() { ["uri"] = UriOf(path) };

    private string UriOf(string path) => $"file://{folder}/{path}";

    private static JsonObject Range(string text) =>
        new() { ["start"] = Position(text.Split('-')[0]), ["end"] = Position(text.Split('-')[^1]) };

    private static JsonObject Position(string text) =>
        new() { ["line"] = Number(text.Split(':')[0]) - 1, ["character"] = Number(text.Split(':')[1]) - 1 };

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
