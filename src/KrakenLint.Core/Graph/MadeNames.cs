using System.Collections.Immutable;
using KrakenLint.Manifests;
using KrakenLint.Yaml;

namespace KrakenLint.Graph;

/// <summary>
/// Names of ConfigMaps and Secrets that something in the bundle may create when it runs: a Role allows it, and the Role or a
/// Job that has it says the name (https://kubernetes.io/docs/reference/access-authn-authz/rbac/).
/// </summary>
internal sealed class MadeNames
{
    private static readonly ImmutableArray<(string Kind, string Plural)> Made =
    [
        ("ConfigMap", "configmaps"),
        ("Secret", "secrets"),
    ];

    private readonly HashSet<(string Kind, string Name)> names = [];

    public MadeNames(Bundle bundle)
    {
        var roles = bundle.OfKind("Role").Concat(bundle.OfKind("ClusterRole")).ToArray();
        foreach (var (kind, plural) in Made)
        {
            var creating = roles.Where(role => RulesOn(role, plural).Any(Creates)).ToArray();
            foreach (var role in creating)
                names.UnionWith(RulesOn(role, plural).SelectMany(NamesIn).Select(name => (kind, name)));
            var accounts = AccountsOf(bundle, [.. creating.Select(role => (role.Kind, role.Name))]);
            foreach (
                var job in bundle.Resources.Where(resource => Ends(resource) && accounts.Contains(AccountOf(resource)))
            )
                names.UnionWith(WordsIn(job).Select(word => (kind, word)));
        }
    }

    public bool Contains(string kind, string name) => names.Contains((kind, name));

    private static bool Ends(Resource resource) => Kinds.IsWorkload(resource) && !Kinds.IsLongRunning(resource);

    private static IEnumerable<YamlNode> RulesOn(Resource role, string plural) =>
        role.Root["rules"].MappingsOrNone().Where(rule => Lists(rule["resources"], plural));

    private static bool Creates(YamlNode rule) => Lists(rule["verbs"], "create");

    private static bool Lists(YamlNode? list, string word) =>
        list.ItemsOrNone().Any(item => item.Text == word || item.Text == "*");

    private static IEnumerable<string> NamesIn(YamlNode rule) =>
        rule["resourceNames"].ItemsOrNone().Select(item => item.Text);

    private static HashSet<string> AccountsOf(Bundle bundle, ImmutableHashSet<(string Kind, string Name)> roles) =>
        [
            .. bundle
                .OfKind("RoleBinding")
                .Concat(bundle.OfKind("ClusterRoleBinding"))
                .Where(binding => roles.Contains(RoleOf(binding)))
                .SelectMany(binding => binding.Root["subjects"].MappingsOrNone())
                .Where(subject => Resource.ScalarAt(subject, "kind") == "ServiceAccount")
                .Select(subject => Resource.ScalarAt(subject, "name") ?? ""),
        ];

    private static (string, string) RoleOf(Resource binding) =>
        (
            Resource.ScalarAt(binding.Root["roleRef"], "kind") ?? "",
            Resource.ScalarAt(binding.Root["roleRef"], "name") ?? ""
        );

    private static string AccountOf(Resource job) =>
        Resource.ScalarAt(Kinds.PodSpec(job), "serviceAccountName") ?? "default";

    private static IEnumerable<string> WordsIn(Resource job)
    {
        if (Kinds.PodSpec(job) is not { } pod)
            yield break;
        for (var index = pod.Index; index < pod.Tree.After(pod.Index); index++)
        {
            if (pod.Tree[index].Kind != YamlKind.Scalar)
                continue;
            foreach (var word in WordsIn(new YamlNode(pod.Tree, index, -1).Text))
                yield return word;
        }
    }

    private static IEnumerable<string> WordsIn(string text)
    {
        var start = 0;
        for (var at = 0; at <= text.Length; at++)
        {
            if (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '-' or '.'))
                continue;
            if (at > start)
                yield return text[start..at];
            start = at + 1;
        }
    }
}
