using KrakenLint.Text;
using KrakenLint.Units;
using KrakenLint.Yaml;

namespace KrakenLint.Conditions.Evaluation;

/// <summary>Judges tests of one subject.</summary>
internal static class LeafEvaluator
{
    /// <returns>Whether the condition holds; null where nobody can tell.</returns>
    public static bool? Judge(Condition.Of condition, Item item, Scope scope) =>
        condition.Default is null && condition.Subject.IsSurelyAbsent(item)
            ? condition.HoldsWhenAbsent
            : Holds(condition, condition.Subject.Read(item, scope), item, scope);

    public static Outcome Evaluate(Condition.Of condition, Item item, Scope scope)
    {
        var found = condition.Subject.Read(item, scope);
        if (!found.IsPresent && condition.PassesWhenAbsent)
            return OutcomeOf(found, holds: true, default, "", "");
        var reading = found.OrDefault(condition.Default);
        foreach (var test in condition.Tests)
        {
            if (IsUnknown(reading, test))
                return OutcomeOf(reading, holds: true, default, "", "") with { IsUnknown = true };
            var result = Run(test, reading, item, scope);
            if (!result.Holds)
                return OutcomeOf(reading, holds: false, result, Phrase.Of(test, item, scope), "");
        }
        var refused = condition.Tests is [var first, ..] ? Phrase.OfNegated(first, item, scope) : "";
        return OutcomeOf(reading, holds: true, default, "", refused);
    }

    /// <returns>True where the condition does not hold for certain.</returns>
    public static bool Fails(Condition.Of condition, Item item, Scope scope)
    {
        var found = condition.Subject.Read(item, scope);
        return !found.IsUncertain && Holds(condition, found, item, scope) == false;
    }

    private static bool? Holds(Condition.Of condition, Reading found, Item item, Scope scope)
    {
        if (!found.IsPresent && condition.PassesWhenAbsent)
            return true;
        var reading = found.OrDefault(condition.Default);
        foreach (var test in condition.Tests)
        {
            if (IsUnknown(reading, test))
                return null;
            if (!Run(test, reading, item, scope).Holds)
                return false;
        }
        return true;
    }

    private static bool IsUnknown(Reading reading, Test test) =>
        (reading.IsUnknown && !(reading.IsPresent && test is Test.Exists))
        || (test is Test.OfScalar { Operator.Operand: OperandKind.Ordered } && IsPending(reading));

    // How large what comes in its place will be, nobody can tell.
    private static bool IsPending(Reading reading) => reading.Value is { } value && PendingText.Is(value.Text);

    private static TestResult Run(Test test, Reading reading, Item item, Scope scope) =>
        reading.IsPresent ? test.Run(reading, item, scope) : TestResult.Of(test.HoldsWhenAbsent);

    private static Outcome OutcomeOf(Reading reading, bool holds, TestResult result, Phrase expected, Phrase refused) =>
        new(holds, PlaceOf(reading, result.Part), expected, refused)
        {
            Reading = reading,
            Reason = result.Reason,
            IsUncertain = reading.IsUncertain,
        };

    private static Place PlaceOf(Reading reading, Range? part)
    {
        if (
            part is not { } range
            || reading is not { IsVerbatim: true, IsSecret: false, Node: { IsScalar: true } node }
        )
            return reading.Place;
        return PartOf(node, reading.Value?.Text ?? "", range) is { } span ? new Place(node, span) : reading.Place;
    }

    /// <summary>A part of a scalar's text in the file, where the raw text is a plain or simply quoted copy of it.</summary>
    public static SourceSpan? PartOf(YamlNode node, string text, Range range) =>
        CopyOf(node, text) is { } copy ? Cut(copy, text, range) : null;

    /// <summary>Where a scalar's text stands in the file as it is; null where the file has it in other words.</summary>
    public static SourceSpan? CopyOf(YamlNode node, string text)
    {
        var span = node.Span;
        var inner = node.Style is YamlStyle.SingleQuoted or YamlStyle.DoubleQuoted
            ? span with
            {
                Start = span.Start + 1,
                End = span.End - 1,
            }
            : span;
        return inner.Text == text ? inner : null;
    }

    /// <summary>A part of a stretch of the file, counted in its text.</summary>
    public static SourceSpan Cut(SourceSpan inner, string text, Range range)
    {
        var (offset, length) = range.GetOffsetAndLength(text.Length);
        return inner.Part(offset, length);
    }
}
