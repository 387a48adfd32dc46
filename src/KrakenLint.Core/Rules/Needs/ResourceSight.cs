using System.Collections.Immutable;
using KrakenLint.Manifests;
using KrakenLint.Yaml;

namespace KrakenLint.Rules.Needs;

/// <summary>What a look at a resource shows: which keys and words may be in it.</summary>
internal readonly struct ResourceSight(KeyBits keys, TextBits text) : IDisposable
{
    // What stands in a Secret is not what it reads like.
    public static ResourceSight Of(Resource resource) =>
        new(KeyBits.Of(resource.Root), resource.IsSecret ? TextBits.Unknown : TextBits.Of(resource.Root));

    /// <summary>False where what is needed is not there.</summary>
    /// <param name="needs">As <see cref="NeedProgram"/> has it.</param>
    public bool MayHave(ImmutableArray<int> needs) => NeedProgram.MayHold(needs.AsSpan(), keys, text);

    public void Dispose() => text.Dispose();
}
