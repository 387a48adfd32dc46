using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Settings;

/// <summary>Opens rule files, tables and configuration files.</summary>
public static class DefinitionFile
{
    /// <summary>The one document of a definition file; anything else is a problem.</summary>
    public static YamlNode? RootOf(SourceFile file, ProblemList problems)
    {
        var stream = YamlReader.Read(file);
        var found = stream.Problems.ToArray();
        foreach (var problem in found)
            problems.Add(problem.Span, problem.Text, problem.Related);
        if (found.Length > 0)
            return null;
        if (stream.Documents is [{ Tree: { } tree }])
            return tree.Root;
        var text = stream.Documents.IsEmpty
            ? "the file is empty; expected one YAML document"
            : "expected one YAML document, found several";
        problems.Add(new SourceSpan(file, file.ContentStart, file.Length).FirstLine, text);
        return null;
    }
}
