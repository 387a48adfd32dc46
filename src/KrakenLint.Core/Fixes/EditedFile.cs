using System.Text;
using KrakenLint.Text;

namespace KrakenLint.Fixes;

/// <summary>Makes edits of a file.</summary>
public static class EditedFile
{
    /// <param name="edits">Edits of this file, none of which overlaps another, in any order.</param>
    /// <returns>The file with the same names and the edited bytes.</returns>
    public static SourceFile Of(SourceFile file, IEnumerable<TextEdit> edits)
    {
        using var bytes = new MemoryStream(file.Length);
        var at = 0;
        foreach (var edit in edits.OrderBy(edit => edit.Span.Start).ThenBy(edit => edit.Span.End))
        {
            if (edit.Span.Start < at)
                throw new ArgumentException("two edits overlap", nameof(edits));
            bytes.Write(file.Bytes[at..edit.Span.Start]);
            bytes.Write(Encoding.UTF8.GetBytes(edit.NewText));
            at = edit.Span.End;
        }
        bytes.Write(file.Bytes[at..]);
        return new SourceFile(file.Path, bytes.ToArray(), file.RepositoryPath, file.FullPath);
    }
}
