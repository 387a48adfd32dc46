using System.Collections.Immutable;
using System.Globalization;
using KrakenLint.Graph;
using KrakenLint.Yaml;
using KrakenLint.Yaml.Scalars;

namespace KrakenLint.Conditions.ItemViews;

/// <summary>The view <c>probes</c>: what the kubelet asks of a container, with the API server's defaults filled in.</summary>
internal static class ProbeView
{
    private static readonly string[] Names = ["liveness", "readiness", "startup"];

    /// <summary>Ways to ask, of which a probe has one.</summary>
    private static readonly string[] Actions = ["httpGet", "tcpSocket", "grpc", "exec"];

    /// <summary>Whole numbers of a probe and what absence means; 0 means the same (SetDefaults_Probe in Kubernetes).</summary>
    private static readonly (string Name, long Default)[] Numbers =
    [
        ("initialDelaySeconds", 0),
        ("timeoutSeconds", 1),
        ("periodSeconds", 10),
        ("successThreshold", 1),
        ("failureThreshold", 3),
    ];

    /// <summary>
    /// <c>probe</c> is liveness, readiness or startup, <c>action</c> how it asks, <c>path</c> and <c>port</c> whom, and
    /// <c>window</c> the seconds of failure that pass before something happens.
    /// </summary>
    public static ImmutableArray<string> Fields { get; } =
    ["probe", "action", "path", "port", .. Numbers.Select(row => row.Name), "window"];

    public static IEnumerable<Item> Items(Item item, Scope scope, ViewQuery query)
    {
        if (item.Resource is not { } workload)
            return [];
        var containers = item.Container is { } own ? [own] : Containers.Of(workload, ContainerChoice.All);
        var names = query.Argument == "all" ? Names : [query.Argument];
        return containers.SelectMany(container => names.SelectMany(name => OfContainer(container, item, name)));
    }

    private static IEnumerable<Item> OfContainer(YamlNode container, Item item, string name) =>
        container[$"{name}Probe"] is { IsMapping: true } probe
            ?
            [
                Item.OfFields(
                    Place.At(probe),
                    Reading.Of($"{name}Probe", probe),
                    FieldsOf(probe, name),
                    Item.OfContainer(container, item)
                ),
            ]
            : [];

    private static FieldList FieldsOf(YamlNode probe, string name)
    {
        var action = Actions.FirstOrDefault(action => probe[action] is not null);
        var asked = action is null ? null : probe[action];
        var (period, failures) = (Number(probe, "periodSeconds", 10), Number(probe, "failureThreshold", 3));
        (string Name, Reading Reading)[] fields =
        [
            ("probe", Reading.Computed("probe", name, Place.At(probe))),
            ("action", Reading.Computed("action", action, Place.At(asked ?? probe))),
            Written("path"),
            Written("port"),
            .. Numbers.Select(row => (row.Name, Number(probe, row.Name, row.Default))),
            ("window", Window(period, failures)),
        ];
        return FieldList.Of(fields);

        (string, Reading) Written(string field) =>
            (field, asked?[field] is { } node ? Reading.Of(field, node) : Reading.Absent(field, asked ?? probe));
    }

    private static Reading Number(YamlNode probe, string name, long assumed)
    {
        if (probe[name] is not { IsScalar: true, IsNull: false } node)
            return Default(Place.At(probe));
        return KubernetesScalar.NumberOf(node.Text) == 0 ? Default(Place.At(node)) : Reading.Of(name, node);

        Reading Default(Place place) =>
            Reading.Computed(name, assumed.ToString(CultureInfo.InvariantCulture), place, YamlType.Integer) with
            {
                IsAssumed = true,
            };
    }

    // What was written of the two is what somebody can change.
    private static Reading Window(Reading period, Reading failures)
    {
        var seconds = NumberOf(period) * NumberOf(failures);
        return Reading.Computed(
            "window",
            seconds?.ToString(CultureInfo.InvariantCulture),
            (period.Node is null && failures.Node is not null ? failures : period).Place,
            YamlType.Integer
        ) with
        {
            IsUnknown = seconds is null,
        };
    }

    private static decimal? NumberOf(Reading reading) =>
        reading.Value is { } value && KubernetesScalar.NumberOf(value.Text) is { } number
            ? Math.Clamp(number, 0, int.MaxValue)
            : null;
}
