using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.IO.Enumeration;
using System.Text;
using KrakenLint.Settings;
using KrakenLint.Text;

namespace KrakenLint.Ways;

/// <summary>All controllers that are known, found by what they are recognised by.</summary>
public sealed class ControllerBook
{
    private const string Folder = "rules/controllers/";
    private const string KindKey = "kind: ";

    private static readonly SearchValues<char> KindLetters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    );

    private static readonly Lazy<ControllerBook> Embedded = new(ReadEmbedded);

    // Kinds that stand anywhere in the files, found without reading them as YAML.
    private static readonly Lazy<FrozenSet<string>> Mentioned = new(() =>
        Files().SelectMany(file => KindsIn(Encoding.UTF8.GetString(file.Bytes))).ToFrozenSet()
    );

    private readonly Dictionary<(string Kind, string Group), (Controller Controller, RouteShape Shape)> routes;
    private readonly Dictionary<string, Controller> byName;

    private ControllerBook(ImmutableArray<Controller> all, ImmutableArray<Problem> problems)
    {
        All = all;
        Problems = problems;
        byName = all.ToDictionary(controller => controller.Name);
        routes = all.SelectMany(controller => controller.Routes.Select(shape => (controller, shape)))
            .DistinctBy(row => (row.shape.Kind, row.shape.Group))
            .ToDictionary(row => (row.shape.Kind, row.shape.Group));
    }

    /// <summary>The controllers inside the program; their files are read when somebody asks first.</summary>
    public static ControllerBook BuiltIn => Embedded.Value;

    /// <summary>False where no file says a word about a kind, so that none needs to be read for it.</summary>
    public static bool MayKnow(string kind) => Mentioned.Value.Contains(kind);

    /// <summary>By name.</summary>
    public ImmutableArray<Controller> All { get; }

    /// <summary>What is wrong with the files.</summary>
    public ImmutableArray<Problem> Problems { get; }

    public Controller? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>How a kind of its own routes requests, and whose it is.</summary>
    public (Controller Controller, RouteShape Shape)? RouteKind(string kind, string group) =>
        routes.TryGetValue((kind, group), out var found) ? found : null;

    public Controller? OfIngressController(string controller) =>
        controller.Length == 0 ? null : All.FirstOrDefault(one => Fits(one.Serves.IngressControllers, controller));

    public Controller? OfIngressClass(string name) =>
        name.Length == 0 ? null : All.FirstOrDefault(one => Fits(one.Serves.IngressClasses, name));

    public Controller? OfGatewayController(string controller) =>
        All.FirstOrDefault(one => Fits(one.Serves.GatewayControllers, controller));

    public Controller? OfGatewayClass(string name) => All.FirstOrDefault(one => Fits(one.Serves.GatewayClasses, name));

    public Controller? OfAnnotation(string key) =>
        All.FirstOrDefault(one =>
            one.Serves.Annotations.Any(prefix => key.StartsWith(prefix, StringComparison.Ordinal))
        );

    /// <summary>Whose policies a kind belongs to, where only one controller reads it.</summary>
    public Controller? OfPolicy(string kind, string group) =>
        All.Where(one => one.PolicyOf(kind, group) is not null).ToArray() is [var only] ? only : null;

    private static bool Fits(ImmutableArray<string> globs, string text) =>
        globs.Any(glob => FileSystemName.MatchesSimpleExpression(glob, text, ignoreCase: false));

    /// <summary>The book of the given files.</summary>
    public static ControllerBook Read(IEnumerable<SourceFile> files)
    {
        var problems = new ProblemList();
        var read = files
            .Select(file => ControllerReader.Read(file, problems))
            .OfType<Controller>()
            .OrderBy(controller => controller.Name, StringComparer.Ordinal)
            .ToImmutableArray();
        foreach (var group in read.GroupBy(controller => controller.Name).Where(group => group.Count() > 1))
            problems.Add(
                new SourceSpan(group.Last().File, 0, 0),
                $"the controller \"{group.Key}\" is already described by {group.First().File.Path}"
            );
        return new ControllerBook([.. read.DistinctBy(one => one.Name)], problems.ToImmutable());
    }

    private static ControllerBook ReadEmbedded() => Read(Files());

    private static IEnumerable<SourceFile> Files() =>
        typeof(ControllerBook)
            .Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(Open);

    private static IEnumerable<string> KindsIn(string text)
    {
        for (
            var at = text.IndexOf(KindKey, StringComparison.Ordinal);
            at >= 0;
            at = text.IndexOf(KindKey, at + 1, StringComparison.Ordinal)
        )
        {
            var rest = text.AsSpan(at + KindKey.Length);
            var end = rest.IndexOfAnyExcept(KindLetters);
            yield return rest[..(end < 0 ? rest.Length : end)].ToString();
        }
    }

    private static SourceFile Open(string name)
    {
        using var stream = typeof(ControllerBook).Assembly.GetManifestResourceStream(name) ?? Stream.Null;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return new SourceFile(name, bytes);
    }
}
