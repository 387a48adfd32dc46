using System.Text.RegularExpressions;
using KrakenLint.Manifests;
using KrakenLint.Units;
using KrakenLint.Yaml;
using KrakenLint.Yaml.Scalars;

namespace KrakenLint.Graph;

/// <summary>Whether a server asks for a password, and which.</summary>
/// <param name="IsAsked">Null where it cannot be known.</param>
internal sealed partial record ServerPassword(bool? IsAsked, Password? Password)
{
    private static readonly ServerPassword Unknown = new(null, null);

    private static readonly string[] Neighbours =
    [
        "exporter",
        "operator",
        "sentinel",
        "insight",
        "commander",
        "express",
        "admin",
        "backup",
        "proxy",
        "client",
        "repmgr",
        "pgpool",
    ];

    /// <summary>The containers of a workload that run a program.</summary>
    public static IEnumerable<YamlNode> ContainersOf(Resource server, Software software) =>
        Containers
            .Of(server)
            .Where(container =>
                Resource.ScalarAt(container, "image") is { } image && IsImageOf(ImageReference.Parse(image), software)
            );

    private static bool IsImageOf(ImageReference image, Software software)
    {
        var name = image.Name;
        return software.Words.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase))
            && !Neighbours.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    /// <param name="user">Whom the client says it is; null where it does not.</param>
    public static ServerPassword Find(
        BundleGraph graph,
        Resource server,
        YamlNode container,
        Software software,
        string? user
    )
    {
        var env = graph.EnvOf(server, container);
        var accounts = software
            .Accounts.SelectMany(account => Read(graph, server, env, account))
            .Concat(FromArguments(graph, env))
            .ToArray();
        var fitting = accounts
            .Where(account => string.IsNullOrEmpty(user) || account.User is null || account.User == user)
            .Select(account => account.Password)
            .DistinctBy(password => password.Place)
            .ToArray();
        return fitting switch
        {
            [{ IsEmpty: true }] => new ServerPassword(false, null),
            [var only] => new ServerPassword(true, only),
            _ when accounts.Length > 0 => Unknown,
            _ => IsOpen(server, env, software) ? new ServerPassword(false, null) : Unknown,
        };
    }

    private static IEnumerable<(string? User, Password Password)> Read(
        BundleGraph graph,
        Resource server,
        ContainerEnv env,
        Account account
    )
    {
        if (Password.Of(graph, server, env, account.Password) is not { } password)
            yield break;
        var user = account.UserVariable is { } variable && env[variable] is { } entry ? entry.Value : account.User;
        if (!account.IsList)
        {
            yield return (user, password);
            yield break;
        }
        var users = (user ?? "").Split(Separators);
        var passwords = (password.Text ?? "").Split(Separators);
        for (var at = 0; at < users.Length; at++)
        {
            var text = password.Text is not null && passwords.Length == users.Length ? passwords[at] : null;
            yield return (users[at], password with { Text = text });
        }
    }

    private static readonly char[] Separators = [',', ';', ' '];

    // --requirepass as an argument of its own, or inside a line of a shell.
    private static IEnumerable<(string? User, Password Password)> FromArguments(BundleGraph graph, ContainerEnv env)
    {
        var words = ArgumentsOf(env.Container).ToArray();
        for (var at = 0; at < words.Length; at++)
        {
            var value =
                words[at].Text == "--requirepass" && at + 1 < words.Length ? words[at + 1].Text
                : RequirePass().Match(words[at].Text) is { Success: true } match ? match.Groups["value"].Value
                : null;
            if (value is null)
                continue;
            var name = Variable().Match(value) is { Success: true } reference ? reference.Groups["name"].Value : null;
            if (name is not null && env[name] is { } entry)
                yield return (null, Password.Of(graph, entry, entry.Value));
            else
                yield return (
                    null,
                    new Password(value.Contains('$', StringComparison.Ordinal) ? null : value, words[at])
                );
        }
    }

    private static IEnumerable<YamlNode> ArgumentsOf(YamlNode container) =>
        container["command"].ItemsOrNone().Concat(container["args"].ItemsOrNone()).Where(item => item.IsScalar);

    // A file or a script may set a password too.
    private static bool IsOpen(Resource server, ContainerEnv env, Software software)
    {
        if (env["ALLOW_EMPTY_PASSWORD"]?.Value is { } flag && KubernetesScalar.BooleanOf(flag) == true)
            return true;
        return software.IsOpenByDefault
            && !env.IsOpen
            && !ClientPassword.MountsSettings(server, env.Container)
            && !ArgumentsOf(env.Container).Any(argument => SettingsFile().IsMatch(argument.Text));
    }

    [GeneratedRegex("--requirepass[ =]+[\"']?(?<value>[^\"' ]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex RequirePass();

    [GeneratedRegex(@"^\$[({]?(?<name>[A-Za-z_][A-Za-z0-9_]*)[)}]?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Variable();

    [GeneratedRegex(@"\.(conf|sh|ya?ml|acl)\b|--auth|pass", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex SettingsFile();
}
