using KrakenLint.Graph;
using KrakenLint.Units;

namespace KrakenLint.Conditions;

/// <summary>Tells hosts from pieces of secrets among what workloads call.</summary>
internal static class ShownHost
{
    /// <param name="isNear">True where a Service has nearly this name.</param>
    /// <returns>True where the host of a call is no piece of a secret, though it may stand in a Secret.</returns>
    public static bool Is(Edge edge, bool isNear)
    {
        if (edge.Env is not { } env || !(Subject.Env.Of(env).IsHidden || Credentials.IsKey(env.Name)))
            return true;
        // A URL whose password cannot be told from its host has no host here.
        if (UrlReference.Parse(env.Value ?? "") is not null)
            return true;
        return edge.To is not null || isNear;
    }
}
