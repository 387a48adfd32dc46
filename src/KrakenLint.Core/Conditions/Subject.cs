using KrakenLint.Graph;
using KrakenLint.JsonPaths;
using KrakenLint.Manifests;
using KrakenLint.Yaml;

namespace KrakenLint.Conditions;

/// <summary>What a condition looks at, relative to its item. A closed set: <see cref="Subjects"/> is its table.</summary>
public abstract record Subject
{
    public abstract Reading Read(Item item, Scope scope);

    /// <summary>True where every value is text to Kubernetes, so that only strings can be compared with it.</summary>
    public virtual bool IsTextual => true;

    /// <summary>True where the subject is a node of a resource that is not there, or null: seen without a reading.</summary>
    public virtual bool IsSurelyAbsent(Item item) => false;

    /// <summary>The item itself, or a view item's main field.</summary>
    /// <param name="IsText">True where that field is text.</param>
    public sealed record Self(bool IsText = false) : Subject
    {
        public override bool IsTextual => IsText;

        public override Reading Read(Item item, Scope scope)
        {
            if (item.Main is { } main)
                return main;
            return item.Node is { } node ? Reading.Of("", node) : Reading.Computed("", null, item.Place);
        }
    }

    /// <summary>A singular path below the item; a view's field where its first step names one.</summary>
    /// <param name="IsText">True where it is a field that holds text.</param>
    public sealed record Path(JsonPath JsonPath, bool IsText = false) : Subject
    {
        public override bool IsTextual => IsText || LeadsToText(JsonPath);

        public override bool IsSurelyAbsent(Item item) =>
            item.Resource is not null
            && FieldOf(item) is null
            && (JsonPath.IsAbsolute ? item.Root : item.Node) is { } start
            && IsAbsent(JsonPath, start);

        // A view's fields hide paths of the same name.
        private Reading? FieldOf(Item item) =>
            !JsonPath.IsAbsolute && JsonPath.Steps is [{ Name: { } name }] ? item.Fields[name] : null;

        public override Reading Read(Item item, Scope scope)
        {
            if (FieldOf(item) is { } field)
                return field;
            var start = JsonPath.IsAbsolute ? item.Root : item.Node;
            if (start is not { } node)
                return Reading.Computed(JsonPath.Text, null, item.Place);
            var reading = OrUnknown(Follow(JsonPath, node), item, scope);
            return item.Resource is { IsSecret: true } ? reading with { IsSecret = true } : reading;
        }
    }

    public sealed record Annotation(string Key) : Subject
    {
        public override bool IsSurelyAbsent(Item item) =>
            item.Resource is { } resource && resource.Annotations?[Key] is null or { IsNull: true };

        public override Reading Read(Item item, Scope scope) =>
            OrUnknown(ReadMetadata(item, "annotations", Key), item, scope);
    }

    public sealed record Label(string Key) : Subject
    {
        public override bool IsSurelyAbsent(Item item) =>
            item.Resource is { } resource && resource.Labels?[Key] is null or { IsNull: true };

        public override Reading Read(Item item, Scope scope) =>
            OrUnknown(ReadMetadata(item, "labels", Key), item, scope);
    }

    /// <summary>A variable of the item's container, or of the first container of the workload that has it.</summary>
    public sealed record Env(string Name) : Subject
    {
        public override Reading Read(Item item, Scope scope)
        {
            if (item.Resource is not { } workload)
                return Reading.Computed(Name, null, item.Place);
            var containers = item.Container is { } own ? [own] : Containers.Of(workload).ToArray();
            var isOpen = false;
            foreach (var container in containers)
            {
                var env = scope.Graph.EnvOf(workload, container);
                if (env[Name] is { } entry)
                    return Of(entry);
                isOpen |= env.IsOpen;
            }
            // What is not in the bundle may set it.
            return Reading.Absent(Name, containers.FirstOrDefault(item.Node ?? workload.Root)) with
            {
                IsUnknown = isOpen && !scope.ReportsOpenWorld,
            };
        }

        public static Reading Of(EnvEntry entry) =>
            new()
            {
                Name = entry.Name,
                Node = entry.Place,
                Value = entry.Value is { } text ? ScalarValue.OfText(text) : null,
                IsUnknown = entry.Value is null,
                IsTextual = true,
                IsSecret = entry.IsSecret,
                IsVerbatim = entry.Place.IsScalar && entry.Value == entry.Place.Text,
            };
    }

    /// <summary>A path in the pod spec, whatever the workload's kind.</summary>
    public sealed record Pod(JsonPath JsonPath, bool OfMetadata) : Subject
    {
        public override bool IsTextual => OfMetadata && JsonPath.Steps is [{ Name: "annotations" or "labels" }, _, ..];

        public override bool IsSurelyAbsent(Item item) =>
            item.Resource is { } workload
            && Kinds.PodTemplate(workload)?[OfMetadata ? "metadata" : "spec"] is { } start
            && IsAbsent(JsonPath, start);

        public override Reading Read(Item item, Scope scope)
        {
            if (item.Resource is not { } workload || !Kinds.IsWorkload(workload))
                return Reading.Computed(JsonPath.Text, null, item.Place);
            if (Kinds.PodTemplate(workload) is not { } template)
                return Reading.Absent(JsonPath.Text, Kinds.NearestToPod(workload));
            if (template[OfMetadata ? "metadata" : "spec"] is not { } start)
                return Reading.Absent(JsonPath.Text, template);
            return IsTextual ? Follow(JsonPath, start) with { IsTextual = true } : Follow(JsonPath, start);
        }
    }

    public sealed record OfFact(FactKind Kind) : Subject
    {
        public override bool IsTextual => false;

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

    private static bool IsAbsent(JsonPath path, YamlNode start)
    {
        var node = start;
        foreach (var step in path.Steps)
        {
            if (step.From(node) is not { } next)
                return true;
            node = next;
        }
        return node.IsNull;
    }

    private static Reading Follow(JsonPath path, YamlNode start)
    {
        var (found, deepest, _) = path.Follow(start);
        return found is { } node ? Reading.Of(path.Text, node, LeadsToText(path)) : Reading.Absent(path.Text, deepest);
    }

    // Below metadata.annotations and metadata.labels, and in the data of ConfigMaps, Kubernetes knows text only.
    private static bool LeadsToText(JsonPath path) =>
        path.Steps
            is [{ Name: "metadata" }, { Name: "annotations" or "labels" }, _, ..]
                or [{ Name: "data" or "stringData" }, _, ..];

    // In a values file the item is a section with a map of annotations, or that map itself.
    private static Reading ReadSection(Item item, string map, string key)
    {
        if ((item.Section ?? item.Node) is not { IsMapping: true } node)
            return Reading.Computed(key, null, item.Place);
        var entries = node[map] ?? node;
        return entries[key] is { } found
            ? Reading.Of(key, found, isTextual: true).OrPending()
            : Reading.Absent(key, entries);
    }

    // What an overlay does not say may be said by the file that it lies over.
    private static Reading OrUnknown(Reading reading, Item item, Scope scope) =>
        scope.IsPartial && item.Resource is null && !reading.IsPresent ? reading with { IsUnknown = true } : reading;

    public static Reading ReadMetadata(Item item, string map, string key)
    {
        if (item.Resource is not { } resource)
            return ReadSection(item, map, key);
        var metadata = resource.Root["metadata"];
        var entries = metadata?[map];
        if (entries?[key] is { } node)
            return Reading.Of(key, node, isTextual: true).OrPending();
        return Reading.Absent(key, entries ?? metadata ?? resource.Root);
    }
}
