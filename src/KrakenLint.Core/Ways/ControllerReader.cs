using System.Collections.Frozen;
using System.Collections.Immutable;
using KrakenLint.JsonPaths;
using KrakenLint.Settings;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Ways;

/// <summary>Reads a controller file; whatever is wrong with it is a problem at its place.</summary>
public static class ControllerReader
{
    // A file is read up to here where only is asked what it is recognised by.
    private const string FirstOfBody = "settings";

    private static readonly string[] HeadKeys =
    [
        "controller",
        "title",
        "version",
        "serves",
        "routes",
        "policies",
        "certificates",
    ];

    private static readonly byte[] BodyStart = [.. "\nsettings:"u8];

    /// <summary>What the file is recognised by; the rest of it is read when somebody asks.</summary>
    public static Controller? ReadHead(SourceFile file)
    {
        var length = file.Bytes.IndexOf(BodyStart) is var at and >= 0 ? at + 1 : file.Length;
        var head = new SourceFile(file.Path, file.Bytes[..length].ToArray());
        return MappingOf(head, new ProblemList()) is { } mapping ? ReadHead(mapping, file, new ProblemList()) : null;
    }

    /// <summary>Everything that is wrong with a file.</summary>
    public static void Check(SourceFile file, ProblemList problems)
    {
        if (MappingOf(file, problems) is not { } mapping)
            return;
        var controller = ReadHead(mapping, file, problems);
        _ = controller.Kinds.Value;
        var body = ReadBody(mapping, problems);
        // Examples are read where somebody runs them.
        _ = mapping.Optional("examples");
        mapping.Finish();
        CheckOrder(mapping, problems);
        CheckParts(controller with { Body = new Lazy<ControllerBody>(body) }, mapping, problems);
    }

    private static MappingReader? MappingOf(SourceFile file, ProblemList problems) =>
        DefinitionFile.RootOf(file, problems) is { } root
            ? MappingReader.For(root, ControllerShapes.Controller, problems)
            : null;

    private static Controller ReadHead(MappingReader mapping, SourceFile file, ProblemList problems) =>
        new()
        {
            Name = mapping.RequiredText("controller", "the controller's name in kebab-case"),
            Title = mapping.RequiredText("title", "what the controller calls itself"),
            Version = mapping.RequiredText("version", "the release that the file was checked against"),
            Serves = ReadServes(mapping, problems),
            Kinds = new Lazy<ControllerKinds>(() => ReadKinds(mapping, problems)),
            File = file,
            Body = new Lazy<ControllerBody>(() =>
                MappingOf(file, new ProblemList()) is { } whole
                    ? ReadBody(whole, new ProblemList())
                    : new ControllerBody([], [], FrozenDictionary<string, SettingFacts>.Empty, [])
            ),
        };

    private static ControllerKinds ReadKinds(MappingReader mapping, ProblemList problems) =>
        new(
            [
                .. Each(mapping, "routes", ControllerShapes.Routes, problems)
                    .Select(one => ReadRoute(one, problems))
                    .OfType<RouteShape>(),
            ],
            [.. Each(mapping, "policies", ControllerShapes.Policy, problems).Select(one => ReadPolicy(one, problems))],
            [
                .. Each(mapping, "certificates", ControllerShapes.Certificate, problems)
                    .Select(one => ReadCertificate(one, problems))
                    .OfType<CertificateShape>(),
            ]
        );

    private static ControllerBody ReadBody(MappingReader mapping, ProblemList problems) =>
        new(
            mapping.OptionalTexts("links"),
            mapping.OptionalTexts("notes"),
            ReadSettings(mapping, problems),
            [.. Each(mapping, "ignores", ControllerShapes.Ignored, problems).Select(one => ReadIgnored(one, problems))]
        );

