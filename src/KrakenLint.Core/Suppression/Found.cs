using System.Collections.Immutable;
using KrakenLint.Text;

namespace KrakenLint.Suppression;

/// <summary>An instruction with the stretches of its file that it covers, or what is wrong with it.</summary>
/// <param name="Regions">Empty where nothing was linted.</param>
internal sealed record Found(Instruction? Instruction, Problem? Problem, ImmutableArray<SourceSpan> Regions)
{
    public static Problem NothingFollows(SourceSpan comment) =>
        new(
            InstructionReader.InvalidCode,
            comment,
            "nothing follows this comment in its document, so it covers nothing; expected it at the end of a line, or on the line above"
        );
}
