using System.Collections.Immutable;

namespace KrakenLint.Settings;

/// <summary>A profile of a project taken apart.</summary>
/// <param name="Base">The built-in profile that it ends at; null where there is none.</param>
/// <param name="Own">The project's own profiles on the way, the one nearest to the built-in profile first.</param>
public sealed record ProfileChain(string? Base, ImmutableArray<OwnProfile> Own)
{
    /// <summary>Every profile that a run can be asked for.</summary>
    public static IEnumerable<string> Names(Configuration configuration) =>
        LintSettings.Profiles.Concat(configuration.Profiles.Select(own => own.Name.Text));

    public static ProfileChain Of(Configuration configuration, string profile)
    {
        var own = ImmutableArray<OwnProfile>.Empty;
        while (!LintSettings.Profiles.Contains(profile))
        {
            var next = configuration.Profiles.FirstOrDefault(candidate => candidate.Name.Text == profile);
            if (next is null || own.Contains(next))
                return new ProfileChain(null, own);
            own = own.Insert(0, next);
            profile = next.Extends.Text;
        }
        return new ProfileChain(profile, own);
    }

    /// <summary>What the project changes about rules in this profile, in the order in which it applies.</summary>
    public IEnumerable<RuleSetting> RulesOf(Configuration configuration) =>
        configuration.Rules.Concat(Own.SelectMany(profile => profile.Rules));
}
