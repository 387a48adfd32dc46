using System.Diagnostics.CodeAnalysis;

namespace KrakenLint.Conditions;

/// <summary>The fields of a view's item by name; a few, and most of them are never asked for.</summary>
public abstract class FieldList
{
    public static FieldList Empty { get; } = Of();

    public static FieldList Of(params (string Name, Reading Reading)[] fields) => new Listed(fields);

    public abstract Reading? this[string name] { get; }

    public bool TryGet(string name, [NotNullWhen(true)] out Reading? reading)
    {
        reading = this[name];
        return reading is not null;
    }

    private sealed class Listed((string Name, Reading Reading)[] fields) : FieldList
    {
        public override Reading? this[string name]
        {
            get
            {
                foreach (var field in fields)
                {
                    if (field.Name == name)
                        return field.Reading;
                }
                return null;
            }
        }
    }
}
