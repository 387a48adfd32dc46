using System.Collections.Immutable;
using KrakenLint.Settings;
using KrakenLint.Text;

namespace KrakenLint.Suppression;

/// <summary>What a suppression is about, apart from the rule.</summary>
internal abstract record Coverage
{
    /// <summary>Stretches of files: every place on the way of a value counts.</summary>
    public sealed record Regions(ImmutableArray<SourceSpan> Spans) : Coverage;

    /// <summary>What an entry of the configuration says of resources, files and charts.</summary>
    public sealed record Entry(IgnoreSetting Setting) : Coverage;
}
