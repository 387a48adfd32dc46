using System.Diagnostics.CodeAnalysis;

namespace KrakenLint.Conditions;

/// <summary>The fields of a view's item by name; a few, and made for every item, so that a list beats a dictionary.</summary>
public sealed class FieldList
{
    private readonly (string Name, Reading Reading)[] fields;

    private FieldList((string Name, Reading Reading)[] fields) => this.fields = fields;

    public static FieldList Empty { get; } = new([]);

    public static FieldList Of(params (string Name, Reading Reading)[] fields) => new(fields);

    public Reading? this[string name] => TryGet(name, out var reading) ? reading : null;

    public bool TryGet(string name, [NotNullWhen(true)] out Reading? reading)
    {
        foreach (var field in fields)
        {
            if (field.Name != name)
                continue;
            reading = field.Reading;
            return true;
        }
        reading = null;
        return false;
    }
}
