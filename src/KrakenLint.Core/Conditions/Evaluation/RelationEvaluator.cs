using System.Collections.Immutable;
using KrakenLint.Conditions.ItemViews;
using KrakenLint.Graph;
using KrakenLint.Manifests;
using KrakenLint.Settings;
using KrakenLint.Units;

namespace KrakenLint.Conditions.Evaluation;

/// <summary>Judges conditions on other resources.</summary>
internal static class RelationEvaluator
{
    private const int MostOthers = 20;

    /// <summary>An edge as the bundle's world lets it be seen.</summary>
    private sealed record Seen(Edge Edge, EdgeState State, string? Near, bool IsUncertain);

    /// <summary>No more references are looked at than decide.</summary>
    public static bool Judge(Condition.Related condition, Item item, Scope scope)
    {
        var enough = condition.AtMost == int.MaxValue ? condition.AtLeast : condition.AtMost + 1;
        var found = 0;
        foreach (var edge in EdgesOf(condition, item, scope))
        {
            if (Matches(condition, See(edge, condition, scope), item, scope) && ++found >= enough)
                break;
        }
        return found >= condition.AtLeast && found <= condition.AtMost;
    }

    public static Outcome Evaluate(Condition.Related condition, Item item, Scope scope)
    {
        var edges = EdgesOf(condition, item, scope).Select(edge => See(edge, condition, scope));
        var matches = edges.Where(seen => Matches(condition, seen, item, scope)).Take(MostLooked(condition)).ToList();
        var holds = matches.Count >= condition.AtLeast && matches.Count <= condition.AtMost;
        var isUncertain = matches.Exists(seen => seen.IsUncertain);
        if ((matches.FirstOrDefault() ?? FirstOf(condition, item, scope)) is not { } decisive)
            return new Outcome(holds, item.Place, OneOf(condition), NoneOf(condition));
        var outcomes = matches.ConvertAll(match =>
            OutcomeOf(match, condition, item, holds) with
            {
                Related = RelatedOf(match, condition),
            }
        );
        if (matches.Count == MostLooked(condition))
            outcomes[^1] = WithRest(outcomes[^1]);
        // Too few references are one thing to report, each one too many is another.
        return outcomes is [var first, .. var others] && (holds || matches.Count > condition.AtMost)
            ? first with
            {
                Others = [.. others],
            }
            : OutcomeOf(decisive, condition, item, holds) with
            {
                IsUncertain = isUncertain,
            };
    }

    // All references between routes blame the route's own node; each further one adds a related location to the finding.
    // Where nothing is counted, more of them than people read are not looked for.
    private static int MostLooked(Condition.Related condition) =>
        IsBetweenRoutes(condition) && condition is { AtLeast: 1, AtMost: int.MaxValue } ? MostOthers : int.MaxValue;

    private static Outcome WithRest(Outcome last) =>
        last with
        {
            Related =
            [
                .. last.Related.Select(place => place with { Text = $"{place.Text}; further ones are not listed" }),
            ],
        };

    private static bool IsBetweenRoutes(Condition.Related condition) =>
        condition is { Edge.Name: "same-host", IsIncoming: false };

    // Where none matches, the first that is written stands for them.
    private static Seen? FirstOf(Condition.Related condition, Item item, Scope scope)
    {
        var edges = item.Resource is { } resource ? WrittenBy(condition, resource, item, scope) : [];
        return edges.Select(edge => See(edge, condition, scope)).FirstOrDefault();
    }

    private static Outcome OutcomeOf(Seen seen, Condition.Related condition, Item item, bool holds) =>
        new(holds, condition.IsIncoming ? item.Place : WrittenAt(seen.Edge), OneOf(condition), NoneOf(condition))
        {
            Reading = seen.Edge.Env is { } env ? Subject.Env.Of(env) : null,
            IsUncertain = seen.IsUncertain,
            LateDetails = () => DetailsOf(seen, condition),
        };

