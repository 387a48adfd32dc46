using KrakenLint.Graph;
using KrakenLint.Manifests;
using KrakenLint.Units;
using KrakenLint.Yaml;

namespace KrakenLint.Conditions;

/// <summary>What a condition looks at, relative to its item. A closed set: <see cref="Subjects"/> is its table.</summary>
public abstract record Subject
{
    public abstract Reading Read(Item item, Scope scope);

    /// <summary>The item itself, or a view item's main field.</summary>
    public sealed record Self : Subject
    {
        public override Reading Read(Item item, Scope scope)
        {
            if (item.Main is { } main)
                return main;
            return item.Node is { } node ? Reading.Of(NodePath.Of(node), node) : Reading.Computed("", null, item.Place);
        }
    }

    /// <summary>A singular path below the item; a view's field where its first step names one.</summary>
    public sealed record Path(JsonPath JsonPath) : Subject
    {
        public override Reading Read(Item item, Scope scope)
        {
            if (
                !JsonPath.IsAbsolute
                && JsonPath.Steps is [{ Name: { } name }]
                && item.Fields.TryGetValue(name, out var field)
            )
                return field;
            var start = JsonPath.IsAbsolute ? item.Resource?.Root : item.Node;
            if (start is not { } node)
                return Reading.Computed(JsonPath.Text, null, item.Place);
            var reading = Follow(JsonPath, node);
            return item.Resource is { IsSecret: true } ? reading with { IsSecret = true } : reading;
        }
    }

    public sealed record Annotation(string Key) : Subject
    {
        public override Reading Read(Item item, Scope scope) => ReadMetadata(item, "annotations", Key);
    }

    public sealed record Label(string Key) : Subject
    {
        public override Reading Read(Item item, Scope scope) => ReadMetadata(item, "labels", Key);
    }

    /// <summary>A variable of the item's container, or of the first container of the workload that has it.</summary>
    public sealed record Env(string Name) : Subject
    {
        public override Reading Read(Item item, Scope scope)
        {
            if (item.Resource is not { } workload)
                return Reading.Computed(Name, null, item.Place);
            var containers = item.Container is { } own ? [own] : Containers.Of(workload).ToArray();
            foreach (var container in containers)
            {
                if (scope.Graph.EnvOf(workload, container)[Name] is { } entry)
                    return Of(entry);
            }
            return Reading.Absent(Name, containers.FirstOrDefault(item.Node ?? workload.Root));
        }

        public static Reading Of(EnvEntry entry) =>
            new()
            {
                Name = entry.Name,
                Node = entry.Place,
                Place = Place.At(entry.Place),
                Value = entry.Value is { } text ? ScalarValue.OfText(text) : null,
                IsTextual = true,
                IsSecret = entry.IsSecret || Credentials.IsKey(entry.Name),
                IsVerbatim = entry.Place.IsScalar && entry.Value == entry.Place.Text,
            };
    }

    /// <summary>A path in the pod spec, whatever the workload's kind.</summary>
    public sealed record Pod(JsonPath JsonPath, bool OfMetadata) : Subject
    {
        public override Reading Read(Item item, Scope scope)
        {
            if (item.Resource is not { } workload || Kinds.PodTemplate(workload) is not { } template)
                return Reading.Computed(JsonPath.Text, null, item.Place);
            return template[OfMetadata ? "metadata" : "spec"] is { IsMapping: true } start
                ? Follow(JsonPath, start)
                : Reading.Absent(JsonPath.Text, template);
        }
    }

    public sealed record OfFact(FactKind Kind) : Subject
    {
        public override Reading Read(Item item, Scope scope) => Kind.Read(item, scope);
    }

    /// <summary>A setting of ingress-nginx: the annotation, else the controller's ConfigMap, else the documented default.</summary>
    public sealed record Nginx(string Name) : Subject
    {
        public override Reading Read(Item item, Scope scope) => NginxSetting.Read(Name, item, scope);
    }

    /// <summary>What the project says about itself, such as the transports its clients use.</summary>
    public sealed record OfSetting(string Name) : Subject
    {
        public override Reading Read(Item item, Scope scope) =>
            Reading.Computed(Name, scope.Settings[Name], item.Place) with
            {
                IsTextual = true,
            };
    }

    private static Reading Follow(JsonPath path, YamlNode start)
    {
        var (found, deepest, _) = path.Follow(start);
        return found is { } node
            ? Reading.Of(path.Text, node) with
            {
                IsTextual = IsTextual(path),
            }
            : Reading.Absent(path.Text, deepest);
    }

    // Below metadata.annotations and metadata.labels, and in the data of ConfigMaps, Kubernetes knows text only.
    private static bool IsTextual(JsonPath path) =>
        path.Steps
            is [{ Name: "metadata" }, { Name: "annotations" or "labels" }, _, ..]
                or [{ Name: "data" or "stringData" }, _, ..];

    public static Reading ReadMetadata(Item item, string map, string key)
    {
        if (item.Resource is not { } resource)
            return Reading.Computed(key, null, item.Place);
        var metadata = resource.Root["metadata"];
        var entries = metadata?[map];
        if (entries?[key] is { } node)
            return Reading.Of(key, node) with { IsTextual = true, IsSecret = Credentials.IsKey(key) };
        return Reading.Absent(key, entries ?? metadata ?? resource.Root);
    }
}
