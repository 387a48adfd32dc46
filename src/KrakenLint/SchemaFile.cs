using KrakenLint.Reporting.JsonReports;

namespace KrakenLint.Cli;

/// <summary>A JSON Schema in a file beside those that it is for, and the comment by which an editor's YAML server finds it.</summary>
internal static class SchemaFile
{
    /// <param name="kind">One of <see cref="JsonSchema.Names"/>.</param>
    public static string NameOf(string kind) => $"krakenlint.{kind}.schema.json";

    /// <summary>The first line of a file that is completed by a schema.</summary>
    /// <param name="address">A path relative to the file, or a URL.</param>
    public static string ModeLine(string address) => $"# yaml-language-server: $schema={address}\n";

    /// <summary>Writes the schema as this program has it; one that is there already is written anew.</summary>
    /// <returns>Why it could not be written; null where it was.</returns>
    public static string? Write(string kind, string path) =>
        AtomicFile.TryWrite(path, output => JsonSchema.Write(kind, output));

    /// <summary>The same below its usual name in this folder, and says so.</summary>
    /// <returns>False where it could not be written.</returns>
    public static bool WriteHere(string kind, Streams streams)
    {
        var why = Write(kind, NameOf(kind));
        streams.Tell(why is null ? $"wrote {NameOf(kind)}" : $"{NameOf(kind)}: was not written: {why}");
        return why is null;
    }
}
