using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using KrakenLint.Rendering.Library;

namespace KrakenLint.Rendering;

/// <summary>
/// How much work a template may ask for: a unit is a step, a value that is walked over, a piece of text, or ten characters.
/// Whatever walks a value or makes text takes a budget, so that no function can leave it out.
/// </summary>
/// <param name="outer">What all templates of a chart may ask for together, or null.</param>
internal sealed class Budget(long most, Budget? outer = null)
{
    private const int CharactersPerUnit = 10;

    private const int LettersComparedPerUnit = 10_000;

    /// <summary>Values below one another: a value that holds itself is deeper than any.</summary>
    private const int DeepestValue = 200;

    /// <summary>Actions, parentheses and calls around one another, of all templates that call each other together.</summary>
    private const int DeepestStep = 800;

    // An exception takes as long as a few hundred steps, and a guess may catch as many as there are steps.
    private const int CostOfStop = 500;

    private long left = most;
    private int depth;

    /// <summary>Of one template; no chart of use comes near it.</summary>
    public const long OfTemplate = 2_000_000;

    /// <summary>Of a chart, however often its templates are run.</summary>
    public const long OfChart = 10_000_000;

    public void Spend(long amount)
    {
        left -= amount;
        outer?.Spend(amount);
        if (left < 0)
            throw new RenderingStopped("it asks for more work than is allowed", isLimit: true);
    }

    /// <summary>Pays for text that is about to be made or looked through.</summary>
    public void SpendText(long characters) => Spend(characters / CharactersPerUnit);

    /// <summary>Pays for one value of a walk.</summary>
    /// <param name="level">How many values of the walk are around it.</param>
    public void Visit(int level)
    {
        Spend(1);
        if (level > DeepestValue)
            throw Stopped($"values are nested more than {DeepestValue} deep, or one holds itself");
    }

    /// <summary>Goes one step deeper into templates; <see cref="Leave"/> comes back.</summary>
    public void Enter()
    {
        Spend(1);
        if (depth >= DeepestStep || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw Stopped($"actions and what they include are nested more than {DeepestStep} deep");
        depth++;
    }

    public void Leave() => depth--;

    /// <summary>Pays for a stop that somebody catches.</summary>
    public void SpendStop() => Spend(CostOfStop);

    /// <summary>Pays for a value, so that none can grow without end.</summary>
    public Datum Charged(Datum value)
    {
        Spend(SizeOf(value) / CharactersPerUnit);
        return value;
    }

    /// <summary>Pays for looking at what a function is given.</summary>
    public void Spend(ImmutableArray<Datum> arguments)
    {
        var longest = 0L;
        foreach (var argument in arguments)
        {
            var size = SizeOf(argument);
            Spend(size / (CharactersPerUnit * (argument is TextDatum ? 4 : 1)));
            if (argument is not TextDatum)
                continue;
            // A text that is looked for in another one may begin at each of its letters, and fail at its end.
            Spend(longest * size / LettersComparedPerUnit);
            longest = Math.Max(longest, size);
        }
    }

    private RenderingStopped Stopped(string why)
    {
        SpendStop();
        return new RenderingStopped(why, isLimit: true);
    }

    private static long SizeOf(Datum value) =>
        value switch
        {
            TextDatum text => (long)text.Rope.Pieces.Length * CharactersPerUnit + text.Rope.Text.Length,
            ListDatum list => list.Items.Length,
            MapDatum map => map.Count,
            _ => 0,
        };
}
