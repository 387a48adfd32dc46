using KrakenLint.Manifests;
using KrakenLint.Settings;
using KrakenLint.Text;
using KrakenLint.Yaml;

namespace KrakenLint.Conditions.Syntax;

/// <summary>Checks the kinds and roles that a rule names: a rule on something that cannot be would never say a word.</summary>
internal static class KnownNames
{
    public static void CheckRole(YamlNode node, string role, ReadContext context)
    {
        if (context.Roles is not { } roles)
            context.Problems.Add(node, "evidence cannot ask for a role: roles follow from evidence");
        else if (!roles.Contains(role))
            context.Problems.Add(
                node,
                $"unknown role \"{role}\"; expected one of {MappingReader.OneOf(roles)}{Nearest.Hint(role, roles)}"
            );
    }

    /// <summary>Kinds are an open set; one that is almost, but not quite, a kind of Kubernetes is a slip.</summary>
    public static void CheckKind(YamlNode node, string kind, ReadContext context) =>
        CheckKind(node.Span.FirstLine, kind, context);

    public static void CheckKind(SourceSpan span, string kind, ReadContext context)
    {
        if (kind.Contains('/', StringComparison.Ordinal) || Kinds.WellKnown.Contains(kind))
            return;
        if (Nearest.SlipOf(kind, Kinds.WellKnown) is { } near)
            context.Problems.Add(span, $"unknown kind \"{kind}\"{Nearest.Hint(near)}");
    }

    /// <summary>A kind, a group of kinds or a role: kinds begin with a capital.</summary>
    public static void CheckTarget(YamlNode node, string target, ReadContext context)
    {
        if (target.Length == 0 || char.IsAsciiLetterUpper(target[0]) || target.Contains('/', StringComparison.Ordinal))
            CheckKind(node, target, context);
        else if (!Kinds.Groups.ContainsKey(target))
            CheckRole(node, target, context);
    }
}
