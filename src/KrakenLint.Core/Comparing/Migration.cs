using System.Collections.Immutable;
using KrakenLint.Ways;

namespace KrakenLint.Comparing;

/// <summary>What becomes of a setting under another controller.</summary>
public enum Fate
{
    /// <summary>The other controller does the same, or better, by itself.</summary>
    NotNeeded,
    Kept,
    Weaker,
    Lost,

    /// <summary>Nobody here knows.</summary>
    Unknown,
}

/// <summary>A setting of a route, and how it is said there.</summary>
/// <param name="Old">As it is in force now; null where that is not known.</param>
/// <param name="Yaml">What to write; empty where nothing needs to be written, or nothing can be.</param>
public sealed record MovedSetting(string Title, Fate Fate, string? Old, string Words, string Yaml);

/// <summary>A route with its settings.</summary>
/// <param name="Left">Annotations of the old controller that no setting stands for.</param>
public sealed record MovedRoute(
    string Host,
    string Path,
    string Resource,
    ImmutableArray<MovedSetting> Settings,
    ImmutableArray<string> Left
);

/// <summary>A file to write.</summary>
public sealed record MovedFile(string Name, string Text);

/// <summary>A move to another controller.</summary>
/// <param name="ByHand">What no file of its own can say: annotations on Services that exist.</param>
public sealed record Migration(
    Controller To,
    ImmutableArray<MovedRoute> Routes,
    ImmutableArray<MovedFile> Files,
    ImmutableArray<string> ByHand
);
