using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Text;

namespace KrakenLint.Fixes;

/// <summary>A finding whose fix can be made, as text.</summary>
internal sealed record FixCandidate(Finding Finding, ImmutableArray<TextEdit> Edits);
