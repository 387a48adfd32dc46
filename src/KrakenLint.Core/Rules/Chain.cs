using System.Collections.Immutable;
using KrakenLint.Graph.Routes;
using KrakenLint.Manifests;

namespace KrakenLint.Rules;

/// <summary>A way in with what stands behind it; each part may be missing.</summary>
internal sealed record Chain(Route? Route, Resource? Service, ImmutableArray<Resource> Workloads);
