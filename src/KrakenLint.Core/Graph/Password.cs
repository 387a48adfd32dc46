using KrakenLint.Manifests;
using KrakenLint.Yaml;

namespace KrakenLint.Graph;

/// <summary>A password as the manifests give it; it is compared here and nowhere printed.</summary>
/// <param name="Text">Null where it cannot be known.</param>
/// <param name="Place">The node that holds it.</param>
internal sealed record Password(string? Text, YamlNode Place)
{
    // What the charts of Bitnami make up where nobody gives a password, another one in each rendering.
    private const int GeneratedLength = 10;

    /// <summary>The variable where the password was found, for what is written about it.</summary>
    public EnvEntry? Env { get; init; }

    public bool IsEmpty => Text is { Length: 0 };

    /// <summary>The password in a variable, or in the file that the variable with <c>_FILE</c> behind its name gives.</summary>
    public static Password? Of(BundleGraph graph, Resource workload, ContainerEnv env, string name)
    {
        if (env[name] is { } entry)
            return Of(graph, entry, entry.Value);
        if (env[$"{name}_FILE"] is not { } file)
            return null;
        var found = file.Value is { } path ? MountedFile.Find(graph.Bundle, workload, env.Container, path) : null;
        return found is null
            ? new Password(null, file.Place) { Env = file }
            : new Password(Known(graph, found.Text, found.Place), found.Place) { Env = file };
    }

    public static Password Of(BundleGraph graph, EnvEntry entry, string? text) =>
        new(Known(graph, text, entry.Place), entry.Place) { Env = entry };

    /// <returns>True or false where both are known or stand in the same place, else null.</returns>
    public bool? IsSameAs(Password other)
    {
        if (Place == other.Place)
            return true;
        return Text is null || other.Text is null ? null : Text == other.Text;
    }

    // A reference that is still to be resolved, something encrypted or something made up stands for another text.
    private static string? Known(BundleGraph graph, string? text, YamlNode place)
    {
        if (text is null || UnresolvedMarks.Any(mark => text.Contains(mark, StringComparison.Ordinal)))
            return null;
        var isGenerated =
            text.Length == GeneratedLength
            && text.All(char.IsAsciiLetterOrDigit)
            && graph.OwnerOf(place) is { IsSecret: true } owner
            && (
                Resource.ScalarAt(owner.Labels, "app.kubernetes.io/managed-by") == "Helm"
                || Resource.ScalarAt(owner.Labels, "heritage") == "Helm"
            );
        return isGenerated ? null : text;
    }

    private static readonly string[] UnresolvedMarks = ["$(", "${", "{{", "ENC[", "<path:", "ref+", "vault:"];
}
