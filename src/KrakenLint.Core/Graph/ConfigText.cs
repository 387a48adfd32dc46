using KrakenLint.Manifests;
using KrakenLint.Yaml;

namespace KrakenLint.Graph;

/// <summary>A text that the programs of a pod are given: a file, a variable, an argument of several lines.</summary>
/// <param name="Owner">The resource that it stands in.</param>
/// <param name="Name">The key of the ConfigMap or Secret, the name of the variable, or <c>args</c>.</param>
/// <param name="Key">What is written before it; the text itself in a list.</param>
/// <param name="Value">The scalar with the text, or its base64 form.</param>
/// <param name="Text">Null where it is not readable.</param>
internal sealed record ConfigText(Resource Owner, string Name, YamlNode Key, YamlNode Value, string? Text)
{
    /// <summary>True where the text stands in the file as it is.</summary>
    public bool IsVerbatim => Value.IsScalar && Text == Value.Text;

    /// <summary>Every text once, in the order in which the pod names them.</summary>
    public static IEnumerable<ConfigText> Of(BundleGraph graph, Resource workload)
    {
        var seen = new HashSet<YamlNode>();
        return Files(graph, workload)
            .Concat(Containers.Of(workload).SelectMany(container => OfContainer(workload, container)))
            .Where(text => text.Value.IsScalar && seen.Add(text.Value));
    }

    private static IEnumerable<ConfigText> Files(BundleGraph graph, Resource workload)
    {
        if (Edges.Find("uses") is not { } uses)
            yield break;
        foreach (var use in graph.From(uses, workload))
        {
            if (use is not { State: EdgeState.Found, To: { Kind: "ConfigMap" or "Secret" } owner })
                continue;
            var only = use.Attributes.GetValueOrDefault("key");
            foreach (var (key, value, text) in EnvReader.DataOf(owner))
            {
                if (only is null || only == key)
                    yield return new ConfigText(owner, key, value.Key ?? value, value, text);
            }
        }
    }

    private static IEnumerable<ConfigText> OfContainer(Resource workload, YamlNode container)
    {
        foreach (var entry in container["env"].MappingsOrNone())
        {
            if (Resource.ScalarAt(entry, "name") is { } name && entry["value"] is { IsScalar: true } value)
                yield return new ConfigText(workload, name, entry["name"] ?? value, value, value.Text);
        }
        foreach (var part in new[] { "command", "args" })
        {
            foreach (var argument in container[part].ItemsOrNone())
            {
                if (argument.IsScalar && argument.Text.Contains('\n', StringComparison.Ordinal))
                    yield return new ConfigText(workload, part, argument, argument, argument.Text);
            }
        }
    }

    /// <summary>The mapping that the text is as YAML or JSON; null for other texts, and for what does not parse.</summary>
    public YamlNode? Document(BundleGraph graph) =>
        Text is { } text
        && MayBeDocument(text)
        && graph.EmbeddedIn(Value, IsVerbatim ? null : text) is { Tree: { Root.IsMapping: true } tree }
            ? tree.Root
            : null;

    // A file with another extension is another program's; most variables hold a word.
    private bool MayBeDocument(string text) =>
        (text.Contains('\n', StringComparison.Ordinal) || text.StartsWith('{'))
        && text.Contains(':', StringComparison.Ordinal)
        && (Path.GetExtension(Name) is "" or ".yaml" or ".yml" or ".json" || Name.StartsWith('.'));
}
