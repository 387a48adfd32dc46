using KrakenLint.Manifests;
using KrakenLint.Yaml;

namespace KrakenLint.Graph;

/// <summary>Which containers of a pod are meant.</summary>
public enum ContainerChoice
{
    Main,
    Init,
    All,
}

/// <summary>The containers of any workload kind.</summary>
public static class Containers
{
    public static IEnumerable<YamlNode> Of(Resource workload, ContainerChoice choice = ContainerChoice.Main)
    {
        var pod = Kinds.PodSpec(workload);
        var init = choice == ContainerChoice.Main ? [] : ItemsOf(pod?["initContainers"]);
        var main = choice == ContainerChoice.Init ? [] : ItemsOf(pod?["containers"]);
        return init.Concat(main);
    }

    private static IEnumerable<YamlNode> ItemsOf(YamlNode? node) =>
        node is { IsSequence: true } list ? list.Items.Where(item => item.IsMapping) : [];
}
