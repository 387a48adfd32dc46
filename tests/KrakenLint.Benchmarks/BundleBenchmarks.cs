using BenchmarkDotNet.Attributes;
using KrakenLint.Findings;
using KrakenLint.Manifests;
using KrakenLint.Rules;
using KrakenLint.Settings;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Benchmarks;

/// <summary>Reading against linting: the sample's rendering over and over, each time as a chart of its own.</summary>
[MemoryDiagnoser]
public class BundleBenchmarks
{
    private SourceFile file = SourceFile.FromText("", "");
    private RuleSet rules = new([], RuleSelection.Of(LintSettings.Kraken));
    private RoleBook roles = RoleBook.Empty;

    /// <summary>How many renderings stand in the file; 100 are about 1 MB.</summary>
    [Params(1, 100)]
    public int Renderings { get; set; }

    [GlobalSetup]
    public void Load()
    {
        var rendering = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Inputs", "broken.yaml"));
        var texts = Enumerable
            .Range(0, Renderings)
            .Select(number =>
                rendering.Replace("# Source: chatter/", $"# Source: chatter{number}/", StringComparison.Ordinal)
            );
        file = SourceFile.FromText("bundle.yaml", string.Concat(texts));
        var library = BuiltInRules.Load([]);
        rules = new RuleSet(library.Rules, RuleSelection.Of(LintSettings.Kraken));
        roles = library.Roles;
    }

    [Benchmark(Baseline = true)]
    public YamlStream Parse() => YamlReader.Read(file);

    [Benchmark]
    public LintResult Lint() => Linter.Lint([new LintInput(file)], rules, roles, new LintSettings(LintSettings.Kraken));

    [Benchmark]
    public RuleLibrary LoadRules() => BuiltInRules.Load([]);
}
