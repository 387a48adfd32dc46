using KrakenLint.Manifests;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Fixes;

/// <summary>Knows the lines of a file that must not be shown.</summary>
public sealed class SecretLines
{
    private readonly HashSet<int> lines = [];

    private SecretLines(SourceFile file)
    {
        foreach (var document in YamlReader.Read(file).Documents)
        {
            // A document that does not parse says nothing about its keys.
            var masked =
                document.Tree is { } tree ? Sensitive.In(tree, document.Span)
                : document.IsBroken ? [document.Span]
                : [];
            foreach (var span in masked)
            {
                for (var line = file.LineAt(span.Start); line <= file.LineAt(span.End); line++)
                    lines.Add(line);
            }
        }
    }

    public static SecretLines Of(SourceFile file) => new(file);

    /// <param name="line">1-based.</param>
    public bool Has(int line) => lines.Contains(line);

    /// <summary>
    /// True where an edit changes a line with a secret, or stands right before one, so that no patch could show where it
    /// belongs.
    /// </summary>
    internal static bool Touches(TextEdit edit)
    {
        var file = edit.Span.File;
        var secrets = Of(file);
        var (first, last) = (file.LineAt(edit.Span.Start), file.LineAt(edit.Span.End));
        return Enumerable.Range(first, last - first + 2).Any(secrets.Has);
    }
}
