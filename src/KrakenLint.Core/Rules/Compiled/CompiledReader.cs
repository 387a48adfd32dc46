using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using KrakenLint.Conditions;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Rules.Compiled;

/// <summary>
/// Reads what the rule compiler wrote: values one after the other without names, since both sides go by
/// <see cref="CompiledShapes"/>.
/// </summary>
/// <param name="form">What the values are a part of.</param>
/// <param name="bytes">The values.</param>
/// <param name="tables">The tables of keys that rules name.</param>
internal sealed class CompiledReader(CompiledForm form, byte[] bytes, ImmutableDictionary<string, KeyTable> tables)
{
    private int at;

    /// <summary>The same, from here on, where the tables are known.</summary>
    public CompiledReader With(ImmutableDictionary<string, KeyTable> known) => new(form, bytes, known) { at = at };

    /// <summary>The same regular expression stands in many rules, and is parsed once.</summary>
    public Pattern Shared(string text, PatternLiteral literal) =>
        form.Patterns.GetOrAdd(text, static (text, literal) => Pattern.OfChecked(text, literal), literal);

    /// <summary>A number of up to 32 bits, seven of them in a byte.</summary>
    public int Number()
    {
        uint number = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = bytes[at++];
            number |= (uint)(next & 0x7f) << shift;
            if (next < 0x80)
                return (int)number;
        }
    }

    public bool Flag() => bytes[at++] != 0;

    public bool? MaybeFlag() => Flag() ? Flag() : null;

    public int? MaybeNumber() => Flag() ? Number() : null;

    public string Text() => form.Text(Number());

    public string? MaybeText() => Flag() ? Text() : null;

    /// <summary>Another part of the compiled form, to be read when somebody asks for it.</summary>
    public Lazy<T> Later<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] T>(
        Func<CompiledReader, T> read
    )
    {
        var (start, length) = (Number(), Number());
        return new Lazy<T>(() => read(new CompiledReader(form, form.Part(start, length), tables)));
    }

    /// <summary>A text that somebody else writes as it is.</summary>
    public Lazy<byte[]> LaterBytes()
    {
        var (start, length) = (Number(), Number());
        return new Lazy<byte[]>(() => form.Part(start, length));
    }

    /// <summary>An object of a type that has a row, or null.</summary>
    public T? Maybe<T>()
        where T : class => Number() is > 0 and var row ? (T)CompiledShapes.Rows[row - 1].Read(this) : null;

    public T One<T>()
        where T : class => Maybe<T>() ?? throw new InvalidDataException("a compiled rule lacks a part");

    public ImmutableArray<T> Many<T>()
        where T : class => Many(reader => reader.One<T>());

    public ImmutableArray<T> Many<T>(Func<CompiledReader, T> read)
    {
        var items = new T[Number()];
        for (var index = 0; index < items.Length; index++)
            items[index] = read(this);
        return ImmutableCollectionsMarshal.AsImmutableArray(items);
    }

    public ImmutableArray<string> Texts() => Many(reader => reader.Text());

    public ImmutableDictionary<string, T> Pairs<T>(Func<CompiledReader, T> read)
    {
        var count = Number();
        if (count == 0)
            return ImmutableDictionary<string, T>.Empty;
        var pairs = ImmutableDictionary.CreateBuilder<string, T>();
        for (var index = 0; index < count; index++)
            pairs.Add(Text(), read(this));
        return pairs.ToImmutable();
    }

    public ScalarValue Scalar() => new(Text(), (YamlType)Number());

    public ScalarValue? MaybeScalar() => Flag() ? Scalar() : null;

    public KeyTable Table() => tables[Text()];

    /// <summary>A row of one of the engine's tables, by its name.</summary>
    public T Row<T>(Func<string, T?> find)
        where T : class => find(Text()) ?? throw new InvalidDataException("a compiled rule names no row");

    public T? MaybeRow<T>(Func<string, T?> find)
        where T : class => Flag() ? Row(find) : null;
}
