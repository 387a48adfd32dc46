using System.Collections.Immutable;
using System.Reflection;
using KrakenLint.Conditions;
using KrakenLint.Conditions.ItemViews;

namespace KrakenLint.RuleCompiler;

/// <summary>A part of an object that is written.</summary>
/// <param name="MayBeMissing">True where a mark says first whether it is there; objects have a number for that.</param>
internal sealed record CompiledMember(PropertyInfo Property, bool MayBeMissing)
{
    private const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>The parameters of a type's constructor, then its other public properties that can be set, as they are declared.</summary>
    public static ImmutableArray<CompiledMember> Of(Type type)
    {
        var properties = type.GetProperties(Own).OrderBy(property => property.MetadataToken).ToArray();
        var parameters = type.GetConstructors(Own)
            .Where(constructor => !constructor.GetParameters().Any(parameter => parameter.ParameterType == type))
            .MaxBy(constructor => constructor.GetParameters().Length)
            ?.GetParameters()
            .Select(parameter => parameter.Name ?? "")
            .ToArray();
        // What a parameter makes no property of follows from the others.
        var first = (parameters ?? [])
            .SelectMany(name => properties.Where(property => IsNamed(property, name)))
            .ToArray();
        var others = properties.Where(property => property.SetMethod is { IsPublic: true }).Except(first);
        return [.. first.Concat(others).Select(property => new CompiledMember(property, CanBeMissing(property)))];
    }

    private static bool IsNamed(PropertyInfo property, string parameter) =>
        property.Name.Equals(parameter, StringComparison.OrdinalIgnoreCase);

    private static bool CanBeMissing(PropertyInfo property)
    {
        var type = property.PropertyType;
        if (type.IsValueType)
            return Nullable.GetUnderlyingType(type) is not null;
        // A row of a table is written as its name.
        var isText = type == typeof(string) || type == typeof(UnitKind) || type == typeof(ViewKind);
        return isText && new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable;
    }
}
