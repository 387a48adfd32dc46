using KrakenLint.RuleCompiler;
using KrakenLint.Rules;
using KrakenLint.Settings;

if (args is not [var output])
{
    Console.Error.WriteLine("usage: KrakenLint.RuleCompiler OUTPUT");
    return 2;
}
var problems = new ProblemList();
var library = BuiltInRules.ReadFiles(Environment.ProcessorCount, problems);
foreach (var problem in problems.ToImmutable())
    Console.Error.WriteLine($"{problem.Span.File.Path}({problem.Span.Start}): error: {problem.Text}");
if (problems.Count > 0)
    return 1;
File.WriteAllBytes(output, CompiledWriter.Write(library));
return 0;
