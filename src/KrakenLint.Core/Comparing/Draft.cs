using System.Globalization;
using System.Text;
using KrakenLint.Force;
using KrakenLint.Yaml;

namespace KrakenLint.Comparing;

/// <summary>A document that is being put together: mappings merge, so that several settings fit into one resource.</summary>
internal sealed class Draft
{
    private readonly List<(string Key, object Value)> pairs = [];

    public bool IsEmpty => pairs.Count == 0;

    /// <summary>A text, in quotes where it would be read as something else; names come from files of anybody.</summary>
    public Draft Set(string key, string text)
    {
        Put(key, Plain(text));
        return this;
    }

    public Draft SetQuoted(string key, string text)
    {
        Put(key, Quoted(text));
        return this;
    }

    /// <summary>A number, or the name that stands in the place of one.</summary>
    public Draft SetNumber(string key, string text)
    {
        Put(key, text.Length > 0 && text.All(char.IsAsciiDigit) ? text : Plain(text));
        return this;
    }

    /// <summary>The mapping under a key, made where it is not there.</summary>
    public Draft Map(string key)
    {
        if (pairs.FirstOrDefault(pair => pair.Key == key).Value is Draft known)
            return known;
        var made = new Draft();
        Put(key, made);
        return made;
    }

    public Draft List(string key, IEnumerable<Draft> items)
    {
        Put(key, items.ToList());
        return this;
    }

    /// <summary>Takes a mapping of a controller file in, with its names in braces filled.</summary>
    public Draft Merge(YamlNode body, Placeholders fill)
    {
        foreach (var pair in body.Pairs)
        {
            if (pair.Value.IsMapping)
                Map(pair.Key.Text).Merge(pair.Value, fill);
            else
                Put(pair.Key.Text, pair.Value.IsSequence ? ListOf(pair.Value, fill) : ScalarOf(pair.Value, fill));
        }
        return this;
    }

    /// <summary>Takes a mapping of texts in: annotations, which are strings whatever they look like.</summary>
    public Draft MergeTexts(YamlNode body, Placeholders fill)
    {
        foreach (var pair in body.Pairs)
            Put(pair.Key.Text, Quoted(fill.Fill(pair.Value.Text)));
        return this;
    }

    public string Write()
    {
        var text = new StringBuilder();
        Write(text, 0);
        return text.ToString();
    }

    private static List<Draft> ListOf(YamlNode list, Placeholders fill) =>
        [.. list.Items.Select(item => item.IsMapping ? new Draft().Merge(item, fill) : Item(ScalarOf(item, fill)))];

    // A list of texts is kept as mappings without a key.
    private static Draft Item(string written)
    {
        var item = new Draft();
        item.Put("", written);
        return item;
    }

    private static string ScalarOf(YamlNode node, Placeholders fill)
    {
        var filled = fill.Fill(node.Text);
        if (node.IsNull || filled.Length == 0)
            return node.IsEmptyCollection ? "{}" : "\"\"";
        return node.Type != YamlType.String || Placeholders.IsNumber(node.Text) ? filled : Plain(filled);
    }

    private static string Plain(string text) =>
        text.Length > 0
            && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' or '/')
            && !char.IsAsciiDigit(text[0])
            && text[0] is not ('-' or '.')
            && !IsWord(text)
        || IsDuration(text)
            ? text
            : Quoted(text);

    private static bool IsWord(string text) =>
        text.ToLowerInvariant() is "true" or "false" or "yes" or "no" or "on" or "off" or "null" or "y" or "n";

    private static bool IsDuration(string text) =>
        text.Length > 1
        && text[^1] is 's' or 'm' or 'h'
        && text.AsSpan(0, text.Length - 1).IndexOfAnyExceptInRange('0', '9') < 0;

    private static string Quoted(string text) =>
        $"\"{string.Concat(text.Select(letter => letter is '"' or '\\' ? $"\\{letter}" : char.IsControl(letter) ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}") : letter.ToString()))}\"";

    private void Put(string key, object value)
    {
        var at = pairs.FindIndex(pair => pair.Key == key);
        if (at < 0)
            pairs.Add((key, value));
        else
            pairs[at] = (key, value);
    }

    private void Write(StringBuilder text, int depth)
    {
        var indent = new string(' ', depth);
        foreach (var (key, value) in pairs)
        {
            switch (value)
            {
                case Draft { IsEmpty: true }:
                    text.Append(CultureInfo.InvariantCulture, $"{indent}{key}: {{}}\n");
                    break;
                case Draft map:
                    text.Append(CultureInfo.InvariantCulture, $"{indent}{key}:\n");
                    map.Write(text, depth + 2);
                    break;
                case List<Draft> items:
                    text.Append(CultureInfo.InvariantCulture, $"{indent}{key}:\n");
                    foreach (var item in items)
                        item.WriteItem(text, depth + 2);
                    break;
                default:
                    text.Append(CultureInfo.InvariantCulture, $"{indent}{key}: {value}\n");
                    break;
            }
        }
    }

    private void WriteItem(StringBuilder text, int depth)
    {
        var lines = new StringBuilder();
        if (pairs is [{ Key: "", Value: string only }])
            lines.Append(CultureInfo.InvariantCulture, $"{new string(' ', depth + 2)}{only}\n");
        else
            Write(lines, depth + 2);
        lines[depth] = '-';
        text.Append(lines);
    }
}
