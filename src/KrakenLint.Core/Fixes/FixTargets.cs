using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Manifests;
using KrakenLint.Text;

namespace KrakenLint.Fixes;

/// <summary>Which files of a run may be changed; each is looked at once, however many fixes are for it.</summary>
internal sealed class FixTargets(ImmutableArray<LintInput> inputs, LintResult found, FixOptions options)
{
    private readonly HashSet<SourceFile> files = [.. inputs.Select(input => input.File)];
    private readonly Dictionary<SourceFile, string?> refusals = [];
    private readonly Dictionary<SourceFile, SecretLines> secrets = [];

    /// <returns>Why edits may not be made, as a clause; null where they may.</returns>
    public string? WhyNot(ImmutableArray<TextEdit> edits)
    {
        foreach (var file in edits.Select(edit => edit.Span.File).Distinct())
        {
            if (!refusals.TryGetValue(file, out var why))
                refusals[file] = why = WhyNotFile(file);
            if (why is not null)
                return why;
        }
        return options.IsShown && edits.Any(edit => SecretsIn(edit.Span.File).Touches(edit))
            ? "it would show a line that holds a secret"
            : null;
    }

    private string? WhyNotFile(SourceFile file)
    {
        if (!files.Contains(file))
            return "it would change a file that is not part of this run";
        return System.Text.Unicode.Utf8.IsValid(file.Bytes)
            ? options.WhyNotFile(file)
            : $"{file.Path} is not valid UTF-8";
    }

    private SecretLines SecretsIn(SourceFile file)
    {
        if (!secrets.TryGetValue(file, out var lines))
            secrets[file] = lines = SecretLines.Of(file, found.HiddenIn(file));
        return lines;
    }
}
