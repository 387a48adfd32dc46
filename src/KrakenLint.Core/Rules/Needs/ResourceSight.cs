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
    /// <param name="present">Which of the other resources that are named there are in the bundle.</param>
    public bool MayHave(NeedForm needs, ulong present) =>
        NeedProgram.MayHold(needs.Program.AsSpan(), keys, text, present);

    public void Dispose() => text.Dispose();
}
