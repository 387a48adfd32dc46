using System.Collections.Immutable;
using KrakenLint.Text;

namespace KrakenLint.Findings;

/// <summary>What a finding was before it was moved to the file that people edit, and merged with its equals.</summary>
/// <param name="Rendered">The node in the rendered text.</param>
/// <param name="Trace">Its way through values and template, as far as it is known.</param>
public sealed record FindingOrigin(SourceSpan Rendered, ResourceName? Resource, ImmutableArray<SourceSpan> Trace);
