using KrakenLint.Rendering;

namespace KrakenLint.Helm.Merging;

/// <summary>Values whose texts hold placeholders that are filled before helm sees them.</summary>
internal static class FilledValues
{
    public static MapDatum Of(MapDatum values, Func<string, string> fill) => (MapDatum)Filled(values, fill);

    private static Datum Filled(Datum value, Func<string, string> fill)
    {
        switch (value)
        {
            case MapDatum map:
                var copy = map.Copy();
                foreach (var (key, inner) in map.Entries)
                    copy.Set(key, Filled(inner, fill));
                return copy;
            case ListDatum list:
                return list with { Items = [.. list.Items.Select(item => Filled(item, fill))] };
            case TextDatum text when fill(text.Text) is var filled && filled != text.Text:
                return TextDatum.Of(filled, text.Node);
            default:
                return value;
        }
    }
}
