using System.Text.RegularExpressions;
using KrakenLint.Graph;
using KrakenLint.Manifests;
using KrakenLint.Units;
using KrakenLint.Yaml;

namespace KrakenLint.Conditions.ItemViews;

/// <summary>
/// The view <c>links</c>: variables that a container seems to want and does not set, and that a Service of its namespace sets
/// to a URL. They stand in its arguments or in other variables, the host beside such a port is set, or they are called as the
/// image is.
/// </summary>
internal static partial class LinkView
{
    private const string Host = "_HOST";
    private const string Port = "_PORT";
    private const int MostWords = 6;

    /// <summary>A variable, why it is wanted, and where that is seen.</summary>
    /// <param name="Host">The host beside the port.</param>
    private readonly record struct Wanted(string Name, string Because, YamlNode Place, string? Host = null);

    public static IEnumerable<Item> Items(Item item, Scope scope, ViewQuery query)
    {
        var links = scope.Graph.ServiceLinks;
        if (item.Resource is not { } workload || !Kinds.IsWorkload(workload) || links.IsEmpty)
            yield break;
        foreach (var container in item.Container is { } own ? [own] : Containers.Of(workload, ContainerChoice.All))
        {
            var env = scope.Graph.EnvOf(workload, container);
            // What is not in the bundle may set it.
            if (env.IsOpen)
                continue;
            var image = Resource.ScalarAt(container, "image") is { } text ? ImageReference.Parse(text).Name : "";
            var wanted = Seen(container, env).Concat(NamedAs(image, container)).DistinctBy(one => one.Name);
            foreach (var one in wanted.Where(one => env[one.Name] is null))
            {
                if (links.Find(one.Name, workload) is var (service, url))
                    yield return ItemOf(one, image, service.Name, url, Item.OfContainer(container, item));
            }
        }
    }

    private static Item ItemOf(Wanted wanted, string image, string service, string url, Item container)
    {
        var place = Place.At(wanted.Place);
        return Item.OfFields(
            place,
            Text("variable", wanted.Name),
            FieldList.Of(
                Field("variable", wanted.Name),
                Field("program", $"{image} {wanted.Name}"),
                Field("service", service),
                Field("url", url),
                Field("because", wanted.Because),
                Field("named", wanted.Host is { } host && HostName.IsSameAddress(host, service) ? "true" : "false")
            ),
            container
        );

        (string, Reading) Field(string name, string text) => (name, Text(name, text));

        Reading Text(string name, string text) => Reading.Computed(name, text, place) with { IsTextual = true };
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
                yield return new Wanted($"{entry.Name[..^Host.Length]}{Port}", "host", entry.Place, entry.Value);
        }
    }

    // cp-schema-registry: CP, SCHEMA, SCHEMA_REGISTRY, …
    private static IEnumerable<Wanted> NamedAs(string image, YamlNode container)
    {
        var words = image.ToUpperInvariant().Split('-', '_', '.');
        if (words.Length > MostWords)
            yield break;
        for (var from = 0; from < words.Length; from++)
        {
            for (var to = from + 1; to <= words.Length; to++)
                yield return new Wanted($"{string.Join('_', words[from..to])}{Port}", "image", container);
        }
    }

    // A script that gives the variable a value of its own does not take that of the kubelet.
    private static IEnumerable<string> NamesIn(string text) =>
        text.Contains('$', StringComparison.Ordinal)
            ? ReferencePattern()
                .Matches(text)
                .Select(match => match.Groups["name"].Value)
                .Distinct()
                .Where(name => !text.Contains($"{name}=", StringComparison.Ordinal))
            : [];

    [GeneratedRegex(
        @"\$[({]?(?<name>[A-Z][A-Z0-9_]*_PORT)\b",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex ReferencePattern();
}
