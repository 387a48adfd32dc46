using System.Text.RegularExpressions;
using KrakenLint.Manifests;
using KrakenLint.Units;
using KrakenLint.Yaml;

namespace KrakenLint.Graph;

/// <summary>With what a client goes to a server that a variable of it names.</summary>
/// <param name="IsGiven">Null where it cannot be known.</param>
/// <param name="Password">Where none is given, the empty one that stands in its place.</param>
/// <param name="User">Null where nothing says so.</param>
internal sealed partial record ClientPassword(bool? IsGiven, Password? Password, string? User)
{
    private static readonly string[] PasswordSuffixes = ["PASSWORD", "PASS", "PASSWD", "PWD", "AUTH_TOKEN", "AUTH"];

    private static readonly string[] UserSuffixes = ["USER", "USERNAME"];

    /// <param name="call">The variable that names the server.</param>
    public static ClientPassword Find(
        BundleGraph graph,
        Resource client,
        ContainerEnv env,
        EnvEntry call,
        Software software
    )
    {
        var url = UrlReference.Parse(call.Value ?? "");
        var prefix = PrefixOf(call.Name);
        var user = url?.UserName is { Length: > 0 } name ? name : ByPrefix(prefix, UserSuffixes, env);
        if (url?.Password is { Length: > 0 } inUrl)
            return new ClientPassword(
                true,
                Password.Of(graph, Named(call, env) ?? call, Uri.UnescapeDataString(inUrl)),
                user
            );
        var found = PasswordSuffixes
            .Select(suffix => Password.Of(graph, client, env, prefix + suffix))
            .FirstOrDefault(password => password is not null);
        found ??= TheOnlyOne(graph, client, env, software);
        if (found is { IsEmpty: false })
            return new ClientPassword(true, found, user);
        if (MayComeFromElsewhere(client, env, call, software))
            return new ClientPassword(null, null, user);
        found ??= Named(call, env) is { } named ? Password.Of(graph, named, named.Value) : null;
        return new ClientPassword(false, found, user);
    }

    // Of postgresql://chat:$(DB_PASSWORD)@db the other variable holds the password.
    private static EnvEntry? Named(EnvEntry call, ContainerEnv env) =>
        call is { Source: EnvSource.Literal, Place.IsScalar: true }
        && UrlReference.Parse(call.Place.Text)?.Password is ['$', '(', .. var name, ')']
            ? env[name]
            : null;

    // REDIS_HOST goes with REDIS_PASSWORD, PGHOST with PGPASSWORD.
    private static string PrefixOf(string name) => HostSuffix().Replace(name, "");

    private static string? ByPrefix(string prefix, string[] suffixes, ContainerEnv env) =>
        suffixes.Select(suffix => env[prefix + suffix]?.Value).FirstOrDefault(value => value is { Length: > 0 });

    private static Password? TheOnlyOne(BundleGraph graph, Resource client, ContainerEnv env, Software software)
    {
        var names = env
            .Entries.Where(entry => IsPasswordOf(entry.Name, software))
            .Select(entry => FileSuffix().Replace(entry.Name, ""))
            .Distinct()
            .ToArray();
        return names is [var only] ? Password.Of(graph, client, env, only) : null;
    }

    private static bool IsPasswordOf(string name, Software software) =>
        software.Words.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase))
        && PasswordName().IsMatch(name);

    private static bool MayComeFromElsewhere(Resource client, ContainerEnv env, EnvEntry call, Software software) =>
        MountsSettings(client, env.Container)
        || env.Entries.Any(entry =>
            entry != call
            && entry.Value is not { Length: 0 }
            && (
                IsPasswordOf(entry.Name, software)
                || (software.HasUsers && DatabasePassword().IsMatch(entry.Name))
                || UrlReference.Parse(entry.Value ?? "") is { Password.Length: > 0 } other
                    && software.Words.Any(word => other.Scheme.Contains(word, StringComparison.Ordinal))
            )
        );

    /// <summary>True where a container has files from ConfigMaps, Secrets or elsewhere that can hold settings.</summary>
    public static bool MountsSettings(Resource workload, YamlNode container)
    {
        var mounted = container["volumeMounts"]
            .MappingsOrNone()
            .Select(mount => Resource.ScalarAt(mount, "name"))
            .ToHashSet();
        return (Kinds.PodSpec(workload)?["volumes"])
            .MappingsOrNone()
            .Any(volume =>
                mounted.Contains(Resource.ScalarAt(volume, "name"))
                && (
                    volume["configMap"] is not null
                    || volume["secret"] is not null
                    || volume["projected"] is not null
                    || volume["csi"] is not null
                )
            );
    }

    [GeneratedRegex("_?FILE$", RegexOptions.ExplicitCapture)]
    private static partial Regex FileSuffix();

    [GeneratedRegex(
        "(HOST|HOSTNAME|ADDR|ADDRESS|SERVER|ENDPOINT|URL|URI)$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase
    )]
    private static partial Regex HostSuffix();

    [GeneratedRegex("pass|pwd|auth|secret|token", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex PasswordName();

    [GeneratedRegex(
        "(pg|db|database|sql|datasource).*(pass|pwd)",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase
    )]
    private static partial Regex DatabasePassword();
}
