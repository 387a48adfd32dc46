using System.Collections.Immutable;
using KrakenLint.Manifests;

namespace KrakenLint.Cli;

/// <summary>
/// Kinds and names of what each part of a run holds: a part is a chart, or the files beside the charts. They are linted one by
/// one, and what another part holds is not missing.
/// </summary>
internal sealed class RunNames
{
    private readonly ImmutableArray<ImmutableHashSet<(string Kind, string Name)>> parts;

    /// <param name="parts">What was read or rendered of each part.</param>
    public RunNames(ImmutableArray<IEnumerable<LintInput>> parts)
    {
        // Of a part that is alone nobody asks.
        this.parts = parts.Length < 2 ? [] : [.. parts.Select(NamesOf)];
    }

    /// <summary>What all parts but one hold.</summary>
    /// <param name="part">Its index, 0-based.</param>
    public ImmutableHashSet<(string Kind, string Name)> Beside(int part) =>
        [.. parts.Where((_, at) => at != part).SelectMany(names => names)];

    private static ImmutableHashSet<(string Kind, string Name)> NamesOf(IEnumerable<LintInput> inputs) =>
        [
            .. inputs
                .SelectMany(input => ManifestReader.Read(input).Resources)
                .Select(resource => (resource.Kind, resource.Name)),
        ];
}
