using KrakenLint.Text;

namespace KrakenLint.Yaml.Scalars;

/// <summary>What a look at a scalar in the file tells of whether a regular expression matches its text.</summary>
/// <param name="pattern">A pattern that parses, without look-around.</param>
internal sealed class ScalarHint(string pattern, PatternLiteral literal)
{
    private readonly TextHint texts = TextHint.Of(literal);
    private readonly TextHint others = TextHint.Of(literal.Others, literal.IgnoresCase);
    private readonly bool isOfFirstLine = FirstLine.IsEnoughFor(pattern);

    /// <summary>True where no part of the scalar's text matches; false says nothing.</summary>
    /// <param name="isMatch">Whether the pattern matches a text.</param>
    public bool RulesOut(YamlNode scalar, Predicate<string> isMatch)
    {
        if (!texts.MayBeIn(scalar) || !others.MayBeIn(scalar))
            return true;
        // The second line stands for all that follow.
        return isOfFirstLine && ScalarText.FirstOfLines(scalar) is { } first && !isMatch($"{first}\n_");
    }
}
