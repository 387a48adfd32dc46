namespace KrakenLint.Text;

/// <summary>
/// What any stage may report about its input: a code (<c>syntax</c>, <c>duplicate-key</c>, …), where, and one sentence.
/// Problems of manifests become findings through rules; problems of rule files and configuration go to standard error.
/// </summary>
/// <param name="Related">Where the other half of the problem stands, such as the first of two equal keys.</param>
public sealed record Problem(string Code, SourceSpan Span, string Text, SourceSpan? Related = null)
{
    /// <summary>True where nothing becomes of it: the other half says the same.</summary>
    public bool IsHarmless { get; init; }

    /// <returns><c>path:line:column: text</c>, and the line of the other half.</returns>
    public override string ToString() =>
        Related is { } first ? $"{Span}: {Text}, first on line {first.StartPosition.Line}" : $"{Span}: {Text}";
}
