using KrakenLint.Manifests;
using KrakenLint.Units;
using KrakenLint.Yaml;

namespace KrakenLint.Conditions.ItemViews;

/// <summary>
/// The view <c>images</c> of a values file: <c>image: {registry, repository, tag, digest}</c>, or one text, perhaps with its tag
/// beside it. Where neither tag nor digest is written, or they are empty, the chart adds its own version.
/// </summary>
internal static class ValuesImageView
{
    public static IEnumerable<Item> Items(Item item, Scope scope, ViewQuery query) =>
        item is { Resource: null, Node: { } node } ? ValuesMappings.In(node).SelectMany(map => In(map, item)) : [];

    private static IEnumerable<Item> In(YamlNode map, Item item)
    {
        if (Text(map, "repository") is { } repository && (IsImage(map.Key) || map["tag"] is not null))
            yield return Of(repository, Text(map, "registry"), Text(map, "tag"), Text(map, "digest"), item);
        // An overlay often says nothing but the tag.
        else if (IsImage(map.Key) && map["repository"] is null && Text(map, "tag") is { } tag)
            yield return OfTag(tag, Text(map, "digest"), item);
        foreach (var pair in map.OwnPairs)
        {
            if (IsImage(pair.Key) && pair.Value is { IsScalar: true, IsNull: false, Text.Length: > 0 } image)
                yield return Of(image, null, Text(map, "tag") ?? Text(map, "imageTag"), null, item);
        }
    }

    private static bool IsImage(YamlNode? key) =>
        key is { IsScalar: true } name && name.Text.EndsWith("image", StringComparison.OrdinalIgnoreCase);

    private static YamlNode? Text(YamlNode map, string key) =>
        map[key] is { IsScalar: true, IsNull: false, Text.Length: > 0 } text ? text : null;

    private static Item Of(YamlNode name, YamlNode? registry, YamlNode? tag, YamlNode? digest, Item item)
    {
        var text = registry is { } host ? $"{host.Text.TrimEnd('/')}/{name.Text}" : name.Text;
        var repository = registry is null
            ? Reading.Of("repository", name, isTextual: true)
            : Reading.Computed("repository", text, Place.At(name)) with
            {
                IsTextual = true,
            };
        var image = WholeOf(text, repository, tag, digest);
        var ofTag = tag is { } written ? Reading.Of("tag", written, isTextual: true) : Reading.Absent("tag", name);
        return Item.OfFields(
            Place.At(name),
            image,
            FieldList.Of(("image", image), ("repository", repository), ("tag", ofTag)),
            item
        );
    }

    private static Item OfTag(YamlNode tag, YamlNode? digest, Item item)
    {
        var own = Reading.Of("tag", tag, isTextual: true);
        var image = Reading.Computed(
            "image",
            $":{tag.Text}{(digest is { } hash ? $"@{hash.Text}" : "")}",
            Place.At(tag)
        );
        var fields = FieldList.Of(("image", image), ("repository", Reading.Absent("repository", tag)), ("tag", own));
        return Item.OfFields(Place.At(tag), image, fields, item);
    }

    private static Reading WholeOf(string text, Reading repository, YamlNode? tag, YamlNode? digest)
    {
        if (ImageReference.Parse(text) is { Tag: null, Digest: null } && (tag ?? digest) is { } version)
            return Reading.Computed(
                "image",
                $"{text}{(tag is { } name ? $":{name.Text}" : "")}{(digest is { } hash ? $"@{hash.Text}" : "")}",
                Place.At(version)
            ) with
            {
                IsTextual = true,
            };
        return ImageReference.Parse(text) is { Tag: null, Digest: null }
            ? Reading.Computed("image", null, repository.Place) with
            {
                IsTextual = true,
            }
            : repository with
            {
                Name = "image",
            };
    }
}
