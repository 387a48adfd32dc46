using System.Text.Json.Nodes;

namespace KrakenLint.Tests.LanguageServer;

/// <summary>What the server says, in lines that people can read.</summary>
internal static class SessionWords
{
    private static readonly string[] Severities = ["", "error", "warning", "information", "hint"];

    public static string Of(string verb, JsonNode? said, string folder) =>
        verb switch
        {
            "diagnostics" => Lines(said, one => Diagnostic(one, folder)),
            "definition" or "references" => Lines(said, one => Place(one, folder)),
            "complete" => Lines(said?["items"], one => one["label"]?.GetValue<string>() ?? ""),
            "symbols" => Lines(said, one => Symbol(one, 0)),
            "actions" => Lines(said, one => one["title"]?.GetValue<string>() ?? ""),
            _ => said?["contents"]?["value"]?.GetValue<string>() is { } text ? $"{text.TrimEnd()}\n" : "",
        };

    public static string PathOf(string uri, string folder) => Uri.UnescapeDataString(uri)[$"file://{folder}/".Length..];

    public static string Edited(string text, JsonNode range, string with)
    {
        var (startLine, start, endLine, end) = RangeOf(range);
        var lines = text.Split('\n');
        var before = lines[..startLine].Sum(line => line.Length + 1) + start;
        var after = lines[..endLine].Sum(line => line.Length + 1) + end;
        return text[..before] + with + text[Math.Min(after, text.Length)..];
    }

    /// <summary>0-based, as the protocol has it.</summary>
    public static (int StartLine, int Start, int EndLine, int End) RangeOf(JsonNode range) =>
        (
            At(range["start"], "line"),
            At(range["start"], "character"),
            At(range["end"], "line"),
            At(range["end"], "character")
        );

    private static string Diagnostic(JsonNode one, string folder)
    {
        var related = (one["relatedInformation"] as JsonArray ?? [])
            .OfType<JsonNode>()
            .Select(step => $"\n  {(step["location"] is { } at ? Place(at, folder) : "")} {step["message"]}");
        var tags = (one["tags"] as JsonArray ?? []).Select(tag => $" tag {tag}");
        return $"{Range(one["range"])} {Severities[At(one, "severity")]} {one["code"]} {one["message"]}{string.Concat(tags)}{string.Concat(related)}";
    }

    private static string Symbol(JsonNode one, int depth) =>
        $"{new string(' ', depth * 2)}{one["name"]} {Range(one["selectionRange"])}"
        + string.Concat(
            (one["children"] as JsonArray ?? []).OfType<JsonNode>().Select(child => $"\n{Symbol(child, depth + 1)}")
        );

    private static string Place(JsonNode one, string folder) =>
        $"{PathOf(one["uri"]?.GetValue<string>() ?? "", folder)} {Range(one["range"])}";

    private static string Range(JsonNode? range)
    {
        if (range is null)
            return "";
        var (startLine, start, endLine, end) = RangeOf(range);
        return $"{startLine + 1}:{start + 1}-{endLine + 1}:{end + 1}";
    }

    private static int At(JsonNode? node, string key) => node?[key]?.GetValue<int>() ?? 0;

    private static string Lines(JsonNode? list, Func<JsonNode, string> line) =>
        string.Concat((list as JsonArray ?? []).OfType<JsonNode>().Select(one => $"{line(one)}\n"));
}

/// <summary>Places in the order of the text.</summary>
internal sealed class RangeOrder : IComparer<(int StartLine, int Start, int EndLine, int End)>
{
    public static RangeOrder Instance { get; } = new();

    public int Compare(
        (int StartLine, int Start, int EndLine, int End) x,
        (int StartLine, int Start, int EndLine, int End) y
    ) => (x.StartLine, x.Start).CompareTo((y.StartLine, y.Start));
}
