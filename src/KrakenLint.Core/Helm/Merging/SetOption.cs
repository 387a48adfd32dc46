using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using KrakenLint.Rendering;
using KrakenLint.Yaml;

namespace KrakenLint.Helm.Merging;

/// <summary>Assignments: <c>a.b=c,d[0]=e,f={x,y}</c>, with <c>\</c> before what is meant as it stands.</summary>
public static class SetOption
{
    private const int LargestIndex = 65_536;

    /// <summary>Writes the assignments into values; false where the text is none, or names a file that was not read.</summary>
    public static bool TryApply(GivenSet set, MapDatum values) =>
        set.Kind switch
        {
            SetKind.Json => TryApplyJson(set.Text, values),
            SetKind.Value => TryApply(set.Text, values, Scalar),
            SetKind.Text => TryApply(set.Text, values, text => TextDatum.Of(Unescape(text))),
            SetKind.File => TryApply(
                set.Text,
                values,
                path => set.Files.TryGetValue(Unescape(path), out var text) ? TextDatum.Of(text) : null
            ),
            _ => TryApplyLiteral(set.Text, values),
        };

    /// <summary>The paths that a <c>--set-file</c> names.</summary>
    public static ImmutableArray<string> FilesOf(GivenSet set)
    {
        var paths = ImmutableArray.CreateBuilder<string>();
        if (set.Kind == SetKind.File)
            TryApply(
                set.Text,
                new MapDatum(),
                path =>
                {
                    paths.Add(Unescape(path));
                    return NilDatum.Instance;
                }
            );
        return paths.ToImmutable();
    }

    private static bool TryApply(string text, MapDatum values, Func<string, Datum?> scalar)
    {
        foreach (var assignment in SplitOutside(text, ','))
        {
            var sign = IndexOutside(assignment, '=');
            if (sign <= 0 || Value(assignment[(sign + 1)..], scalar) is not { } value)
                return false;
            if (!TrySet(assignment[..sign], value, values))
                return false;
        }
        return true;
    }

    private static bool TryApplyLiteral(string text, MapDatum values)
    {
        var sign = IndexOutside(text, '=');
        return sign > 0 && TrySet(text[..sign], TextDatum.Of(text[(sign + 1)..]), values);
    }

    private static bool TryApplyJson(string text, MapDatum values)
    {
        if (text.TrimStart().StartsWith('{'))
        {
            if (
                JsonValues.First(text) is not var (whole, after)
                || whole is not MapDatum map
                || after.Trim().Length > 0
            )
                return false;
            ValuesMerge.Overlay(values, map);
            return true;
        }
        for (var rest = text; rest.Trim().Length > 0; )
        {
            var sign = IndexOutside(rest, '=');
            if (sign <= 0)
                return false;
            var name = rest[..sign];
            rest = rest[(sign + 1)..].TrimStart();
            Datum value = NilDatum.Instance;
            if (rest.Length > 0 && rest[0] != ',')
            {
                if (JsonValues.First(rest) is not var (read, after))
                    return false;
                (value, rest) = (read, after.TrimStart());
            }
            if (!TrySet(name, value, values) || (rest.Length > 0 && rest[0] != ','))
                return false;
            rest = rest.Length > 0 ? rest[1..] : rest;
        }
        return text.Trim().Length > 0;
    }

    private static bool TrySet(string path, Datum value, MapDatum values)
    {
        if (Steps(path) is not { Count: > 0 } steps)
            return false;
        values.Set(steps[0].Name ?? "", Placed(values[steps[0].Name ?? ""], steps, 1, value));
        return true;
    }

    /// <summary>The same for a value that stands in a file; false where its path is none.</summary>
    public static bool TryApply(PlacedSet set, MapDatum values)
    {
        var value = set.IsText
            ? TextDatum.Of(set.Value.Text, set.Value)
            : (Value(set.Value.Text, Scalar) ?? NilDatum.Instance) with
            {
                Node = set.Value,
            };
        if (value is TextDatum text)
            value = TextDatum.Of(text.Text, set.Value);
        return TrySet(set.Path, value, values);
    }

    private static Datum Placed(Datum? old, List<PathStep> steps, int at, Datum value)
    {
        if (at == steps.Count)
            return value;
        var step = steps[at];
        if (step.Name is { } name)
        {
            var map = old is MapDatum known ? known.Copy() : new MapDatum();
            map.Set(name, Placed(map[name], steps, at + 1, value));
            return map;
        }
        var items = (old is ListDatum list ? list.Items : []).ToBuilder();
        while (items.Count <= step.Index)
            items.Add(NilDatum.Instance);
        items[step.Index] = Placed(items[step.Index], steps, at + 1, value);
        return new ListDatum(items.ToImmutable());
    }

    private static List<PathStep>? Steps(string path)
    {
        var steps = new List<PathStep>();
        foreach (var part in SplitOutside(path, '.'))
        {
            var bracket = IndexOutside(part, '[');
            steps.Add(new PathStep(Unescape(bracket < 0 ? part : part[..bracket]), 0));
            foreach (var index in bracket < 0 ? [] : part[bracket..].Split('[', StringSplitOptions.RemoveEmptyEntries))
            {
                if (
                    !index.EndsWith(']')
                    || !int.TryParse(index[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                    || number > LargestIndex
                )
                    return null;
                steps.Add(new PathStep(null, number));
            }
        }
        return steps.Count > 0 && steps[0].Name is { Length: > 0 } ? steps : null;
    }

    private static Datum? Value(string text, Func<string, Datum?> scalar)
    {
        if (!text.StartsWith('{') || !text.EndsWith('}') || text.Length < 2)
            return scalar(text);
        var items = SplitOutside(text[1..^1], ',')
            .Where(item => text.Length > 2 || item.Length > 0)
            .Select(scalar)
            .ToArray();
        return items.Any(item => item is null) ? null : new ListDatum([.. items.OfType<Datum>()]);
    }

    private static Datum Scalar(string text)
    {
        var plain = Unescape(text);
        return plain switch
        {
            "true" => new BoolDatum(true),
            "false" => new BoolDatum(false),
            "null" => NilDatum.Instance,
            _ when plain is "0" or [not '0', ..]
                    && long.TryParse(
                        plain,
                        NumberStyles.AllowLeadingSign,
                        CultureInfo.InvariantCulture,
                        out var whole
                    ) => new WholeDatum(whole),
            _ => TextDatum.Of(plain),
        };
    }

    private static IEnumerable<string> SplitOutside(string text, char separator)
    {
        var start = 0;
        var depth = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\\')
                at++;
            else if (text[at] is '{' or '}')
                depth += text[at] == '{' ? 1 : -1;
            else if (text[at] == separator && depth <= 0)
            {
                yield return text[start..at];
                start = at + 1;
            }
        }
        yield return text[start..];
    }

    private static int IndexOutside(string text, char wanted)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\\')
                at++;
            else if (text[at] == wanted)
                return at;
        }
        return -1;
    }

    private static string Unescape(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\\' && at + 1 < text.Length)
                at++;
            plain.Append(text[at]);
        }
        return plain.ToString();
    }
}
