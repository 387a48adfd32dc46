namespace KrakenLint.Conditions.Evaluation;

/// <summary>Tells whether a condition looks at the item outside its own.</summary>
internal static class OuterReferences
{
    public static bool In(Condition? condition) =>
        condition switch
        {
            null or Condition.InRole or Condition.Unique => false,
            Condition.All all => all.Parts.Any(In),
            Condition.Any any => any.Alternatives.Any(In),
            Condition.Not not => In(not.Inner),
            Condition.Of of => of.Tests.Any(In),
            Condition.Split split => In(split.Inner),
            Condition.Quantified quantified => In(quantified.Inner),
            Condition.Count count => In(count.Where),
            Condition.Related related => In(related.Where) || In(related.OnEdge),
            Condition.Lookup lookup => In(lookup.Name) || In(lookup.Namespace) || In(lookup.Where),
            _ => true,
        };

    private static bool In(Test test) =>
        test switch
        {
            Test.OfScalar scalar => scalar.Operands.Any(In),
            Test.Exists or Test.Empty or Test.KnownKey or Test.ValidFor => false,
            _ => true,
        };

    private static bool In(Operand? operand) =>
        operand switch
        {
            Operand.Reference reference => reference.FromOuter,
            Operand.Nodes nodes => nodes.FromOuter,
            Operand.Outside => true,
            Operand.Interpolated text => text.Pieces.Any(piece => In(piece.Operand)),
            _ => false,
        };
}
