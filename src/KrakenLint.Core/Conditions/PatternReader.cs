using System.Text.RegularExpressions;
using KrakenLint.Yaml;

namespace KrakenLint.Conditions;

/// <summary>Checks regular expressions when a rule is read, and makes them when it runs.</summary>
internal static class PatternReader
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

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
        if (text is null)
        {
            context.Problems.Add(
                node,
                "a regular expression stands in the rule itself; write a reference inside of one, such as \"^{path: P}$\""
            );
            return false;
        }
        try
        {
            _ = new Regex(text, Options);
            return true;
        }
        catch (RegexParseException error)
        {
            context.Problems.Add(
                node,
                $"the regular expression does not parse: {error.Error} at character {error.Offset + 1}"
            );
        }
        catch (NotSupportedException)
        {
            context.Problems.Add(
                node,
                "the regular expression uses a backreference or look-around, which would make matching unbounded"
            );
        }
        return false;
    }

    /// <returns>Null where a value of the input makes it larger than a pattern may be.</returns>
    public static Regex? Make(string text)
    {
        try
        {
            return new Regex(text, Options);
        }
        catch (NotSupportedException)
        {
            return null;
        }
    }
}
