using System.Collections.Immutable;

namespace KrakenLint.Cli.LanguageServer.Protocol;

/// <summary>Something said of a stretch of a document.</summary>
/// <param name="Severity">1 error, 2 warning, 3 information, 4 hint.</param>
/// <param name="Data">The fingerprint of the finding, by which its repairs are found again.</param>
internal sealed record Diagnostic(
    LspRange Range,
    int? Severity,
    string? Code,
    CodeDescription? CodeDescription,
    string? Source,
    string Message,
    ImmutableArray<int>? Tags,
    ImmutableArray<RelatedInformation>? RelatedInformation,
    string? Data
);

internal sealed record CodeDescription(string Href);

internal sealed record RelatedInformation(LspLocation Location, string Message);

internal sealed record PublishParams(string Uri, int? Version, ImmutableArray<Diagnostic> Diagnostics);
