using System.Text.Json;
using Microsoft.CodeAnalysis.Sarif;

namespace KrakenLint.Reporting.Sarif;

/// <summary>
/// Writes the SARIF objects that <see cref="SarifReport"/> makes, and of them only what it sets. The library's own
/// writer needs reflection, which costs time and fails silently under native compilation.
/// </summary>
internal static class SarifJson
{
    /// <summary>The log of a report.</summary>
    public static void Write(Utf8JsonWriter json, Report report)
    {
        var log = SarifReport.Frame(report);
        json.WriteStartObject();
        json.WriteString("$schema", log.SchemaUri.OriginalString);
        json.WriteString("version", "2.1.0");
        WriteList(json, "runs", log.Runs, (writer, run) => Write(writer, run, report));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Run run, Report report)
    {
        json.WriteStartObject();
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        var driver = run.Tool.Driver;
        json.WriteString("name", driver.Name);
        json.WriteString("version", driver.Version);
        json.WriteString("semanticVersion", driver.SemanticVersion);
        WriteWhenSet(json, "informationUri", driver.InformationUri?.OriginalString);
        SarifRules.Write(json, report);
        json.WriteEndObject();
        json.WriteEndObject();
        WriteList(json, "invocations", run.Invocations, Write);
        json.WriteStartObject("automationDetails");
        json.WriteString("id", run.AutomationDetails.Id);
        json.WriteEndObject();
        json.WriteString("columnKind", "utf16CodeUnits");
        WriteList(json, "results", SarifReport.ResultsOf(report), Write);
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, ReportingDescriptor rule)
    {
        json.WriteStartObject();
        json.WriteString("id", rule.Id);
        json.WriteString("name", rule.Name);
        WriteText(json, "shortDescription", rule.ShortDescription);
        WriteText(json, "fullDescription", rule.FullDescription);
        json.WriteStartObject("defaultConfiguration");
        json.WriteString("level", Word(rule.DefaultConfiguration.Level));
        json.WriteEndObject();
        WriteWhenSet(json, "helpUri", rule.HelpUri?.OriginalString);
        WriteText(json, "help", rule.Help);
        json.WriteStartObject("properties");
        foreach (var name in rule.PropertyNames)
        {
            json.WritePropertyName(name);
            json.WriteRawValue(rule.GetSerializedPropertyValue(name));
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Invocation invocation)
    {
        json.WriteStartObject();
        json.WriteBoolean("executionSuccessful", invocation.ExecutionSuccessful);
        json.WriteNumber("exitCode", invocation.ExitCode);
        WriteList(json, "toolExecutionNotifications", invocation.ToolExecutionNotifications, Write);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Notification notification)
    {
        json.WriteStartObject();
        json.WriteStartObject("descriptor");
        json.WriteString("id", notification.Descriptor.Id);
        json.WriteEndObject();
        json.WriteString("level", Word(notification.Level));
        WriteMessage(json, notification.Message);
        WriteList(json, "locations", notification.Locations, Write);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Result result)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", result.RuleId);
        if (result.RuleIndex >= 0)
            json.WriteNumber("ruleIndex", result.RuleIndex);
        json.WriteString("level", Word(result.Level));
        if (result.BaselineState != BaselineState.None)
            json.WriteString("baselineState", Word(result.BaselineState));
        WriteMessage(json, result.Message);
        WriteList(json, "locations", result.Locations, Write);
        WriteList(json, "relatedLocations", result.RelatedLocations, Write);
        WriteList(json, "codeFlows", result.CodeFlows, Write);
        if (result.OccurrenceCount > 0)
            json.WriteNumber("occurrenceCount", result.OccurrenceCount);
        json.WriteStartObject("partialFingerprints");
        foreach (var (name, value) in result.PartialFingerprints)
            json.WriteString(name, value);
        json.WriteEndObject();
        WriteList(json, "suppressions", result.Suppressions, SarifSuppression.Write);
        WriteList(json, "fixes", result.Fixes, Write);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Fix fix)
    {
        json.WriteStartObject();
        json.WriteStartObject("description");
        json.WriteString("text", fix.Description.Text);
        json.WriteEndObject();
        WriteList(json, "artifactChanges", fix.ArtifactChanges, Write);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ArtifactChange change)
    {
        json.WriteStartObject();
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", change.ArtifactLocation.Uri.OriginalString);
        json.WriteEndObject();
        WriteList(json, "replacements", change.Replacements, Write);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Replacement replacement)
    {
        json.WriteStartObject();
        WriteRegion(json, "deletedRegion", replacement.DeletedRegion);
        if (replacement.InsertedContent is { } content)
        {
            json.WriteStartObject("insertedContent");
            json.WriteString("text", content.Text);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Location location)
    {
        json.WriteStartObject();
        if (location.Id.Sign >= 0)
            json.WriteNumber("id", (int)location.Id);
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", location.PhysicalLocation.ArtifactLocation.Uri.OriginalString);
        json.WriteEndObject();
        WriteRegion(json, "region", location.PhysicalLocation.Region);
        WriteRegion(json, "contextRegion", location.PhysicalLocation.ContextRegion);
        json.WriteEndObject();
        WriteList(json, "logicalLocations", location.LogicalLocations, Write);
        if (location.Message is not null)
            WriteMessage(json, location.Message);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, CodeFlow flow)
    {
        json.WriteStartObject();
        json.WriteStartArray("threadFlows");
        foreach (var thread in flow.ThreadFlows)
        {
            json.WriteStartObject();
            WriteList(json, "locations", thread.Locations, Write);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ThreadFlowLocation step)
    {
        json.WriteStartObject();
        json.WritePropertyName("location");
        Write(json, step.Location);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, LogicalLocation location)
    {
        json.WriteStartObject();
        json.WriteString("name", location.Name);
        json.WriteString("fullyQualifiedName", location.FullyQualifiedName);
        json.WriteString("kind", location.Kind);
        json.WriteEndObject();
    }

    private static void WriteRegion(Utf8JsonWriter json, string name, Region? region)
    {
        if (region is null)
            return;
        json.WriteStartObject(name);
        json.WriteNumber("startLine", region.StartLine);
        json.WriteNumber("startColumn", region.StartColumn);
        json.WriteNumber("endLine", region.EndLine);
        json.WriteNumber("endColumn", region.EndColumn);
        if (region.Snippet is not null)
        {
            json.WriteStartObject("snippet");
            json.WriteString("text", region.Snippet.Text);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void WriteMessage(Utf8JsonWriter json, Message message)
    {
        json.WriteStartObject("message");
        json.WriteString("text", message.Text);
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, MultiformatMessageString text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text.Text);
        WriteWhenSet(json, "markdown", text.Markdown);
        json.WriteEndObject();
    }

    private static void WriteWhenSet(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
            json.WriteString(name, text);
    }

    private static void WriteList<T>(
        Utf8JsonWriter json,
        string name,
        IEnumerable<T>? items,
        Action<Utf8JsonWriter, T> write
    )
    {
        if (items is null)
            return;
        json.WriteStartArray(name);
        foreach (var item in items)
            write(json, item);
        json.WriteEndArray();
    }

    private static string Word(BaselineState state) =>
        state switch
        {
            BaselineState.New => "new",
            BaselineState.Absent => "absent",
            _ => "unchanged",
        };

    private static string Word(FailureLevel level) =>
        level switch
        {
            FailureLevel.Error => "error",
            FailureLevel.Warning => "warning",
            FailureLevel.Note => "note",
            _ => "none",
        };
}
