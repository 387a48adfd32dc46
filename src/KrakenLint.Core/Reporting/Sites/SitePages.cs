using KrakenLint.Comparing;
using KrakenLint.Rules;
using KrakenLint.Ways;

namespace KrakenLint.Reporting.Sites;

/// <summary>Where things stand in the pages that <c>krakenlint site</c> writes, so that reports can lead there.</summary>
public static class SitePages
{
    /// <returns>A path relative to the site.</returns>
    public static string Of(Rule rule) => $"rules/{rule.Id}.html";

    /// <inheritdoc cref="Of(Rule)"/>
    public static string Of(Controller controller) => $"controllers/{controller.Name}.html";

    /// <inheritdoc cref="Of(Rule)"/>
    public static string Of(Story story) => $"moves/{story.Name}.html";

    /// <summary>Where a JSON Schema stands.</summary>
    /// <param name="kind">What it is of, such as <c>rule</c>.</param>
    public static string OfSchema(string kind) => $"schemas/krakenlint.{kind}.schema.json";

    /// <summary>Reads the address of a site.</summary>
    /// <returns>It, with a slash at its end; null where it is no address that a browser opens.</returns>
    public static Uri? Address(string text) =>
        Uri.TryCreate(text.EndsWith('/') ? text : $"{text}/", UriKind.Absolute, out var address)
        && address is { Scheme: "https" or "http", UserInfo: "", Query: "", Fragment: "" }
            ? address
            : null;
}
