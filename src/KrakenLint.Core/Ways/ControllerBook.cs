using System.Collections.Immutable;
using System.IO.Enumeration;
using KrakenLint.Settings;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Ways;

/// <summary>All controllers that are known, found by what they are recognised by.</summary>
public sealed class ControllerBook
{
    private const string Folder = "rules/controllers/";

    private static readonly Lazy<ControllerBook> Embedded = new(() => Read(Files()));

    private readonly Lazy<Dictionary<(string Kind, string Group), (Controller Controller, RouteShape Shape)>> routes;
    private readonly Dictionary<string, Controller> byName;
    private readonly Lazy<ImmutableArray<Problem>> problems;

    private ControllerBook(ImmutableArray<SourceFile> files)
    {
        All =
        [
            .. files
                .Select(ControllerReader.ReadHead)
                .OfType<Controller>()
                .DistinctBy(controller => controller.Name)
                .OrderBy(controller => controller.Name, StringComparer.Ordinal),
        ];
        byName = All.ToDictionary(controller => controller.Name);
        routes = new(() =>
            All.SelectMany(controller => controller.Routes.Select(shape => (controller, shape)))
                .DistinctBy(row => (row.shape.Kind, row.shape.Group))
                .ToDictionary(row => (row.shape.Kind, row.shape.Group))
        );
        problems = new(() => ProblemsIn(files));
    }

    /// <summary>The controllers inside the program; by what they are recognised is read when somebody asks first.</summary>
    public static ControllerBook BuiltIn => Embedded.Value;

    /// <summary>By name.</summary>
    public ImmutableArray<Controller> All { get; }

    /// <summary>What is wrong with the files.</summary>
    public ImmutableArray<Problem> Problems => problems.Value;

    public Controller? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>How a kind of its own routes requests, and whose it is.</summary>
    public (Controller Controller, RouteShape Shape)? RouteKind(string kind, string group) =>
        routes.Value.TryGetValue((kind, group), out var found) ? found : null;

    public Controller? OfIngressController(string controller) =>
        controller.Length == 0 ? null : All.FirstOrDefault(one => Fits(one.Serves.IngressControllers, controller));

    public Controller? OfIngressClass(string name) =>
        name.Length == 0 ? null : All.FirstOrDefault(one => Fits(one.Serves.IngressClasses, name));

    /// <summary>Those that a class name may mean beside others.</summary>
    public IEnumerable<Controller> SharingClass(string name) =>
        name.Length == 0 ? [] : All.Where(one => Fits(one.Serves.SharedClasses, name));

    /// <summary>Whose routes an API group is made of.</summary>
    public Controller? OfGroup(string group) =>
        All.FirstOrDefault(one => one.Serves.Groups.Contains(group) || one.Routes.Any(shape => shape.Group == group));

    public Controller? OfGatewayController(string controller) =>
        All.FirstOrDefault(one => Fits(one.Serves.GatewayControllers, controller));

    public Controller? OfGatewayClass(string name) => All.FirstOrDefault(one => Fits(one.Serves.GatewayClasses, name));

    public Controller? OfAnnotation(string key) =>
        All.FirstOrDefault(one =>
            one.Serves.Annotations.Any(prefix => key.StartsWith(prefix, StringComparison.Ordinal))
        );

    /// <summary>Whose a Service of type LoadBalancer is; null where nothing on it tells.</summary>
    public Controller? OfLoadBalancer(YamlNode service) =>
        All.FirstOrDefault(one => one.Serves.LoadBalancers.Any(mark => mark.IsOn(service)));

    /// <summary>Whose policies a kind belongs to, where only one controller reads it.</summary>
    public Controller? OfPolicy(string kind, string group) =>
        All.Where(one => one.PolicyOf(kind, group) is not null).ToArray() is [var only] ? only : null;

    private static bool Fits(ImmutableArray<string> globs, string text) =>
        globs.Any(glob => FileSystemName.MatchesSimpleExpression(glob, text, ignoreCase: false));

    /// <summary>The book of the given files.</summary>
    public static ControllerBook Read(IEnumerable<SourceFile> files) => new([.. files]);

    private static ImmutableArray<Problem> ProblemsIn(ImmutableArray<SourceFile> files)
    {
        var found = new ProblemList();
        foreach (var file in files)
            ControllerReader.Check(file, found);
        foreach (
            var group in files
                .Select(ControllerReader.ReadHead)
                .OfType<Controller>()
                .GroupBy(controller => controller.Name)
                .Where(group => group.Count() > 1)
        )
            found.Add(
                new SourceSpan(group.Last().File, 0, 0),
                $"the controller \"{group.Key}\" is already described by {group.First().File.Path}"
            );
        return found.ToImmutable();
    }

    private static IEnumerable<SourceFile> Files() =>
        typeof(ControllerBook)
            .Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(Open);

    private static SourceFile Open(string name)
    {
        using var stream = typeof(ControllerBook).Assembly.GetManifestResourceStream(name) ?? Stream.Null;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return new SourceFile(name, bytes);
    }
}
