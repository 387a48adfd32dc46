using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using KrakenLint.Findings;
using KrakenLint.Rules;
using KrakenLint.Settings;
using KrakenLint.Text;

namespace KrakenLint.Suppression;

/// <summary>Reads a baseline: any SARIF file that KrakenLint wrote, of any version that knew the same fingerprints.</summary>
public static partial class BaselineReader
{
    private const string Tool = "KrakenLint";

    /// <param name="problems">What is wrong with the file; then nothing of it is to be used.</param>
    public static Baseline Read(SourceFile file, ProblemList problems)
    {
        var bytes = file.Bytes[file.ContentStart..].ToArray();
        try
        {
            using var json = JsonDocument.Parse(bytes);
            var places = new JsonPlaces(file, bytes, problems);
            try
            {
                return ReadLog(json.RootElement, places);
            }
            // The library checks what is between quotes when somebody asks for it.
            catch (InvalidOperationException)
            {
                places.Add(
                    json.RootElement,
                    "has a text that is no Unicode (bytes that are no UTF-8, or half a pair such as \\ud800)"
                );
                return Baseline.Empty;
            }
        }
        catch (JsonException error)
        {
            problems.Add(SpanOf(error, file), $"is no JSON, which a baseline is: {Sentence(error)}");
            return Baseline.Empty;
        }
    }

    private static Baseline ReadLog(JsonElement log, JsonPlaces places)
    {
        if (log.ValueKind != JsonValueKind.Object || List(log, "runs") is not { } runs)
        {
            places.Add(log, "is no SARIF: expected an object with a list \"runs\"");
            return Baseline.Empty;
        }
        if (Text(log, "version") is { } version && !version.StartsWith("2.1", StringComparison.Ordinal))
        {
            places.Add(log.GetProperty("version"), $"is SARIF {version}, expected 2.1.0");
            return Baseline.Empty;
        }
        var ours = runs.Where(run => NameOf(run) == Tool).ToArray();
        if (ours.Length == 0)
            places.Add(
                log,
                runs.Select(NameOf).OfType<string>().FirstOrDefault() is { } other
                    ? $"is the SARIF of {other}, expected one that {Tool} wrote (--write-baseline)"
                    : $"is no SARIF that {Tool} wrote: it names no tool"
            );
        var entries = ImmutableArray.CreateBuilder<RecordedFinding>();
        foreach (var run in ours)
        {
            if (List(run, "results") is not { } results)
            {
                places.Add(run, "has a run without \"results\"; it is not complete");
                continue;
            }
            foreach (var result in results.Where(IsOpen))
            {
                // One is enough to know that the file is of no use; they are all alike.
                if (WhyNot(result) is { } why)
                {
                    places.Add(result, why);
                    return Baseline.Empty;
                }
                entries.Add(Entry(result));
            }
        }
        return new Baseline(entries.ToImmutable());
    }

    // What was gone or suppressed when the file was written was not found.
    private static bool IsOpen(JsonElement result) =>
        Text(result, "baselineState") != "absent" && List(result, "suppressions") is null or { Length: 0 };

    private static string? WhyNot(JsonElement result)
    {
        if (FingerprintsOf(result, 1).Any())
            return null;
        var newer = Named(result).Select(pair => pair.Version).DefaultIfEmpty(0).Max();
        return newer > 1
            ? $"has fingerprints of version {newer}; this version of {Tool} knows those of version 1: use a newer one, or write the baseline anew"
            : "has a result without a fingerprint of ours (krakenlint/v1 in partialFingerprints)";
    }

    private static RecordedFinding Entry(JsonElement result)
    {
        var place = List(result, "locations") is [var first, ..] ? Property(first, "physicalLocation") : null;
        return new RecordedFinding(
            Text(result, "ruleId") ?? "",
            SeverityOf(Text(result, "level")),
            Text(Property(result, "message"), "text") ?? "",
            Text(Property(place, "artifactLocation"), "uri") is { Length: > 0 } uri ? PathOf(uri) : null,
            RegionOf(Property(place, "region")),
            [.. FingerprintsOf(result, 1).Distinct()]
        );
    }

    // SARIF's default is a warning.
    private static Severity SeverityOf(string? level) =>
        level switch
        {
            "error" => Severity.Error,
            "note" or "none" => Severity.Note,
            _ => Severity.Warning,
        };

    private static RecordedRegion? RegionOf(JsonElement? region)
    {
        if (Number(region, "startLine") is not { } line || Number(region, "startColumn") is not { } column)
            return null;
        var (endLine, endColumn) = (Number(region, "endLine") ?? line, Number(region, "endColumn") ?? column);
        return endLine < line || (endLine == line && endColumn < column)
            ? null
            : new RecordedRegion(line, column, endLine, endColumn);
    }

    private static IEnumerable<string> FingerprintsOf(JsonElement result, int version) =>
        Named(result).Where(pair => pair.Version == version).Select(pair => pair.Text);

    private static IEnumerable<(int Version, string Text)> Named(JsonElement result)
    {
        foreach (var name in new[] { "partialFingerprints", "fingerprints" })
        {
            if (Property(result, name) is not { ValueKind: JsonValueKind.Object } map)
                continue;
            foreach (var pair in map.EnumerateObject())
            {
                if (
                    OurName().Match(pair.Name) is { Success: true } match
                    && int.TryParse(match.Groups["version"].ValueSpan, out var version)
                    && pair.Value is { ValueKind: JsonValueKind.String } value
                    && value.GetString() is { Length: > 0 } text
                )
                    yield return (version, text);
            }
        }
    }

    private static string PathOf(string uri) =>
        Uri.UnescapeDataString(uri.StartsWith("file:///", StringComparison.Ordinal) ? uri["file://".Length..] : uri);

    private static string? NameOf(JsonElement run) => Text(Property(Property(run, "tool"), "driver"), "name");

    private static JsonElement? Property(JsonElement? of, string name) =>
        of is { ValueKind: JsonValueKind.Object } map && map.TryGetProperty(name, out var value) ? value : null;

    private static JsonElement[]? List(JsonElement of, string name) =>
        Property(of, name) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : null;

    private static string? Text(JsonElement? of, string name) =>
        Property(of, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static int? Number(JsonElement? of, string name) =>
        Property(of, name) is { ValueKind: JsonValueKind.Number } number
        && number.TryGetInt32(out var value)
        && value > 0
            ? value
            : null;

    // The library counts lines and bytes from 0, of what it was given: without the byte-order mark.
    private static SourceSpan SpanOf(JsonException error, SourceFile file)
    {
        var line = file.Line((int)Math.Clamp((error.LineNumber ?? 0) + 1, 1, file.LineCount));
        var at = Math.Min(line.Start + (int)(error.BytePositionInLine ?? 0), line.End);
        return new SourceSpan(file, at, at);
    }

    // Without "LineNumber: …", which stands before the sentence in our words.
    private static string Sentence(JsonException error) =>
        error.Message.Split(" LineNumber:")[0].Split(" Path:")[0].TrimEnd('.');

    [GeneratedRegex(
        "^krakenlint/([^/]+/)*v(?<version>[0-9]{1,4})$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex OurName();
}
