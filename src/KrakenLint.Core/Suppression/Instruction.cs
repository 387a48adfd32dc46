using System.Collections.Immutable;
using KrakenLint.Settings;
using KrakenLint.Text;

namespace KrakenLint.Suppression;

/// <summary>What a suppression in a file says, before it is known what it covers.</summary>
/// <param name="IsForFile">True for <c>ignore-file</c>.</param>
/// <param name="Words">Ids, names, tags or globs of rules, each with its place.</param>
/// <param name="Reason">Empty where none is given.</param>
/// <param name="Span">From its first word to the end of the reason, within one line.</param>
internal sealed record Instruction(bool IsForFile, ImmutableArray<Located> Words, string Reason, SourceSpan Span);
