using System.Globalization;
using System.Text;

namespace KrakenLint.Rendering;

/// <summary>Values as Go's <c>fmt</c> prints them.</summary>
internal static class GoText
{
    /// <summary><c>%v</c>, which actions print with; nothing is <c>&lt;no value&gt;</c> at the top and <c>&lt;nil&gt;</c> below.</summary>
    public static Rope Print(Datum value, Budget budget) =>
        value switch
        {
            TextDatum text => text.Rope,
            NilDatum => Rope.Of("<no value>"),
            UnknownDatum => Rope.Unknown,
            _ => Inner(value, budget),
        };

    /// <summary><c>%v</c> of a value inside another one.</summary>
    public static string Text(Datum value, Budget budget) =>
        value is TextDatum text ? text.Text : Inner(value, budget).Text;

    /// <summary>The same, where each value inside keeps its origin.</summary>
    public static Rope Inner(Datum value, Budget budget)
    {
        var output = new RopeBuilder(budget);
        Write(value, output, budget, 0);
        return output.ToRope();
    }

    private static void Write(Datum value, RopeBuilder output, Budget budget, int level)
    {
        budget.Visit(level);
        switch (value)
        {
            case ListDatum list:
                output.Add("[", list.Node);
                for (var at = 0; at < list.Items.Length; at++)
                {
                    output.Add(at > 0 ? " " : "", list.Node);
                    Write(list.Items[at], output, budget, level + 1);
                }
                output.Add("]", list.Node);
                break;
            case MapDatum map:
                var before = "map[";
                foreach (var (key, inner) in map.Entries)
                {
                    output.Add($"{before}{key}:", map.Node);
                    Write(inner, output, budget, level + 1);
                    before = " ";
                }
                output.Add(map.Count == 0 ? "map[]" : "]", map.Node);
                break;
            case TextDatum text:
                output.Add(text.Rope);
                break;
            default:
                output.Add(Plain(value), value.Node);
                break;
        }
    }

    private static string Plain(Datum value) =>
        value switch
        {
            BoolDatum flag => flag.Value ? "true" : "false",
            WholeDatum whole => whole.Value.ToString(CultureInfo.InvariantCulture),
            FloatDatum number => GoNumber.Text(number.Value),
            ObjectDatum other => other.Text,
            _ => "<nil>",
        };

    /// <summary>True where a value counts in <c>if</c>: not zero, not empty.</summary>
    public static bool IsTrue(Datum value) =>
        value switch
        {
            NilDatum => false,
            BoolDatum flag => flag.Value,
            WholeDatum whole => whole.Value != 0,
            FloatDatum number => number.Value != 0,
            TextDatum text => text.Text.Length > 0 || text.Rope.HasUnknown,
            ListDatum list => list.Items.Length > 0,
            MapDatum map => map.Count > 0,
            _ => true,
        };

    /// <summary>A text between double quotes, as <c>%q</c> and <c>quote</c> write it.</summary>
    public static Rope Quoted(Rope rope) => Rope.Concat(Rope.Of("\""), rope.Map(Escape), Rope.Of("\""));

    /// <summary>The Go type's name, as <c>typeOf</c> says it.</summary>
    public static string TypeOf(Datum value) =>
        value switch
        {
            TextDatum => "string",
            BoolDatum => "bool",
            WholeDatum => "int64",
            FloatDatum => "float64",
            ListDatum => "[]interface {}",
            MapDatum => "map[string]interface {}",
            NilDatum => "<nil>",
            _ => "object",
        };

    /// <summary>The Go kind's name, as <c>kindOf</c> says it.</summary>
    public static string KindOf(Datum value) =>
        value switch
        {
            ListDatum => "slice",
            MapDatum => "map",
            NilDatum => "invalid",
            ObjectDatum => "struct",
            _ => TypeOf(value),
        };

    // strconv.Quote.
    private static string Escape(string text)
    {
        if (text.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0 && text.AsSpan().IndexOfAny('"', '\\') < 0)
            return text;
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var rune in text.EnumerateRunes())
        {
            escaped.Append(
                rune.Value switch
                {
                    '"' => "\\\"",
                    '\\' => @"\\",
                    '\n' => @"\n",
                    '\r' => @"\r",
                    '\t' => @"\t",
                    7 => @"\a",
                    8 => @"\b",
                    11 => @"\v",
                    12 => @"\f",
                    < 32 or 127 => $@"\x{rune.Value:x2}",
                    _ => rune.ToString(),
                }
            );
        }
        return escaped.ToString();
    }
}
