using System.Text.RegularExpressions;
using KrakenLint.Graph;
using KrakenLint.Manifests;
using KrakenLint.Yaml;

namespace KrakenLint.Conditions;

/// <summary>
/// The view <c>links</c>: variables that a container does not set and that a Service of its namespace sets to a URL. With a
/// name, that variable; with <c>*</c>, those that the container is seen to want: they stand in its arguments or in other
/// variables, or the host beside such a port is set.
/// </summary>
internal static partial class LinkView
{
    private const string Host = "_HOST";

    /// <summary>A variable, why it is wanted, and where that is seen.</summary>
    private readonly record struct Wanted(string Name, string Because, YamlNode Place);

    public static IEnumerable<Item> Items(Item item, Scope scope, ViewQuery query)
    {
        var links = scope.Graph.ServiceLinks;
        if (item.Resource is not { } workload || !Kinds.IsWorkload(workload) || links.IsEmpty)
            yield break;
        foreach (var container in item.Container is { } own ? [own] : Containers.Of(workload))
        {
            var env = scope.Graph.EnvOf(workload, container);
            // What is not in the bundle may set it.
            if (env.IsOpen)
                continue;
            var wanted = query.Argument == "*" ? Seen(container, env) : [new Wanted(query.Argument, "program", container)];
            foreach (var one in wanted.DistinctBy(one => one.Name).Where(one => env[one.Name] is null))
            {
                if (links.Find(one.Name, workload) is var (service, url))
                    yield return ItemOf(one, service, url, Item.OfContainer(container, item));
            }
        }
    }

    private static Item ItemOf(Wanted wanted, Resource service, string url, Item container)
    {
        var place = Place.At(wanted.Place);
        var main = Reading.Computed(wanted.Name, url, place) with { IsTextual = true };
        return Item.OfFields(
            place,
            main,
            FieldList.Of(
                ("variable", Reading.Computed("variable", wanted.Name, place)),
                ("service", Reading.Computed("service", service.Name, place)),
                ("url", main),
                ("because", Reading.Computed("because", wanted.Because, place))
            ),
            container
        );
    }

    private static IEnumerable<Wanted> Seen(YamlNode container, ContainerEnv env)
    {
        var arguments = container["command"].ItemsOrNone().Concat(container["args"].ItemsOrNone());
        foreach (var argument in arguments.Where(argument => argument.IsScalar))
        {
            foreach (var name in NamesIn(argument.Text))
                yield return new Wanted(name, "argument", argument);
        }
        foreach (var entry in env.Entries)
        {
            foreach (var name in NamesIn(entry.Value ?? ""))
                yield return new Wanted(name, "variable", entry.Place);
            if (entry.Name.EndsWith(Host, StringComparison.Ordinal))
                yield return new Wanted($"{entry.Name[..^Host.Length]}_PORT", "host", container);
        }
    }

    private static IEnumerable<string> NamesIn(string text) =>
        text.Contains('$', StringComparison.Ordinal)
            ? ReferencePattern().Matches(text).Select(match => match.Groups["name"].Value)
            : [];

    [GeneratedRegex(
        @"\$(\((?<name>[A-Z][A-Z0-9_]*_PORT)\)|\{(?<name>[A-Z][A-Z0-9_]*_PORT)(\}|:-)|(?<name>[A-Z][A-Z0-9_]*_PORT)\b)",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex ReferencePattern();
}
