using KrakenLint.Yaml;

namespace KrakenLint.Rendering;

/// <summary>
/// <c>toYaml</c>: block style, keys in natural order, sequences not indented below their key, as
/// <c>sigs.k8s.io/yaml</c> marshals.
/// </summary>
internal sealed class YamlEmitter(bool indentsLists, Budget budget)
{
    private const int Step = 2;

    private readonly RopeBuilder output = new(budget);
    private int column;

    /// <param name="indentsLists">True for <c>toYamlPretty</c>.</param>
    public static Rope Emit(Datum value, Budget budget, bool indentsLists = false)
    {
        var emitter = new YamlEmitter(indentsLists, budget);
        // A text alone is indented as if it stood below a key.
        emitter.Value(value, value is TextDatum ? Step : 0, 0, isInMapping: false);
        var rope = emitter.output.ToRope();
        return rope.Text.EndsWith('\n') ? rope.Slice(0, rope.Text.Length - 1) : rope;
    }

    private void Value(Datum value, int indent, int level, bool isInMapping)
    {
        budget.Visit(level);
        switch (value)
        {
            case MapDatum { Count: > 0 } map:
                Mapping(map, indent, level, isInMapping);
                break;
            case ListDatum { Items.Length: > 0 } list:
                Sequence(list, isInMapping && !indentsLists ? Math.Max(0, indent - Step) : indent, level, isInMapping);
                break;
            default:
                if (isInMapping)
                    Write(" ", null);
                Scalar(value, indent);
                Write("\n", null);
                break;
        }
    }

    private void Mapping(MapDatum map, int indent, int level, bool isInMapping)
    {
        var isFirst = !isInMapping;
        if (isInMapping)
            Write("\n", null);
        foreach (var (key, value) in map.Entries.OrderBy(entry => entry.Key, NaturalOrder.Instance))
        {
            if (!isFirst || column == 0)
                Write(new string(' ', indent), null);
            isFirst = false;
            Write(YamlScalarStyle.Key(key), value.Node);
            Write(":", value.Node);
            Value(value, indent + Step, level + 1, isInMapping: true);
        }
    }

    private void Sequence(ListDatum list, int indent, int level, bool isInMapping)
    {
        var isFirst = !isInMapping;
        if (isInMapping)
            Write("\n", null);
        foreach (var item in list.Items)
        {
            if (!isFirst || column == 0)
                Write(new string(' ', indent), null);
            isFirst = false;
            Write("- ", item.Node);
            Value(item, indent + Step, level + 1, isInMapping: false);
        }
    }

    private void Scalar(Datum value, int indent)
    {
        switch (value)
        {
            case NilDatum:
                Write("null", value.Node);
                break;
            case BoolDatum flag:
                Write(flag.Value ? "true" : "false", value.Node);
                break;
            case WholeDatum whole:
                Write($"{whole.Value}", value.Node);
                break;
            case FloatDatum number:
                Write(Number(number.Value), value.Node);
                break;
            case MapDatum:
                Write("{}", value.Node);
                break;
            case ListDatum:
                Write("[]", value.Node);
                break;
            case TextDatum text:
                Text(text, indent);
                break;
            case ObjectDatum other:
                Write(YamlScalarStyle.Write(other.Text, indent, column), null);
                break;
            default:
                output.Add(Piece.Unknown);
                break;
        }
    }

    private void Text(TextDatum text, int indent)
    {
        if (text.Rope.HasUnknown)
        {
            output.Add(text.Rope);
            return;
        }
        var written = YamlScalarStyle.Write(text.Text, indent, column);
        // The rope survives where the text is printed as it is, with quotes or without.
        if (written == text.Text)
            output.Add(text.Rope);
        else if (written.Length == text.Text.Length + 2 && written[1..^1] == text.Text)
            output.Add(Rope.Concat(Rope.Of(written[..1], text.Node), text.Rope, Rope.Of(written[^1..], text.Node)));
        else
            output.Add(written, text.Node ?? text.Rope.Node);
        Moved(written);
    }

    // JSON stands between the value and its YAML: whole numbers lose their exponent there.
    private static string Number(double value)
    {
        var json = GoNumber.Json(value);
        return json.All(letter => char.IsAsciiDigit(letter) || letter == '-') ? json : GoNumber.Text(value);
    }

    private void Write(string text, YamlNode? node)
    {
        output.Add(text, node);
        Moved(text);
    }

    private void Moved(string text)
    {
        var line = text.LastIndexOf('\n');
        column = line < 0 ? column + text.Length : text.Length - line - 1;
    }
}
