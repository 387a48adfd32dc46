using System.Text;

namespace KrakenLint.Rendering;

/// <summary>Values as Go's <c>encoding/json</c> writes them: keys in ordinal order.</summary>
internal sealed class JsonEmitter(bool escapesHtml, string indent, Budget budget)
{
    private readonly RopeBuilder output = new(budget);

    /// <param name="indent">What each level is indented by; empty for one line.</param>
    public static Rope Emit(Datum value, Budget budget, bool escapesHtml, string indent = "")
    {
        var emitter = new JsonEmitter(escapesHtml, indent, budget);
        emitter.Write(value, 0);
        return emitter.output.ToRope();
    }

    private void Write(Datum value, int depth)
    {
        budget.Visit(depth);
        switch (value)
        {
            case MapDatum { Count: > 0 } map:
                Group('{', '}', map.Entries, depth, entry => WriteEntry(entry, depth + 1));
                break;
            case ListDatum { Items.Length: > 0 } list:
                Group('[', ']', list.Items, depth, item => Write(item, depth + 1));
                break;
            case TextDatum { Rope.HasUnknown: true } text:
                output.Add(GoText.Quoted(text.Rope));
                break;
            case TextDatum text:
                output.Add("\"");
                output.Add(text.Rope.Map(Escape));
                output.Add("\"");
                break;
            case UnknownDatum:
                output.Add(Piece.Unknown);
                break;
            default:
                output.Add(Plain(value), value.Node);
                break;
        }
    }

    private string Plain(Datum value) =>
        value switch
        {
            MapDatum => "{}",
            ListDatum => "[]",
            FloatDatum number => GoNumber.Json(number.Value),
            NilDatum => "null",
            ObjectDatum other => $"\"{other.Text}\"",
            _ => GoText.Text(value, budget),
        };

    private void WriteEntry(KeyValuePair<string, Datum> entry, int depth)
    {
        output.Add($"\"{Escape(entry.Key)}\":{(indent.Length > 0 ? " " : "")}", entry.Value.Node);
        Write(entry.Value, depth);
    }

    private void Group<T>(char open, char close, IEnumerable<T> items, int depth, Action<T> write)
    {
        var separator = $"{open}";
        foreach (var item in items)
        {
            output.Add(separator);
            Break(depth + 1);
            write(item);
            separator = ",";
        }
        Break(depth);
        output.Add($"{close}");
    }

    private void Break(int depth)
    {
        if (indent.Length > 0)
            output.Add("\n" + string.Concat(Enumerable.Repeat(indent, depth)));
    }

    private string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            escaped.Append(
                letter switch
                {
                    '"' => "\\\"",
                    '\\' => @"\\",
                    '\n' => @"\n",
                    '\r' => @"\r",
                    '\t' => @"\t",
                    '\b' => @"\b",
                    '\f' => @"\f",
                    '<' or '>' or '&' when escapesHtml => $@"\u{(int)letter:x4}",
                    < ' ' or '\u2028' or '\u2029' => $@"\u{(int)letter:x4}",
                    _ => $"{letter}",
                }
            );
        }
        return escaped.ToString();
    }
}
