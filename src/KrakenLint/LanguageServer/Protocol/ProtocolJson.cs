using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace KrakenLint.Cli.LanguageServer.Protocol;

/// <summary>How the messages are read and written, worked out when the program is built.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.Strict
)]
[JsonSerializable(typeof(InitializeParams))]
[JsonSerializable(typeof(InitializeResult))]
[JsonSerializable(typeof(Nothing))]
[JsonSerializable(typeof(DidOpenParams))]
[JsonSerializable(typeof(DidChangeParams))]
[JsonSerializable(typeof(DocumentParams))]
[JsonSerializable(typeof(PlaceParams))]
[JsonSerializable(typeof(ReferenceParams))]
[JsonSerializable(typeof(WatchedFilesParams))]
[JsonSerializable(typeof(DidChangeFoldersParams))]
[JsonSerializable(typeof(PublishParams))]
[JsonSerializable(typeof(CodeActionParams))]
[JsonSerializable(typeof(CodeAction))]
[JsonSerializable(typeof(ImmutableArray<CodeAction>))]
[JsonSerializable(typeof(Hover))]
[JsonSerializable(typeof(ImmutableArray<LspLocation>))]
[JsonSerializable(typeof(ImmutableArray<DocumentSymbol>))]
[JsonSerializable(typeof(CompletionList))]
internal sealed partial class ProtocolJson : JsonSerializerContext;
