using System.Text.RegularExpressions;

namespace KrakenLint.Settings;

/// <summary>What helm and Kubernetes take for the name of a release and of a namespace (RFC 1123).</summary>
public static partial class ReleaseNames
{
    public const string ReleasePattern = "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$";
    public const string NamespacePattern = "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$";

    private const int LongestRelease = 53;
    private const int LongestNamespace = 63;

    /// <returns>Why a text is no name of a release; null where it is one.</returns>
    public static string? WhyNoRelease(string text) =>
        text.Length <= LongestRelease && Release().IsMatch(text)
            ? null
            : $"\"{Shown(text)}\" is no name of a release; expected at most {LongestRelease} small letters, digits and dashes, such as chat-prod, that begin and end with a letter or digit";

    /// <returns>Why a text is no name of a namespace; null where it is one.</returns>
    public static string? WhyNoNamespace(string text) =>
        text.Length <= LongestNamespace && Namespace().IsMatch(text)
            ? null
            : $"\"{Shown(text)}\" is no name of a namespace; expected at most {LongestNamespace} small letters, digits and dashes, such as chat-prod, that begin and end with a letter or digit";

    // Of what is no name the beginning is enough to find it.
    private static string Shown(string text) => text.Length <= LongestNamespace ? text : $"{text[..LongestNamespace]}…";

    [GeneratedRegex(
        "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Release();

    [GeneratedRegex("^[a-z0-9]([-a-z0-9]*[a-z0-9])?\\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Namespace();
}
