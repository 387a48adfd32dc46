using KrakenLint.Examples;
using KrakenLint.Rules;
using KrakenLint.Settings;
using KrakenLint.Text;
using KrakenLint.Ways;

namespace KrakenLint.Tests.Ways;

/// <summary>The controller files inside the program.</summary>
public sealed class ControllerFilesTests
{
    private static readonly ControllerBook Book = ControllerBook.BuiltIn;

    private static readonly Lazy<RuleLibrary> Library = new(() => BuiltInRules.Load([]));

    public static TheoryData<string> Names() => [.. Book.All.Select(controller => controller.Name)];

    [Fact]
    public void Every_file_loads() => Assert.Empty(Book.Problems);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_file_has_the_name_of_its_controller(string name) =>
        Assert.Equal($"rules/controllers/{name}.yaml", Of(name).File.Path);

    [Theory]
    [MemberData(nameof(Names))]
    public void What_its_examples_say_is_so(string name) =>
        Assert.Empty(ControllerExamples.Run(Of(name), Library.Value));

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_setting_is_in_an_example(string name)
    {
        var shown = ExamplesOf(name).SelectMany(example => example.InForce).Select(pair => pair.Setting);

        Assert.Empty(Of(name).Settings.Keys.Except(shown).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void There_are_a_bad_and_a_good_example(string name)
    {
        var examples = ExamplesOf(name);

        Assert.Contains(examples, example => !example.IsBad);
        // What is decided elsewhere cannot be wrong here.
        if (Of(name).Settings.Values.Any(facts => !facts.Writes.IsEmpty))
            Assert.Contains(examples, example => example.IsBad);
    }

    [Fact]
    public void A_mistake_is_told_at_its_place()
    {
        var book = ControllerBook.Read([
            SourceFile.FromText(
                "sozu.yaml",
                """
                controller: sozu
                title: Sozu
                version: "1.0"
                serves: { ingressClasses: [sozu] }
                settings:
                  idelTimeout: { default: "60", facts: [https://sozu.io] }
                  upgrade: { default: maybe, facts: [https://sozu.io] }
                  lifetime:
                    sources: [{ in: SozuPolicy, path: spec.life, unit: duration }]
                    facts: [https://sozu.io]
                """
            ),
        ]);

        Assert.Equal(
            [
                "sozu.yaml:1:1: \"SozuPolicy\" is no part of a way in and no kind below policies; expected one of rule, backend, route, service, servicePort, namespace, gateway, listener, class, config",
                "sozu.yaml:6:3: unknown setting \"idelTimeout\"; did you mean \"idleTimeout\"?; expected one of affinity, cookieName, cookiePath, cookieLifetime, cookieSameSite, cookieSecure, idleTimeout, requestTimeout, lifetime, upgrade, backendProtocol, pathRewrite, externalAuth, bodyLimit, rateLimit, cache, endpoints, drain",
                "sozu.yaml:7:23: \"maybe\" is no value of upgrade; expected yes, no",
            ],
            book.Problems.Select(problem => problem.ToString())
        );
    }

    private static Controller Of(string name) => Book.Find(name) ?? throw new InvalidOperationException(name);

    private static ControllerExample[] ExamplesOf(string name) =>
        [.. ControllerExample.In(Of(name), new ProblemList())];
}
