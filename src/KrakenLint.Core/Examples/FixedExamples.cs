using System.Collections.Immutable;
using System.Text;
using KrakenLint.Fixes;
using KrakenLint.Rules;
using KrakenLint.Text;

namespace KrakenLint.Examples;

/// <summary>Makes the fixes of a rule in its examples: <c>fixed</c> must be what comes out, and clean.</summary>
public static class FixedExamples
{
    /// <returns>A sentence for each difference, at the example's place in the rule file; empty where all is well.</returns>
    public static ImmutableArray<Problem> Run(Rule rule, RuleLibrary library) =>
        [
            .. rule
                .Examples.Where(example => example.Fixed is not null)
                .SelectMany(example =>
                    Run(rule, example, library)
                        .Select(text => new Problem("example", example.Span.FirstLine, $"{example.Title}: {text}"))
                ),
        ];

    private static IEnumerable<string> Run(Rule rule, RuleExample example, RuleLibrary library)
    {
        var run = ExampleRun.For(rule, example, library);
        var made = FixRun.Run(run.Inputs, run.Lint(run.Inputs), run.Lint, FixOptions.Everything);
        var main = made.Files.FirstOrDefault(file => file.Before == run.Inputs[0].File)?.After ?? run.Inputs[0].File;
        var text = Encoding.UTF8.GetString(main.Bytes);
        if (text != example.Fixed)
            yield return $"\"fixed\" is not what the fix makes: {Difference(example.Fixed ?? "", text)}";
        foreach (var refused in made.Refused)
            yield return $"a fix was not made, because {refused.Reason}";
        foreach (var finding in made.Result.Findings)
            yield return $"still found once it is fixed: {finding.Message}";
        foreach (var file in made.Files.Where(file => file.Before != run.Inputs[0].File))
            yield return $"the fix changes {file.Before.Path} as well, which \"fixed\" does not show";
    }

    // The first line that differs says most.
    private static string Difference(string wanted, string made)
    {
        var (left, right) = (wanted.Split('\n'), made.Split('\n'));
        var line = left.Zip(right).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"line {line + 1} is {At(right)}, expected {At(left)}";

        string At(string[] lines) => line < lines.Length ? $"\"{lines[line]}\"" : "not there";
    }
}
