using KrakenLint.Yaml;

namespace KrakenLint.Conditions.Syntax;

/// <summary>Checks regular expressions when a rule is read.</summary>
internal static class PatternReader
{
    /// <returns>Null, and a problem, where the text is no regular expression that can be matched in linear time.</returns>
    public static Pattern? Read(string text, YamlNode node, ReadContext context)
    {
        var (pattern, problem) = Pattern.Parse(text);
        if (problem is not null)
            context.Problems.Add(node, problem);
        return pattern;
    }

    /// <summary>False, and a problem, where an operand can never be a pattern, or may not be one.</summary>
    public static bool Check(Operand operand, YamlNode node, ReadContext context)
    {
        var text = operand switch
        {
            Operand.Literal literal => literal.Value.Text,
            Operand.Parameter parameter => context.Params[parameter.Name].Text,
            Operand.Interpolated interpolated => string.Concat(interpolated.Pieces.Select(piece => piece.Text)),
            _ => null,
        };
        if (text is not null)
            return Read(text, node, context) is not null;
        context.Problems.Add(
            node,
            "a regular expression stands in the rule itself; write a reference inside of one, such as \"^{path: P}$\""
        );
        return false;
    }
}
