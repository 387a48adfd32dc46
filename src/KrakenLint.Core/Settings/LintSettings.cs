using System.Collections.Immutable;
using System.Globalization;

namespace KrakenLint.Settings;

/// <summary>What a project says about itself; rules read it through <c>{setting: NAME}</c>.</summary>
/// <param name="Profile">The built-in profile that severities come from.</param>
public sealed record LintSettings(string Profile)
{
    /// <summary>The deployment guide as written.</summary>
    public const string Kraken = "kraken";

    /// <summary>Facts for any real-time application.</summary>
    public const string Generic = "generic";

    /// <summary>The profiles that rules have severities for.</summary>
    public static ImmutableArray<string> Profiles { get; } = [Kraken, Generic];

    /// <summary>What the project says of the settings of <see cref="SettingKinds"/>, by name.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>> Given { get; init; } =
        ImmutableDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>Resources that live elsewhere: a reference to them is never missing.</summary>
    public ImmutableArray<ExternalName> External { get; init; } = [];

    /// <summary>Kinds, groups of kinds or <c>*</c> of which everything that there is is linted.</summary>
    public ImmutableArray<Located> ClosedKinds { get; init; } = [];

    /// <summary>Kinds, groups of kinds or <c>*</c> of which some live elsewhere.</summary>
    public ImmutableArray<Located> OpenKinds { get; init; } = [];

    /// <summary>The namespace of resources that name none; null where the manifests decide.</summary>
    public string? Namespace => this["namespace"];

    /// <summary>The same with another namespace for resources that name none.</summary>
    public LintSettings In(string space) => this with { Given = Given.SetItem("namespace", [space]) };

    /// <summary>A setting as one text, several values divided by commas; null where nothing is known.</summary>
    public string? this[string name] => ValuesOf(name) is { IsEmpty: false } values ? string.Join(',', values) : null;

    public ImmutableArray<string> ValuesOf(string name)
    {
        if (Given.TryGetValue(name, out var given))
            return given;
        if (SettingKinds.Find(name) is not { } kind)
            return [];
        return kind.Derive is { } derive ? [derive(this)] : kind.Default;
    }

    internal string Sum(string left, string right) =>
        (Number(left) + Number(right)).ToString(CultureInfo.InvariantCulture);

    private int Number(string name) =>
        int.TryParse(this[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}

/// <summary>Something that lives elsewhere.</summary>
/// <param name="Kind">A kind or a group of kinds.</param>
/// <param name="Name">A glob.</param>
public sealed record ExternalName(string Kind, string Name);
