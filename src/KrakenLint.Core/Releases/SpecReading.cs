using System.Collections.Immutable;
using System.Text;
using KrakenLint.Manifests;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Releases;

/// <summary>Puts together what one release says, part by part.</summary>
internal sealed class SpecReading(YamlNode place)
{
    private const string DefaultKey = "values.yaml";

    /// <summary>The code of what was seen and is not judged.</summary>
    public const string UnseenCode = "unseen";

    private readonly ImmutableArray<ValuesSource>.Builder values = ImmutableArray.CreateBuilder<ValuesSource>();
    private readonly ImmutableArray<Problem>.Builder unseen = ImmutableArray.CreateBuilder<Problem>();
    private readonly ImmutableArray<Problem>.Builder broken = ImmutableArray.CreateBuilder<Problem>();
    private readonly ImmutableArray<Helm.Merging.PlacedSet>.Builder sets =
        ImmutableArray.CreateBuilder<Helm.Merging.PlacedSet>();

    public ReleaseSpec Spec(string title) =>
        new(title, place)
        {
            Values = values.ToImmutable(),
            Sets = sets.ToImmutable(),
            Unseen = unseen.ToImmutable(),
            Broken = broken.ToImmutable(),
        };

    public void AddUnseen(YamlNode node, string text) =>
        unseen.Add(new Problem(UnseenCode, Findings.Underline.Of(Conditions.Place.At(node)).Span, text));

    /// <summary>A mapping of values.</summary>
    public void AddNode(YamlNode? node)
    {
        if (node is { IsMapping: true, IsEmptyCollection: false } root)
            values.Add(new ValuesSource(root, root));
    }

    /// <summary>A text that holds values.</summary>
    /// <param name="decoded">What it says, where that is not its own text.</param>
    public void AddText(YamlNode? node, string? decoded = null, bool isSecret = false)
    {
        if (node is not { IsScalar: true, IsNull: false } scalar)
            return;
        var document = EmbeddedYaml.Read(scalar, decoded);
        if (document is { IsBroken: true } && scalar.Text.Contains("{{", StringComparison.Ordinal))
            AddUnseen(scalar, "the values hold placeholders that are not YAML, so that they were not judged");
        else if (document is { IsBroken: true })
            broken.Add(
                new Problem(
                    UnseenCode,
                    Findings.Underline.Of(Conditions.Place.At(scalar)).Span,
                    $"the text of values is no YAML: {document.Problems.Select(one => one.Text).FirstOrDefault()}"
                )
            );
        else if (document?.Tree is { Root.IsMapping: true } tree)
            values.Add(new ValuesSource(scalar, (isSecret ? tree.Hiding(_ => true) : tree).Root));
    }

    public void AddFile(YamlNode node, PlacedPath path, bool isOptional = false) =>
        values.Add(new ValuesSource(node, null, path) { IsOptional = isOptional });

    public void AddSet(string path, YamlNode value, bool isText) =>
        sets.Add(new Helm.Merging.PlacedSet(path, value, isText));

    /// <summary>Values of a ConfigMap or Secret.</summary>
    /// <param name="reference">A mapping with the name and, maybe, the key.</param>
    public void AddFrom(YamlNode reference, string kind, string? space, ReleaseSources sources)
    {
        var name = Resource.ScalarAt(reference, "name") ?? "";
        var key = Resource.ScalarAt(reference, "valuesKey") ?? Resource.ScalarAt(reference, "key") ?? DefaultKey;
        var resource = sources.Find(kind, name, space);
        var text = resource?.Root["stringData"]?[key] ?? resource?.Root["data"]?[key];
        if (text is not { IsScalar: true } scalar)
        {
            AddUnseen(
                reference,
                resource is null
                    ? $"values of {kind} \"{name}\" are not visible: it is not among what is linted"
                    : $"values of {kind} \"{name}\" are not visible: it has no key {key}"
            );
            return;
        }
        var isSecret = kind == "Secret";
        var isEncoded = isSecret && resource?.Root["stringData"]?[key] is null;
        if (Resource.ScalarAt(reference, "targetPath") is { } target && !isEncoded)
            AddSet(target, scalar, isText: false);
        else if (Decoded(scalar, isEncoded) is { } decoded)
            AddText(scalar, isEncoded ? decoded : null, isSecret);
        else
            AddUnseen(reference, $"values of {kind} \"{name}\" are not visible: {key} is not base64");
    }

    private static string? Decoded(YamlNode scalar, bool isEncoded)
    {
        if (!isEncoded)
            return scalar.Text;
        var bytes = new byte[scalar.Text.Length];
        return Convert.TryFromBase64String(scalar.Text, bytes, out var length)
            ? Encoding.UTF8.GetString(bytes, 0, length)
            : null;
    }

    /// <summary><c>namespace/name</c>, or the name alone.</summary>
    public static string NameOf(YamlNode root) =>
        root["metadata"] is { } metadata && Resource.ScalarAt(metadata, "namespace") is { } space
            ? $"{space}/{Resource.ScalarAt(metadata, "name")}"
            : Resource.ScalarAt(root["metadata"], "name") ?? "";
}
