using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using KrakenLint.Cli.LanguageServer.Protocol;
using StreamJsonRpc;
using StreamJsonRpc.Protocol;

namespace KrakenLint.Cli.LanguageServer;

/// <summary>JSON-RPC over a pair of streams, with <c>Content-Length</c> headers as the protocol asks for.</summary>
internal sealed class Wire : JsonRpc
{
    // LSP 3.17: the request was right, and could not be fulfilled.
    private const JsonRpcErrorCode RequestFailed = (JsonRpcErrorCode)(-32803);

    private Wire(IJsonRpcMessageHandler handler)
        : base(handler) { }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Every type of a message is in ProtocolJson.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Every type of a message is in ProtocolJson.")]
    public static Wire Over(Stream input, Stream output)
    {
        var formatter = new SystemTextJsonFormatter { JsonSerializerOptions = Options() };
        return new Wire(new HeaderDelimitedMessageHandler(output, input, formatter));
    }

    /// <summary>Answers a request.</summary>
    public void Answer<TParams, TResult>(string method, Func<TParams, CancellationToken, Task<TResult>> handler) =>
        AddLocalRpcMethod(handler.Method, handler.Target, Named(method));

    /// <summary>Takes a notification; they come in the order in which they were sent.</summary>
    public void Take<TParams>(string method, Action<TParams> handler) =>
        AddLocalRpcMethod(handler.Method, handler.Target, Named(method));

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Every type of a message is in ProtocolJson.")]
    public Task Tell<TParams>(string method, TParams parameters)
        where TParams : class => NotifyWithParameterObjectAsync(method, parameters);

    // What an exception says may quote the input.
    protected override JsonRpcError.ErrorDetail CreateErrorDetails(JsonRpcRequest request, Exception exception) =>
        exception is OperationCanceledException
            ? new() { Code = JsonRpcErrorCode.RequestCanceled, Message = "the request was cancelled" }
            : new()
            {
                Code = JsonRpcErrorCode.InternalError,
                Message =
                    $"this is a bug of krakenlint ({exception.GetType().Name}) in {request.Method}; please report it",
            };

    private static JsonRpcMethodAttribute Named(string method) =>
        new(method) { UseSingleObjectParameterDeserialization = true };

    private static JsonSerializerOptions Options() =>
        new(ProtocolJson.Default.Options) { TypeInfoResolver = ProtocolJson.Default };
}
