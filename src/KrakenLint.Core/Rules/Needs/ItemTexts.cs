using KrakenLint.Conditions;
using KrakenLint.Conditions.ItemViews;
using KrakenLint.JsonPaths;

namespace KrakenLint.Rules.Needs;

/// <summary>Where the texts stand that a condition can read of an item.</summary>
/// <param name="Self">The item's own text.</param>
/// <param name="Nodes">Texts of nodes below it.</param>
/// <param name="HasKeys">True where these nodes are nodes of the resource, whose keys are known.</param>
/// <param name="View">The view that the item is of; null for a node.</param>
internal sealed record ItemTexts(TextReach Self, TextReach Nodes, bool HasKeys, ViewKind? View)
{
    /// <summary>Of a resource as a whole.</summary>
    public static ItemTexts OfResource { get; } = new(TextReach.Own, TextReach.Own, HasKeys: true, View: null);

    /// <summary>Keys of a ConfigMap's file that are joined from several stand nowhere.</summary>
    private bool HasJoinedKeys { get; init; }

    /// <summary>False where an item may be of another resource than the one that is judged.</summary>
    public bool IsOfResource { get; private init; } = true;

    /// <summary>Of the items that an item has.</summary>
    public ItemTexts Of(Source source) =>
        source.View?.Name switch
        {
            null => this with { Self = Nodes, View = null },
            "containers" or "pods" when IsOfResource => OfResource,
            "entries" => Made(TextReach.Own, source) with { HasJoinedKeys = source.Query.Places.Contains("tree") },
            "env" => Made(TextReach.Variables, source),
            "commands" => Made(TextReach.Own, source),
            "find" => Made(Self, source),
            "embedded" => Made(TextReach.Nowhere, source) with
            {
                Nodes = IsOfResource ? TextReach.Own : TextReach.Nowhere,
                View = null,
            },
            "reads" => Made(TextReach.Files, source) with { Nodes = TextReach.Files, IsOfResource = false },
            _ => Made(TextReach.Nowhere, source),
        };

    private ItemTexts Made(TextReach self, Source source) =>
        new(IsOfResource ? self : TextReach.Nowhere, TextReach.Nowhere, HasKeys: false, source.View)
        {
            IsOfResource = IsOfResource,
        };

    /// <summary>True where a path names a field of the item and no node.</summary>
    public bool HasField(JsonPath path) =>
        !path.IsAbsolute && path.Steps is [{ Name: { } name }, ..] && View is { } view && view.Fields.Contains(name);

    /// <summary>Where a subject's text stands.</summary>
    public TextReach ReachOf(Subject subject) =>
        subject switch
        {
            Subject.Self => Self,
            Subject.Path path => HasField(path.JsonPath) ? ReachOfField(path.JsonPath) : Nodes,
            Subject.Annotation or Subject.Label or Subject.Pod when IsOfResource => TextReach.Own,
            Subject.Env when IsOfResource => TextReach.Variables,
            _ => TextReach.Nowhere,
        };

    private TextReach ReachOfField(JsonPath path) =>
        (View?.Name, path.Steps[0].Name) switch
        {
            ("entries", "key") => HasJoinedKeys ? TextReach.Nowhere : Self,
            ("entries" or "env" or "reads", "value") or ("commands", "line") or ("find", "text") => Self,
            ("env", "name" or "key") => Self,
            _ => TextReach.Nowhere,
        };
}
