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
        var init = choice == ContainerChoice.Main ? [] : (pod?["initContainers"]).MappingsOrNone();
        var main = choice == ContainerChoice.Init ? [] : (pod?["containers"]).MappingsOrNone();
        return init.Concat(main);
    }
}
