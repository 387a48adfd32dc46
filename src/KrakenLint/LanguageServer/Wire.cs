using System.Buffers;
using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using KrakenLint.Cli.LanguageServer.Protocol;

namespace KrakenLint.Cli.LanguageServer;

/// <summary>A request was right and cannot be fulfilled.</summary>
internal sealed class RequestFailed(string message) : Exception(message);

/// <summary>
/// JSON-RPC 2.0 over a pair of streams, as far as the protocol needs it. It stands here because every run of the program carries
/// what lies in it: the usual library works in native code, and adds 3 MB, six packages and calls by reflection.
/// </summary>
internal sealed class Wire(Stream input, Stream output)
{
    private const int InvalidParams = -32602;
    private const int MethodNotFound = -32601;
    private const int Bug = -32603;
    private const int Cancelled = -32800;
    private const int Failed = -32803;

    private readonly Dictionary<string, Func<JsonElement, CancellationToken, Task<Action<Utf8JsonWriter>>>> answers =
    [];
    private readonly Dictionary<string, Action<JsonElement>> takers = [];
    private readonly ConcurrentDictionary<string, CancellationTokenSource> open = new(StringComparer.Ordinal);
    private readonly Lock writing = new();

    /// <summary>Answers a request. Up to its first wait a handler runs before the next message is read.</summary>
    public void Answer<TParams, TResult>(string method, Func<TParams, CancellationToken, Task<TResult>> handler) =>
        answers[method] = async (parameters, cancellation) =>
        {
            var result = await handler(Read<TParams>(parameters), cancellation);
            return json => JsonSerializer.Serialize(json, result, TypeOf<TResult>());
        };

    /// <summary>Takes a notification; they come in the order in which they were sent.</summary>
    public void Take<TParams>(string method, Action<TParams> handler) =>
        takers[method] = parameters => handler(Read<TParams>(parameters));

    public void Tell<TParams>(string method, TParams parameters) =>
        Write(json =>
        {
            json.WriteString("method", method);
            json.WritePropertyName("params");
            JsonSerializer.Serialize(json, parameters, TypeOf<TParams>());
        });

    /// <summary>Reads messages until the other end goes away or something says that this is the last.</summary>
    public async Task Run(Func<bool> isOver)
    {
        var frames = new Frames(new BufferedStream(input, 1 << 16));
        while (!isOver() && await frames.Next() is { } body)
        {
            try
            {
                using var message = JsonDocument.Parse(body);
                Dispatch(message.RootElement);
            }
            catch (JsonException)
            {
                Refuse("null", InvalidParams, "this is no message of JSON-RPC");
            }
        }
    }

    private void Dispatch(JsonElement message)
    {
        if (message.ValueKind != JsonValueKind.Object || !message.TryGetProperty("method", out var name))
            return;
        var method = name.GetString() ?? "";
        var parameters = message.TryGetProperty("params", out var given) ? given : default;
        if (message.TryGetProperty("id", out var id))
            Start(id.GetRawText(), method, parameters);
        else if (method == "$/cancelRequest" && parameters.TryGetProperty("id", out var which))
            Cancel(which.GetRawText());
        else if (takers.TryGetValue(method, out var take))
            take(parameters);
    }

    private void Start(string id, string method, JsonElement parameters)
    {
        if (!answers.TryGetValue(method, out var answer))
        {
            Refuse(id, MethodNotFound, "this is not served");
            return;
        }
        var cancellation = open[id] = new CancellationTokenSource();
        _ = Finish(id, method, answer(parameters, cancellation.Token));
    }

    private async Task Finish(string id, string method, Task<Action<Utf8JsonWriter>> answer)
    {
        try
        {
            var result = await answer;
            Write(json =>
            {
                Id(json, id);
                json.WritePropertyName("result");
                result(json);
            });
        }
        catch (OperationCanceledException)
        {
            Refuse(id, Cancelled, "the request was cancelled");
        }
        catch (RequestFailed failed)
        {
            Refuse(id, Failed, failed.Message);
        }
        catch (JsonException)
        {
            Refuse(id, InvalidParams, $"these are no parameters of {method}");
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // What an exception says may quote the input.
            Refuse(id, Bug, $"this is a bug of krakenlint ({error.GetType().Name}) in {method}; please report it");
        }
        finally
        {
            open.TryRemove(id, out _);
        }
    }

    private void Cancel(string id)
    {
        if (open.TryGetValue(id, out var cancellation))
            cancellation.Cancel();
    }

    private void Refuse(string id, int code, string text) =>
        Write(json =>
        {
            Id(json, id);
            json.WriteStartObject("error");
            json.WriteNumber("code", code);
            json.WriteString("message", text);
            json.WriteEndObject();
        });

    private static void Id(Utf8JsonWriter json, string id)
    {
        json.WritePropertyName("id");
        json.WriteRawValue(id);
    }

    private void Write(Action<Utf8JsonWriter> rest)
    {
        var body = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            json.WriteString("jsonrpc", "2.0");
            rest(json);
            json.WriteEndObject();
        }
        try
        {
            lock (writing)
            {
                output.Write(Encoding.ASCII.GetBytes($"Content-Length: {body.WrittenCount}\r\n\r\n"));
                output.Write(body.WrittenSpan);
                output.Flush();
            }
        }
        catch (IOException)
        {
            // Nobody listens any more; the end of the input ends the session.
        }
    }

    private static T Read<T>(JsonElement parameters) =>
        (
            parameters.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null
                ? JsonSerializer.Deserialize("{}", TypeOf<T>())
                : parameters.Deserialize(TypeOf<T>())
        ) ?? throw new JsonException();

    private static JsonTypeInfo<T> TypeOf<T>() =>
        ProtocolJson.Default.GetTypeInfo(typeof(T)) as JsonTypeInfo<T>
        ?? throw new InvalidOperationException($"ProtocolJson lacks {typeof(T)}");
}
