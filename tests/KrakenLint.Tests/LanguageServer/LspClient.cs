using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace KrakenLint.Tests.LanguageServer;

/// <summary>An editor, as far as <c>krakenlint lsp</c> can tell: one process, spoken to in JSON-RPC.</summary>
internal sealed class LspClient : IDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Process process;
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonNode>> open = new();
    private readonly ConcurrentDictionary<string, Channel<JsonArray>> published = new(StringComparer.Ordinal);
    private int requests;

    /// <param name="path">The folders that programs are looked for in.</param>
    public LspClient(string folder, string path)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "krakenlint.dll"));
        start.ArgumentList.Add("lsp");
        start.Environment["PATH"] = path;
        start.Environment["SOURCE_DATE_EPOCH"] = "1767225600";
        process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start");
        _ = Task.Run(Read);
    }

    public int ExitCode
    {
        get
        {
            Assert.True(process.WaitForExit(Patience), "the server does not end");
            return process.ExitCode;
        }
    }

    public void Tell(string method, JsonNode? parameters) =>
        Send(
            new JsonObject
            {
                ["jsonrpc"] = "2.0",
                ["method"] = method,
                ["params"] = parameters,
            }
        );

    /// <returns>The whole response: <c>result</c> or <c>error</c>.</returns>
    public async Task<JsonNode> Ask(string method, JsonNode? parameters, Action<int>? sent = null)
    {
        var id = ++requests;
        var answer = open[id] = new TaskCompletionSource<JsonNode>(TaskCreationOptions.RunContinuationsAsynchronously);
        Send(
            new JsonObject
            {
                ["jsonrpc"] = "2.0",
                ["id"] = id,
                ["method"] = method,
                ["params"] = parameters,
            }
        );
        sent?.Invoke(id);
        return await answer.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    /// <summary>The next diagnostics of a document; null where none come any more.</summary>
    /// <param name="most">How long it is waited for; usually as long as for everything.</param>
    public async Task<JsonArray?> Next(string uri, TimeSpan? most = null)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(most ?? Patience);
        try
        {
            return await Of(uri).Reader.ReadAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>Forgets what has been published, since something changes now.</summary>
    public void Forget()
    {
        foreach (var channel in published.Values)
        {
            while (channel.Reader.TryRead(out _)) { }
        }
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }

    private Channel<JsonArray> Of(string uri) => published.GetOrAdd(uri, _ => Channel.CreateUnbounded<JsonArray>());

    private void Send(JsonObject message)
    {
        var body = Encoding.UTF8.GetBytes(message.ToJsonString());
        var output = process.StandardInput.BaseStream;
        output.Write(Encoding.ASCII.GetBytes($"Content-Length: {body.Length}\r\n\r\n"));
        output.Write(body);
        output.Flush();
    }

    private void Read()
    {
        var input = process.StandardOutput.BaseStream;
        while (ReadHeader(input) is { } length)
        {
            var body = new byte[length];
            input.ReadExactly(body);
            var message = JsonNode.Parse(body) ?? throw new InvalidDataException("no message");
            if (message["id"] is { } id && open.TryRemove(id.GetValue<int>(), out var waiting))
                waiting.SetResult(message);
            else if (message["params"]?["diagnostics"] is JsonArray diagnostics)
                Of(message["params"]?["uri"]?.GetValue<string>() ?? "").Writer.TryWrite(diagnostics);
        }
    }

    private static int? ReadHeader(Stream input)
    {
        var header = new StringBuilder();
        while (!header.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (input.ReadByte() is >= 0 and var letter)
                header.Append((char)letter);
            else
                return null;
        }
        var length = header
            .ToString()
            .Split("\r\n")
            .First(line => line.StartsWith("Content-Length:", StringComparison.Ordinal));
        return int.Parse(length["Content-Length:".Length..], CultureInfo.InvariantCulture);
    }
}
