using System.Collections.Immutable;
using KrakenLint.Ways;

namespace KrakenLint.Cli.LanguageServer.Features;

/// <summary>An annotation that a controller reads.</summary>
/// <param name="Words">Values that mean something; empty where any may.</param>
internal sealed record KnownAnnotation(
    string Key,
    Controller Controller,
    SettingFacts Facts,
    ImmutableArray<string> Words
);

/// <summary>The annotations that the controllers of this program read, from their files.</summary>
internal static class KnownAnnotations
{
    public static ILookup<string, KnownAnnotation> All { get; } =
        (
            from controller in ControllerBook.BuiltIn.All
            from facts in controller.Settings.Values
            from source in facts.Sources
            where source.Place is { Key: not null, IsLabel: false }
            select new KnownAnnotation(
                source.Place.Key ?? "",
                controller,
                facts,
                [.. source.Reading.Words.Keys.Concat(source.Reading.Endless).Order(StringComparer.Ordinal)]
            )
        ).ToLookup(one => one.Key, StringComparer.Ordinal);
}