    // What is said of a password inside a URL is said of that part, or of the place for it.
    private static Place WrittenAt(Edge edge)
    {
        if (
            !edge.Attributes.ContainsKey("password")
            || edge.Written is not { IsScalar: true } node
            || UrlReference.Parse(node.Text) is not { Password: { } password, PasswordStart: var start }
        )
            return Place.At(edge.Written);
        var part = password.Length == 0 ? (start - 1)..(start + 1) : start..(start + password.Length);
        return LeafEvaluator.PartOf(node, node.Text, part) is { } span ? new Place(node, span) : Place.At(node);
    }

    private static Phrase OneOf(Condition.Related condition) => Phrase.Of(() => Phrase.A(condition.Wanted));

    private static Phrase NoneOf(Condition.Related condition) => Phrase.Of(() => $"no {condition.Wanted}");

    private static IEnumerable<Edge> EdgesOf(Condition.Related condition, Item item, Scope scope)
    {
        if (item.Resource is not { } resource)
            return [];
        return IsBetweenRoutes(condition)
            ? RouteJoin.EdgesOf(condition, resource, item, scope)
            : WrittenBy(condition, resource, item, scope);
    }

    private static IEnumerable<Edge> WrittenBy(Condition.Related condition, Resource resource, Item item, Scope scope)
    {
        if (condition.IsIncoming)
            return scope.Graph.To(condition.Edge, resource);
        var writer = new EdgeWriter(item.Route, item.Env, item.Node, item.Container);
        return IsBetweenRoutes(condition)
            ? Edges.SameHost(scope.Graph, resource, item.Route).Where(writer.Wrote)
            : scope.Graph.From(condition.Edge, resource, writer);
    }

    // What is missing from an open bundle may live elsewhere, unless a near name says that it was meant to be here.
    private static Seen See(Edge edge, Condition.Related condition, Scope scope)
    {
        if (edge.State != EdgeState.Missing)
            return new Seen(edge, edge.State, null, IsUncertain: false);
        if (edge.Choices is { } choices)
            return new Seen(edge, EdgeState.Missing, choices.ToName(edge.TargetName), IsUncertain: false);
        if (IsPending(edge) || IsInOtherBundle(edge, scope.Graph.Bundle))
            return new Seen(edge, EdgeState.Unknown, null, IsUncertain: false);
        var near =
            edge.Near
            ?? scope.Graph.NearestTo(edge.TargetKind, edge.TargetName)
            ?? (condition.Meant is { } role ? OnlyOne.Of(role, edge, scope) : null);
        if (!IsOpenFor(edge.TargetKind, edge.From, scope))
            return new Seen(edge, EdgeState.Missing, near, IsUncertain: false);
        return near is null && !scope.LowersOpenWorld
            ? new Seen(edge, EdgeState.Unknown, null, false)
            : new Seen(edge, EdgeState.Missing, near, IsUncertain: true);
    }

    // Flux and envsubst fill such names before the cluster sees them
    // (https://fluxcd.io/flux/components/kustomize/kustomizations/#post-build-variable-substitution).
    private static bool IsPending(Edge edge) =>
        edge.TargetName.Contains("${", StringComparison.Ordinal)
        || edge.TargetKind.Contains("${", StringComparison.Ordinal);

    private static bool IsInOtherBundle(Edge edge, Bundle bundle) =>
        !bundle.Named(edge.TargetKind, edge.TargetName).Any()
        && bundle.Beside.Has(
            edge.TargetKind,
            edge.TargetName,
            edge.Route?.ServiceSpace ?? bundle.NamespaceOf(edge.From),
            edge.From,
            bundle.PlacementOf(edge.From.File)
        );

    public static bool IsOpenFor(string kind, Resource from, Scope scope) =>
        !scope.ReportsOpenWorld && !scope.Graph.IsClosedFor(kind, from);

