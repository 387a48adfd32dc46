using System.Collections.Immutable;
using KrakenLint.Manifests;
using KrakenLint.Yaml;

namespace KrakenLint.Releases;

/// <summary>Argo CD's <c>ApplicationSet</c>: an Application for each set of parameters that can be known here.</summary>
internal static class ArgoApplicationSets
{
    public static IEnumerable<ReleaseSpec> Read(YamlNode root, ReleaseSources sources)
    {
        if (root["spec"]?["template"] is not { IsMapping: true } template)
            yield break;
        var title = $"ApplicationSet {SpecReading.NameOf(root)}";
        var generators = new ArgoGenerators(sources);
        var all = generators.Of(root["spec"]?["generators"]).ToArray();
        var place = new SpecReading(root);
        foreach (var unknown in generators.Unknown.Distinct())
            place.AddUnseen(
                unknown,
                $"the generator \"{unknown.Text}\" is not known here, so that the applications it makes are not visible"
            );
        // What nobody fills in is judged once, as it is written.
        var isBlind = all.Length == 0;
        foreach (var parameters in isBlind ? [ImmutableDictionary<string, string>.Empty] : all)
        {
            var named = isBlind ? title : $"{title} {Fill(Resource.ScalarAt(template["metadata"], "name") ?? "")}";
            foreach (var release in ArgoApplications.Of(template, named, Fill))
                yield return release with
                {
                    Parameters = parameters,
                    Unseen = [.. release.Unseen, .. place.Spec("").Unseen],
                };

            string Fill(string text) => Placeholders.Fill(text, parameters);
        }
    }
}
