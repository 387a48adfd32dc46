using System.Collections.Immutable;
using System.Text;
using KrakenLint.Graph;
using KrakenLint.Manifests;
using KrakenLint.Yaml;

namespace KrakenLint.Conditions.ItemViews;

/// <summary>The view <c>commands</c>: what each container is started with, command and arguments as one line.</summary>
internal static class CommandView
{
    // Nobody writes a longer one by hand.
    private const int LongestLine = 1 << 16;

    public static IEnumerable<Item> Items(Item item, Scope scope, ViewQuery query)
    {
        if (item.Resource is not { } workload || !Kinds.IsWorkload(workload))
            yield break;
        foreach (var container in item.Container is { } own ? [own] : Containers.Of(workload))
        {
            if (LineOf(container) is { } line)
                yield return Item.OfFields(
                    line.Place,
                    line,
                    FieldList.Of(("line", line)),
                    Item.OfContainer(container, item)
                );
        }
    }

    private static Reading? LineOf(YamlNode container)
    {
        var pieces = ImmutableArray.CreateBuilder<(int, YamlNode)>();
        var line = new StringBuilder();
        foreach (var part in new[] { "command", "args" })
        {
            foreach (var argument in container[part].ItemsOrNone().Where(argument => argument.IsScalar))
            {
                if (line.Length > LongestLine)
                    return null;
                if (line.Length > 0)
                    line.Append(' ');
                pieces.Add((line.Length, argument));
                line.Append(argument.Text);
            }
        }
        var place = container["args"] ?? container["command"];
        return pieces.Count == 0
            ? null
            : Reading.Computed("line", line.ToString(), Place.At(place ?? container)) with
            {
                IsTextual = true,
                Pieces = pieces.ToImmutable(),
            };
    }
}
