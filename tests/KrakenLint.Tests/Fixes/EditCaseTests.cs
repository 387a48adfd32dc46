using KrakenLint.Fixes;
using KrakenLint.Manifests;
using KrakenLint.Text;

namespace KrakenLint.Tests.Fixes;

/// <summary>
/// Fixes as data, by the cases of <c>Edits/*.case</c>: a rule, a file, and the file as its fixes leave it, or why they do
/// not. The option <c>lines: crlf</c> gives the file such line breaks, <c>end: open</c> takes the last one away.
/// </summary>
public sealed class EditCaseTests
{
    private static readonly string Folder = Path.Combine(Repository.Tests, "Edits");

    public static TheoryData<string, string> Cases()
    {
        var rows = new TheoryData<string, string>();
        foreach (var path in Directory.EnumerateFiles(Folder, "*.case").Order(StringComparer.Ordinal))
        {
            foreach (var found in RuleCaseFile.Read(path))
                rows.Add(Path.GetFileName(path), found.Title);
        }
        return rows;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_is_fixed_as_it_says(string file, string title)
    {
        var path = Path.Combine(Folder, file);
        var found = Assert.Single(RuleCaseFile.Read(path), found => found.Title == title);
        var options = found["options"] ?? "";
        var section = Assert.Single(found.Sections, section => section.Name == "file");
        var input = new LintInput(SourceFile.FromText(section.Argument, Laid(section.Text, options)));
        var run = new RuleRun { Rule = found["rule"] ?? "", Inputs = [input] };

        var made = FixRun.Run(
            run.Inputs,
            run.Lint(),
            inputs => (run with { Inputs = inputs }).Lint(),
            Options(options)
        );

        var after = made.Files is [var only] ? only.After : input.File;
        var text = new SourceSpan(after, 0, after.Length).Text;
        var refused = string.Concat(made.Refused.Select(refusal => $"{refusal.Reason}\n"));
        if (Repository.IsAccepting)
        {
            RuleCaseFile.Accept(path, title, "fixed", $"{Plain(text, options)}--- refused\n{refused}");
            return;
        }
        Assert.Equal(
            (Laid(found["fixed"] ?? "", options), found["refused"]?.TrimEnd('\n') ?? ""),
            (text, refused.TrimEnd('\n'))
        );
    }

    private static FixOptions Options(string options) =>
        FixOptions.Everything with
        {
            IncludesUnsafe = !options.Contains("only: safe", StringComparison.Ordinal),
        };

    private static string Laid(string text, string options)
    {
        var laid = options.Contains("end: open", StringComparison.Ordinal) ? text.TrimEnd('\n') : text;
        return options.Contains("lines: crlf", StringComparison.Ordinal)
            ? laid.Replace("\n", "\r\n", StringComparison.Ordinal)
            : laid;
    }

    private static string Plain(string text, string options)
    {
        var plain = text.Replace("\r\n", "\n", StringComparison.Ordinal);
        return options.Contains("end: open", StringComparison.Ordinal) ? $"{plain}\n" : plain;
    }
}