    // What stood behind the settings would not be seen by whoever reads the head only.
    private static void CheckOrder(MappingReader mapping, ProblemList problems)
    {
        var late = mapping
            .Node.Pairs.SkipWhile(pair => pair.Key.Text != FirstOfBody)
            .Where(pair => HeadKeys.Contains(pair.Key.Text));
        foreach (var pair in late)
            problems.Add(pair.Key, $"\"{pair.Key.Text}\" stands behind \"{FirstOfBody}\"; expected it before");
    }

    internal static IEnumerable<MappingReader> Each(
        MappingReader mapping,
        string key,
        MappingShape shape,
        ProblemList problems
    )
    {
        foreach (var node in OneOrMany(mapping.Optional(key)))
        {
            if (MappingReader.For(node, shape, problems) is not { } reader)
                continue;
            yield return reader;
            reader.Finish();
        }
    }

    internal static JsonPath? PathAt(MappingReader mapping, string key, ProblemList problems, bool isRequired = false)
    {
        var node = isRequired ? mapping.Required(key, "a JSONPath") : mapping.Optional(key);
        if (node is not { } found)
            return null;
        if (JsonPath.TryParseRelative(found.Text, out var path, out var error))
            return path;
        problems.Add(found, $"\"{found.Text}\" is no path: {error.Text} at character {error.Index + 1}");
        return null;
    }

    private static IEnumerable<YamlNode> OneOrMany(YamlNode? node) =>
        node is not { } found ? []
        : found.IsSequence ? found.Items
        : [found];

    private static Recognition ReadServes(MappingReader controller, ProblemList problems)
    {
        var node = controller.Required("serves", "by what the controller is recognised");
        if (node is not { } found || MappingReader.For(found, ControllerShapes.Serves, problems) is not { } mapping)
            return Recognition.None;
        var serves = new Recognition(
            mapping.OptionalTexts("ingressControllers"),
            mapping.OptionalTexts("ingressClasses"),
            mapping.OptionalTexts("sharedClasses"),
            mapping.OptionalTexts("groups"),
            mapping.OptionalTexts("gatewayControllers"),
            mapping.OptionalTexts("gatewayClasses"),
            mapping.OptionalTexts("annotations"),
            mapping.OptionalTexts("images")
        )
        {
            IsUsual = mapping.OptionalFlag("usual"),
            LoadBalancers =
            [
                .. Each(mapping, "loadBalancers", ControllerShapes.ServiceMark, problems)
                    .Select(mark => new ServiceMark(
                        SettingReader.TestIn(mark, problems),
                        SettingReader.TestsIn(mark, "when", problems)
                    )),
            ],
        };
        mapping.Finish();
        return serves;
    }

    private static RouteShape? ReadRoute(MappingReader mapping, ProblemList problems)
    {
        var kind = mapping.RequiredText("kind", "a kind");
        var group = mapping.RequiredText("group", "its API group");
        var rules = PathAt(mapping, "rules", problems, isRequired: true);
        var backends = PathAt(mapping, "backends", problems, isRequired: true);
        var service = PathAt(mapping, "service", problems, isRequired: true);
        var (hosts, paths) = (PathAt(mapping, "hosts", problems), PathAt(mapping, "paths", problems));
        var among = PathAt(mapping, "among", problems);
        var (port, space) = (PathAt(mapping, "port", problems), PathAt(mapping, "namespace", problems));
        var (tls, secret) = (PathAt(mapping, "tls", problems), PathAt(mapping, "secret", problems));
        return rules is null || backends is null || service is null
            ? null
            : new RouteShape(kind, group, rules, backends)
            {
                Service = service,
                Among = among,
                Hosts = hosts,
                Paths = paths,
                Port = port,
                Namespace = space,
                Tls = tls,
                Secret = secret,
            };
    }

