using System.Collections.Immutable;
using KrakenLint.Manifests;
using KrakenLint.Yaml;

namespace KrakenLint.Releases;

/// <summary><c>helmfile.yaml</c>: its releases, once for each environment where that decides which files are read.</summary>
internal static class Helmfiles
{
    /// <summary>What a helmfile is called, mostly.</summary>
    public const string UsualName = "helmfile.yaml";

    private const string Rendered = ".gotmpl";

    private static readonly string[] Environments = ["{{ .Environment.Name }}", "{{.Environment.Name}}"];

    /// <summary>False where the bytes show that it is none.</summary>
    public static bool MayBe(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("releases:"u8) || bytes.IndexOf("\nreleases:"u8) >= 0;

    /// <summary>True for a helmfile, and for a template of one, which nobody reads but helmfile.</summary>
    public static bool Is(ImmutableArray<YamlDocument> documents) =>
        (documents is [{ Tree: { } tree }, ..] && Is(tree.Root))
        || (
            documents.Any(UnrenderedTemplate.Is)
            && documents[0].Span.File.Bytes.IndexOf("  chart:"u8) >= 0
            && documents[0].Span.File.Bytes.IndexOf("apiVersion:"u8) < 0
        );

    private static bool Is(YamlNode root) =>
        root.IsMapping
        && root["kind"] is null
        && root["releases"]
            .MappingsOrNone()
            .Any(release => release["name"] is not null && (release["chart"] ?? release["namespace"]) is not null);

    public static IEnumerable<ReleaseSpec> Read(YamlNode root, ReleaseSources sources)
    {
        var environments = root["environments"].PairsOrNone().Select(pair => pair.Key.Text).ToArray();
        foreach (var release in root["releases"].MappingsOrNone())
        {
            if (Resource.ScalarAt(release, "installed") == "false")
                continue;
            var depends = release["values"]
                .ItemsOrNone()
                .Any(item => item.IsScalar && Fill(item.Text, "") != item.Text);
            foreach (var environment in depends && environments.Length > 0 ? environments : new string?[] { null })
                yield return Of(release, root, environment);
        }
    }

    private static ReleaseSpec Of(YamlNode release, YamlNode root, string? environment)
    {
        var name = Resource.ScalarAt(release, "name") ?? "";
        var reading = new SpecReading(release["name"] ?? release);
        foreach (var item in release["values"].ItemsOrNone())
        {
            if (item.IsMapping)
                reading.AddNode(item);
            else
                AddFile(reading, item, environment);
        }
        foreach (var key in new[] { "set", "setString" })
        {
            foreach (var set in release[key].MappingsOrNone())
            {
                if (Resource.ScalarAt(set, "name") is { } path && set["value"] is { IsScalar: true } value)
                    reading.AddSet(path, value, key == "setString");
            }
        }
        if ((release["inherit"] ?? root["defaultInherit"]) is { } inherited)
            reading.AddUnseen(inherited, "what releases inherit from templates of helmfile is not judged");
        if (release["secrets"] is { IsSequence: true, IsEmptyCollection: false } secrets)
            reading.AddUnseen(secrets, "encrypted values are not visible");
        return reading.Spec($"helmfile {name}{(environment is null ? "" : $" in {environment}")}") with
        {
            Chart =
                // A name of a repository is a path as well, where there is such a folder.
                Resource.ScalarAt(release, "chart")
                    is { } chart
                && !chart.Contains("://", StringComparison.Ordinal)
                    ? new PlacedPath(PathFrom.File, chart)
                    : null,
            Release = name,
            Namespace = Resource.ScalarAt(release, "namespace"),
            Cluster = Resource.ScalarAt(release, "kubeContext"),
            Stage = environment ?? "",
        };
    }

    private static void AddFile(SpecReading reading, YamlNode item, string? environment)
    {
        var path = Fill(item.Text, environment);
        if (path.EndsWith(Rendered, StringComparison.Ordinal))
            reading.AddUnseen(item, $"{path} is a template of helmfile, which is not rendered");
        else if (path.Contains("{{", StringComparison.Ordinal))
            reading.AddUnseen(item, $"{path} is not visible: only helmfile knows which file that is");
        else
            reading.AddFile(item, new PlacedPath(PathFrom.File, path));
    }

    private static string Fill(string text, string? environment) =>
        environment is null
            ? text
            : Environments.Aggregate(
                text,
                (filled, word) => filled.Replace(word, environment, StringComparison.Ordinal)
            );
}