    private static bool Matches(Condition.Related condition, Seen seen, Item item, Scope scope)
    {
        if (!condition.States.Contains(seen.State))
            return false;
        if (condition.HasNear is { } near && near != seen.Near is not null)
            return false;
        if (condition.OnEdge is not null && !Evaluator.Holds(condition.OnEdge, EdgeItem(seen.Edge, item), scope))
            return false;
        var end = condition.IsIncoming ? seen.Edge.From : seen.Edge.To;
        if (end is null)
            return condition.Where is null && (condition.Target is null || CanBe(seen.Edge, condition.Target));
        if (condition.Target is { } target && !IsA(target, end, seen.Edge, scope))
            return false;
        return Evaluator.Holds(condition.Where, EndItem(condition, seen.Edge, end, item, scope), scope);
    }

    // Whatever leads requests to a Service is a route, of kinds that only a controller's file knows as well.
    private static bool IsA(string target, Resource end, Edge edge, Scope scope) =>
        Kinds.Matches(end, target)
        || (target == Kinds.Route && edge.Route is not null && ReferenceEquals(end, edge.From))
        || scope.Roles.Has(end, target);

    // Where nothing was found, what was looked for decides.
    private static bool CanBe(Edge edge, string target) =>
        Kinds.Expand(target).Intersect(Kinds.Expand(edge.TargetKind)).Any();

    private static Item EndItem(Condition.Related condition, Edge edge, Resource end, Item item, Scope scope)
    {
        var route = condition.IsIncoming ? edge.Route : edge.ToRoute;
        return route is null ? Item.Of(end, item) : RouteView.ItemOf(route, item, scope);
    }

    private static Item EdgeItem(Edge edge, Item item)
    {
        var place = Place.At(edge.Written);
        var fields = FieldList.Of([
            .. edge.Attributes.Select(pair =>
                (pair.Key, Reading.Computed(pair.Key, pair.Value, place) with { IsTextual = true })
            ),
        ]);
        return Item.OfFields(place, Reading.Of("edge", edge.Written), fields, item);
    }

    private static ImmutableDictionary<string, string> DetailsOf(Seen seen, Condition.Related condition)
    {
        var other = condition.IsIncoming ? seen.Edge.From : seen.Edge.To;
        var isSecret = !ShownHost.Is(seen.Edge, seen.Near is not null);
        var target = isSecret ? Credentials.Mask : seen.Edge.TargetName;
        var attributes = isSecret
            ? seen.Edge.Attributes.ToImmutableDictionary(pair => pair.Key, _ => Credentials.Mask)
            : seen.Edge.Attributes;
        return attributes
            .SetItem("target", target)
            .SetItem("near", seen.Near ?? "")
            .SetItem("hint", HintOf(seen))
            .SetItem("other.name", other?.Name ?? target)
            .SetItem("other.kind", other?.Kind ?? seen.Edge.TargetKind)
            .SetItem("other.path", seen.Edge.ToRoute?.PathText ?? seen.Edge.Route?.PathText ?? "")
            .SetItem("other.service", seen.Edge.ToRoute?.ServiceText ?? "");
    }

    private static string HintOf(Seen seen) =>
        seen.Near == seen.Edge.TargetName ? "; one of that name is in another namespace" : Nearest.Hint(seen.Near);

    private static ImmutableArray<RelatedPlace> RelatedOf(Seen match, Condition.Related condition)
    {
        if (match.Edge.ToRoute is { } route)
            return [new RelatedPlace(Place.At(route.Path ?? route.Item), $"the path {route.PathText}")];
        var other = condition.IsIncoming ? match.Edge.From : match.Edge.To;
        return other is null
            ? []
            :
            [
                new RelatedPlace(
                    Place.At(other.Root["metadata"]?["name"] ?? other.Root),
                    $"{other.Kind} \"{other.Name}\""
                ),
            ];
    }
}
