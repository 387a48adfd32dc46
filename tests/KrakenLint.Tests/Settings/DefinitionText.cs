namespace KrakenLint.Tests.Settings;

/// <summary>The documents of <c>Schemas/*.yaml</c>, each with what its <c>--- #</c> line says of it. A validator of JSON Schema reads the same files in <c>.ci/run</c>.</summary>
internal static class DefinitionText
{
    private const string Mark = "--- # ";

    public static TheoryData<string, string> Read(string file)
    {
        var rows = new TheoryData<string, string>();
        var text = File.ReadAllText(Path.Combine(Repository.Tests, "Schemas", file));
        foreach (var part in $"\n{text}".Split($"\n{Mark}").Skip(1))
        {
            var end = part.IndexOf('\n', StringComparison.Ordinal);
            rows.Add(part[..end], part[(end + 1)..]);
        }
        return rows;
    }
}
