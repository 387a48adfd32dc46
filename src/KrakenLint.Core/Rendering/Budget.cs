using System.Collections.Immutable;

namespace KrakenLint.Rendering;

/// <summary>How much work a template may ask for: a unit is a step, a piece of text, or ten characters.</summary>
/// <param name="outer">What all templates of a chart may ask for together, or null.</param>
internal sealed class Budget(long most, Budget? outer = null)
{
    private const int CharactersPerUnit = 10;

    private long left = most;

    /// <summary>Of one template; no chart of use comes near it.</summary>
    public const long OfTemplate = 2_000_000;

    /// <summary>Of a chart, however often its templates are run.</summary>
    public const long OfChart = 10_000_000;

    public void Spend(long amount)
    {
        left -= amount;
        outer?.Spend(amount);
        if (left < 0)
            throw new RenderingStopped("the template asks for more work than is allowed");
    }

    /// <summary>Pays for a value, so that none can grow without end.</summary>
    public Datum Charged(Datum value)
    {
        if (value is TextDatum text)
            Spend(text.Rope);
        else if (value is ListDatum list)
            Spend(list.Items.Length / CharactersPerUnit);
        return value;
    }

    /// <summary>Pays for looking at what a function is given.</summary>
    public void Spend(ImmutableArray<Datum> arguments)
    {
        foreach (var argument in arguments)
        {
            var size = argument switch
            {
                TextDatum text => text.Rope.Text.Length / 4,
                ListDatum list => list.Items.Length,
                MapDatum map => map.Count,
                _ => 0,
            };
            Spend(size / CharactersPerUnit);
        }
    }

    public void Spend(Rope rope) => Spend(rope.Pieces.Length + rope.Text.Length / CharactersPerUnit);
}
