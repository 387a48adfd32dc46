using System.Buffers.Binary;
using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using KrakenLint.Conditions;
using KrakenLint.Conditions.ItemViews;
using KrakenLint.Graph;
using KrakenLint.JsonPaths;
using KrakenLint.Reporting.Sarif;
using KrakenLint.Rules.Compiled;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.RuleCompiler;

/// <summary>Writes rules in the form that <see cref="CompiledReader"/> reads.</summary>
internal sealed class CompiledWriter
{
    private readonly List<byte> bytes = [];
    private readonly List<byte> later;
    private readonly OrderedDictionary<string, byte[]> texts;

    private CompiledWriter(List<byte> later, OrderedDictionary<string, byte[]> texts)
    {
        this.later = later;
        this.texts = texts;
    }

    /// <summary>All of it: tables, roles, then each rule behind its file's name, its help and what it checks.</summary>
    public static byte[] Write(CompiledLibrary library)
    {
        var writer = new CompiledWriter([], new(StringComparer.Ordinal));
        var tables = library.Tables.Values.OrderBy(table => table.Name, StringComparer.Ordinal).ToArray();
        writer.Many(tables, writer.Object);
        writer.Object(library.Roles);
        writer.Many(
            library.Rules,
            rule =>
            {
                writer.Text(rule.File.Path);
                writer.Later(rule.Help);
                writer.Later(rule.Body);
                writer.LaterBytes(SarifRules.Compile(rule));
                writer.Object(rule);
            }
        );
        return writer.Whole();
    }

    // As CompiledForm says.
    private byte[] Whole()
    {
        var whole = new List<byte>();
        AddNumber(texts.Count);
        AddNumber(bytes.Count);
        var end = 0;
        foreach (var text in texts.Values)
            AddNumber(end += text.Length);
        return [.. whole, .. texts.Values.SelectMany(text => text), .. bytes, .. later];

        void AddNumber(int number)
        {
            var four = new byte[CompiledForm.NumberLength];
            BinaryPrimitives.WriteInt32LittleEndian(four, number);
            whole.AddRange(four);
        }
    }

    private void Object(object? value)
    {
        if (value is null)
        {
            Number(0);
            return;
        }
        var row = CompiledShapes.Rows.FirstOrDefault(shape => shape.Type == value.GetType());
        if (row is null)
            throw new NotSupportedException($"{value.GetType()} has no row in {nameof(CompiledShapes)}");
        Number(CompiledShapes.Rows.IndexOf(row) + 1);
        foreach (var member in CompiledMember.Of(value.GetType()))
            Member(member, member.Property.GetValue(value));
    }

    private void Member(CompiledMember member, object? value)
    {
        if (member.MayBeMissing)
            Flag(value is not null);
        if (value is not null || !member.MayBeMissing)
            Value(value);
    }

    private void Value(object? value)
    {
        switch (value)
        {
            case string text:
                Text(text);
                break;
            case Uri link:
                Text(link.OriginalString);
                break;
            case bool flag:
                Flag(flag);
                break;
            case int or Enum:
                Number(Convert.ToInt32(value, CultureInfo.InvariantCulture));
                break;
            case ScalarValue scalar:
                Text(scalar.Text);
                Number((int)scalar.Type);
                break;
            case JsonPathValue literal:
                Literal(literal);
                break;
            case PatternLiteral pattern:
                Many(pattern.Texts, Text);
                Many(pattern.Others, Text);
                Flag(pattern.IgnoresCase);
                break;
            case Lazy<KeyRows> rows:
                Later(rows.Value);
                break;
            case ITuple tuple:
                for (var at = 0; at < tuple.Length; at++)
                    Value(tuple[at]);
                break;
            case IDictionary pairs:
                Pairs(pairs);
                break;
            case IEnumerable items when items.GetType().IsValueType:
                Many([.. items.Cast<object>()], item => Value(item));
                break;
            default:
                if (NameOfRow(value) is { } name)
                    Text(name);
                else
                    Object(value);
                break;
        }
    }

    /// <summary>Rows of the engine's tables are known by name.</summary>
    internal static string? NameOfRow(object? value) =>
        value switch
        {
            FactKind fact => fact.Name,
            ViewKind view => view.Name,
            ScalarOperator test => test.Name,
            UnitKind unit => unit.Name,
            EdgeKind edge => edge.Name,
            JsonPathFunction function => function.Name,
            KeyTable table => table.Name,
            _ => null,
        };

    private void Literal(JsonPathValue literal)
    {
        Number((int)(literal.Type ?? YamlType.Null));
        Text(
            literal.Type switch
            {
                YamlType.Boolean => literal.IsTrue ? "true" : "false",
                YamlType.Float => literal.Exact?.ToString(CultureInfo.InvariantCulture)
                    ?? literal.Number.ToString("R", CultureInfo.InvariantCulture),
                _ => literal.Text,
            }
        );
    }

    private void Later(object value)
    {
        var part = new CompiledWriter(later, texts);
        part.Object(value);
        LaterBytes(part.bytes);
    }

    private void LaterBytes(IReadOnlyCollection<byte> part)
    {
        Number(later.Count);
        Number(part.Count);
        later.AddRange(part);
    }

    private void Many<T>(IReadOnlyCollection<T> items, Action<T> write)
    {
        Number(items.Count);
        foreach (var item in items)
            write(item);
    }

    // In an order of their own, so that the same rules make the same bytes.
    private void Pairs(IDictionary pairs) =>
        Many(
            [.. pairs.Keys.Cast<string>().Order(StringComparer.Ordinal)],
            key =>
            {
                Text(key);
                Value(pairs[key]);
            }
        );

    private void Flag(bool flag) => bytes.Add(flag ? (byte)1 : (byte)0);

    private void Text(string text)
    {
        if (!texts.ContainsKey(text))
            texts.Add(text, Encoding.UTF8.GetBytes(text));
        Number(texts.IndexOf(text));
    }

    private void Number(int number)
    {
        var rest = (uint)number;
        for (; rest >= 0x80; rest >>= 7)
            bytes.Add((byte)(rest | 0x80));
        bytes.Add((byte)rest);
    }
}
