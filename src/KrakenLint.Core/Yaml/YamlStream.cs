using System.Collections.Immutable;
using KrakenLint.Text;

namespace KrakenLint.Yaml;

/// <summary>One document of a stream: its tree, or none where it is empty or broken, and the problems found in it.</summary>
/// <param name="Span">From its marker or first comment to the next document.</param>
/// <param name="Tree">Null where the document is empty or broken.</param>
/// <param name="IsBroken">True where a problem of code <c>syntax</c> or <c>limit</c> kept it from being read.</param>
public sealed record YamlDocument(SourceSpan Span, YamlTree? Tree, bool IsBroken, ImmutableArray<Problem> Problems);

/// <summary>The documents of one file, in order, the empty ones left out.</summary>
public sealed record YamlStream(SourceFile File, ImmutableArray<YamlDocument> Documents)
{
    public IEnumerable<Problem> Problems => Documents.SelectMany(document => document.Problems);
}