    private static CertificateShape? ReadCertificate(MappingReader mapping, ProblemList problems)
    {
        var kind = mapping.RequiredText("kind", "a kind");
        var group = mapping.RequiredText("group", "its API group");
        var rules = PathAt(mapping, "rules", problems, isRequired: true);
        var hosts = PathAt(mapping, "hosts", problems, isRequired: true);
        var tls = PathAt(mapping, "tls", problems, isRequired: true);
        var secret = PathAt(mapping, "secret", problems);
        return rules is null || hosts is null || tls is null
            ? null
            : new CertificateShape(kind, group, rules, hosts, tls) { Secret = secret };
    }

    private static PolicyKind ReadPolicy(MappingReader mapping, ProblemList problems)
    {
        var host = PathAt(mapping, "host", problems);
        var names = Each(mapping, "namedBy", ControllerShapes.Place, problems)
            .Select(place => SettingReader.PlaceIn(place, problems))
            .ToImmutableArray();
        var attachment = mapping.OptionalWord("attaches", ControllerShapes.Attachments) switch
        {
            "target" => PolicyAttachment.Target,
            "host" => PolicyAttachment.Host,
            "serviceName" => PolicyAttachment.ServiceName,
            "anywhere" => PolicyAttachment.Anywhere,
            "nothing" => PolicyAttachment.Nothing,
            _ when host is not null => PolicyAttachment.Host,
            _ when !names.IsEmpty => PolicyAttachment.Named,
            _ => PolicyAttachment.Target,
        };
        return new PolicyKind(
            mapping.RequiredText("kind", "a kind"),
            mapping.RequiredText("group", "its API group"),
            attachment
        )
        {
            IsWhole = mapping.OptionalFlag("whole"),
            HasOneTarget = mapping.OptionalFlag("oneTarget"),
            Unless = PathAt(mapping, "unless", problems),
            Host = host,
            NamedBy = names,
        };
    }

    private static FrozenDictionary<string, SettingFacts> ReadSettings(MappingReader controller, ProblemList problems)
    {
        var found = new Dictionary<string, SettingFacts>();
        foreach (var pair in controller.OptionalPairs("settings"))
        {
            var name = pair.Key.Text;
            if (WaySetting.Find(name) is not { } setting)
            {
                var names = WaySetting.All.Select(known => known.Name).ToArray();
                problems.Add(
                    pair.Key,
                    $"unknown setting \"{name}\"{Nearest.Hint(name, names)}; expected one of {MappingReader.OneOf(names)}"
                );
            }
            else if (SettingReader.Read(pair.Value, setting, problems) is { } facts)
                found[name] = facts;
        }
        return found.ToFrozenDictionary();
    }

    private static IgnoredField ReadIgnored(MappingReader mapping, ProblemList problems) =>
        new(
            SettingReader.PlaceIn(mapping, problems),
            SettingReader.TestsIn(mapping, "when", problems),
            mapping.RequiredText("says", "a sentence on what is not read"),
            mapping.OptionalText("instead") ?? ""
        )
        {
            IsRejected = mapping.OptionalFlag("rejected"),
        };

    // A part is one of a few words, or a policy that the file names.
    private static void CheckParts(Controller controller, MappingReader mapping, ProblemList problems)
    {
        var parts = FieldPlace
            .Parts.Select(part => part.Name)
            .Concat(controller.Policies.Select(policy => policy.Kind))
            .ToArray();
        var used = controller
            .Settings.Values.SelectMany(facts =>
                facts
                    .Sources.SelectMany(source => source.When.Select(test => test.Place.In).Append(source.Place.In))
                    .Concat(facts.Writes.Select(write => write.In))
            )
            .Concat(controller.Ignores.Select(ignored => ignored.Place.In));
        foreach (var part in used.Where(part => part.Length > 0 && !parts.Contains(part)).Distinct())
            problems.Add(
                mapping.Node,
                $"\"{part}\" is no part of a way in and no kind below policies; expected one of {MappingReader.OneOf(parts)}{Nearest.Hint(part, parts)}"
            );
    }
}
