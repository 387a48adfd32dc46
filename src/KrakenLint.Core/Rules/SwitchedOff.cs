using System.Collections.Immutable;
using KrakenLint.Settings;

namespace KrakenLint.Rules;

/// <summary>What a configuration takes away from a run, so that no run is green by it without a word.</summary>
/// <param name="Off">Rules that it turns off.</param>
/// <param name="Lowered">Rules that it makes less severe.</param>
/// <param name="Limited">Rules that it keeps from some resources.</param>
/// <param name="Changed">Rules that it gives other parameters.</param>
/// <param name="External">Names and globs of what it says lives elsewhere.</param>
/// <param name="Open">Kinds of which it says that some live elsewhere.</param>
public sealed record SwitchedOff(int Off, int Lowered, int Limited, int Changed, int External, int Open)
{
    /// <summary>Keys of the configuration that steer what is looked at or what fails the run, in words.</summary>
    public ImmutableArray<string> Keys { get; init; } = [];

    /// <param name="profile">The one that the run asks for.</param>
    /// <param name="usual">The rules that the run would have without the configuration.</param>
    public static SwitchedOff By(Configuration configuration, RuleLibrary library, string profile, RuleSet usual)
    {
        var severities = ProfileChain.Of(configuration, profile).Base ?? LintSettings.Kraken;
        var before = usual.Active.Select(active => active.Rule).ToArray();
        var after = RuleSettings.Apply(library, configuration, profile).ToDictionary(rule => rule.Id);
        return new SwitchedOff(
            before.Count(rule => SeverityOf(rule) == Severity.Off),
            before.Count(rule => SeverityOf(rule) is not Severity.Off and var now && now < rule.SeverityIn(severities)),
            before.Count(rule => IsOn(rule) && after[rule.Id] is { Only.IsEmpty: false } or { Except.IsEmpty: false }),
            before.Count(rule => IsOn(rule) && !IsSame(rule.Params, after[rule.Id].Params)),
            configuration.Settings.External.Length,
            configuration.Settings.OpenKinds.Length
        )
        {
            Keys =
            [
                .. configuration.Profile is { } own && own.Text == profile && severities != LintSettings.Kraken
                    ? [$"profile {profile}"]
                    : Array.Empty<string>(),
                .. configuration.Settings.Given.Keys.Order(StringComparer.Ordinal),
                .. configuration.Roles is null ? [] : new[] { "roles" },
            ],
        };

        Severity SeverityOf(Rule rule) => after[rule.Id].SeverityIn(severities);

        bool IsOn(Rule rule) => SeverityOf(rule) != Severity.Off;
    }

    /// <summary>In words; empty where nothing is taken away.</summary>
    public override string ToString() =>
        string.Join(
            ", ",
            ((string[])[
                Count(Off, "rule off", "rules off"),
                Count(Lowered, "rule lowered", "rules lowered"),
                Count(Limited, "rule limited", "rules limited"),
                Count(Changed, "rule with other parameters", "rules with other parameters"),
                Count(External, "name elsewhere", "names elsewhere"),
                Count(Open, "kind left open", "kinds left open"),
                .. Keys,
            ]).Where(text => text.Length > 0)
        );

    private static string Count(int count, string one, string many) =>
        count == 0 ? "" : $"{count} {(count == 1 ? one : many)}";

    private static bool IsSame(
        ImmutableDictionary<string, Conditions.ScalarValue> left,
        ImmutableDictionary<string, Conditions.ScalarValue> right
    ) =>
        ReferenceEquals(left, right)
        || left.All(pair => right.TryGetValue(pair.Key, out var other) && pair.Value.Text == other.Text);
}
