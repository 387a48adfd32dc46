using System.Text;
using KrakenLint.Manifests;
using KrakenLint.Units;
using KrakenLint.Yaml;

namespace KrakenLint.Graph;

/// <summary>
/// Resolves a container's environment: <c>envFrom</c> in order, then <c>env</c>; what comes later replaces what came before
/// (https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#environment-variables).
/// </summary>
internal sealed class EnvReader(Bundle bundle, Resource workload)
{
    // What the variables of a container may grow by when references to others are replaced. Once they have, no value with
    // references is followed: texts that double would fill the memory.
    private const int MostGrowth = 1 << 16;

    private readonly Dictionary<string, (int Order, EnvEntry Entry)> entries = [];
    private int next;
    private bool isOpen;
    private long growth;

    public static ContainerEnv Read(Bundle bundle, Resource workload, YamlNode container)
    {
        var reader = new EnvReader(bundle, workload);
        foreach (var source in container["envFrom"].MappingsOrNone())
            reader.AddFrom(source);
        foreach (var entry in container["env"].MappingsOrNone())
            reader.Add(entry);
        return new ContainerEnv(
            container,
            [.. reader.entries.Values.OrderBy(pair => pair.Order).Select(pair => pair.Entry)],
            reader.isOpen
        );
    }

    private void AddFrom(YamlNode source)
    {
        var prefix = Resource.ScalarAt(source, "prefix") ?? "";
        var (kind, reference) = source["configMapRef"] is { } map
            ? ("ConfigMap", map)
            : ("Secret", source["secretRef"]);
        if (Resource.ScalarAt(reference, "name") is not { } name)
            return;
        if (bundle.Find(kind, name, workload) is not { } target)
        {
            isOpen = true;
            return;
        }
        foreach (var (key, value, text) in DataOf(target))
            Set(new EnvEntry(prefix + key, text, value, SourceOf(target), target.IsSecret));
    }

    private void Add(YamlNode entry)
    {
        if (Resource.ScalarAt(entry, "name") is not { } name)
            return;
        if (entry["value"] is { IsScalar: true } value)
        {
            var (expanded, isSecret) = Expand(value.IsNull ? "" : value.Text);
            Set(new EnvEntry(name, expanded, value, EnvSource.Literal, isSecret));
            return;
        }
        var from = entry["valueFrom"];
        var (kind, reference) = from?["configMapKeyRef"] is { } map
            ? ("ConfigMap", map)
            : ("Secret", from?["secretKeyRef"]);
        if (reference is null || Resource.ScalarAt(reference, "key") is not { } key)
        {
            var text = entry["valueFrom"] is null ? "" : null;
            Set(new EnvEntry(name, text, entry, from is null ? EnvSource.Literal : EnvSource.Unknown, IsSecret: false));
            return;
        }
        var target = bundle.Find(kind, Resource.ScalarAt(reference, "name") ?? "", workload);
        if (target is null || ValueAt(target, key) is not { } data)
            Set(new EnvEntry(name, null, entry, EnvSource.Unknown, IsSecret: kind == "Secret"));
        else
            Set(new EnvEntry(name, data.Text, data.Value, SourceOf(target), target.IsSecret));
    }

    private static EnvSource SourceOf(Resource target) => target.IsSecret ? EnvSource.Secret : EnvSource.ConfigMap;

    private void Set(EnvEntry entry) => entries[entry.Name] = (next++, entry);

    /// <summary>
    /// Replaces <c>$(NAME)</c> by variables that were set before; what cannot be resolved stays as written, and <c>$$</c>
    /// is one <c>$</c>. The text is null where it is too long; it is secret where one of the variables is.
    /// </summary>
    private (string? Text, bool IsSecret) Expand(string text)
    {
        var expanded = new StringBuilder();
        var isSecret = false;
        var at = 0;
        for (int dollar; (dollar = text.IndexOf('$', at)) >= 0 && dollar + 1 < text.Length; )
        {
            expanded.Append(text, at, dollar - at);
            at = dollar + 2;
            if (text[dollar + 1] != '(')
            {
                expanded.Append(text[dollar + 1] == '$' ? "$" : text[dollar..at]);
                continue;
            }
            var end = text.IndexOf(')', at);
            if (end < 0)
            {
                at = dollar;
                break;
            }
            if (entries.TryGetValue(text[at..end], out var found) && found.Entry.Value is { } value)
            {
                expanded.Append(value);
                isSecret |= found.Entry.IsSecret || Credentials.IsKey(found.Entry.Name);
            }
            else
            {
                expanded.Append(text, dollar, end + 1 - dollar);
            }
            at = end + 1;
            if (growth + expanded.Length > MostGrowth + text.Length)
                return (null, isSecret);
        }
        expanded.Append(text, at, text.Length - at);
        growth += Math.Max(0, expanded.Length - text.Length);
        return (expanded.ToString(), isSecret);
    }

    /// <summary>Keys of a ConfigMap or Secret with their decoded text; null where it is binary or no base64.</summary>
    public static IEnumerable<(string Key, YamlNode Value, string? Text)> DataOf(Resource resource)
    {
        foreach (var pair in (resource.Root["data"]).PairsOrNone())
            yield return (pair.Key.Text, pair.Value, resource.IsSecret ? FromBase64(pair.Value.Text) : pair.Value.Text);
        foreach (var pair in (resource.Root["stringData"]).PairsOrNone())
            yield return (pair.Key.Text, pair.Value, pair.Value.Text);
    }

    /// <summary>The value of one key of a ConfigMap or Secret with its decoded text; null where it has no such key.</summary>
    public static (YamlNode Value, string? Text)? ValueAt(Resource resource, string key)
    {
        if (resource.Root["data"]?[key] is { } value)
            return (value, resource.IsSecret ? FromBase64(value.Text) : value.Text);
        return resource.Root["stringData"]?[key] is { } plain ? (plain, plain.Text) : null;
    }

    public static bool IsBase64(string text) => Convert.TryFromBase64String(text, new byte[text.Length], out _);

    /// <returns>Null where it is binary or no base64.</returns>
    public static string? FromBase64(string text)
    {
        var bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, bytes, out var length))
            return null;
        var decoded = bytes.AsSpan(0, length);
        return System.Text.Unicode.Utf8.IsValid(decoded) ? Encoding.UTF8.GetString(decoded) : null;
    }
}
