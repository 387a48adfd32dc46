using System.Collections.Immutable;
using KrakenLint.Manifests;
using KrakenLint.Text;

namespace KrakenLint.Tests.Graph;

/// <summary>Of many resources of one name the nearest in the namespace is meant.</summary>
public sealed class NamesakeTests
{
    [Theory]
    [InlineData("apps/blue/9.yaml", "b", "apps/blue/9.yaml")]
    [InlineData("apps/blue/new.yaml", "b", "apps/blue/1.yaml")]
    [InlineData("apps/new.yaml", "b", "apps/blue/1.yaml")]
    [InlineData("elsewhere/new.yaml", "b", "apps/blue/1.yaml")]
    [InlineData("apps/green/new.yaml", "a", "apps/green/12.yaml")]
    [InlineData("apps/blue/new.yaml", "c", "shared/any.yaml")]
    public void The_nearest_is_found_among_many(string from, string space, string expected)
    {
        // Twenty of one name: the even ones in the namespace "a", the odd ones in "b", and one that says nothing.
        var all = Enumerable
            .Range(0, 20)
            .Select(number =>
                Service($"apps/{(number < 11 ? "blue" : "green")}/{number}.yaml", number % 2 == 0 ? "a" : "b")
            )
            .Append(Service("shared/any.yaml", null))
            .ToImmutableArray();
        var bundle = new Bundle(all, World.Open);
        var own = all.FirstOrDefault(resource => resource.File.Path == from) ?? Service(from, space);
        Assert.Equal(expected, bundle.Find("Service", "api", own, space)?.File.Path);
    }

    private static Resource Service(string path, string? space)
    {
        var named = space is null ? "" : $"\n  namespace: {space}";
        var text = $"apiVersion: v1\nkind: Service\nmetadata:\n  name: api{named}\n";
        return ManifestReader.Read(new LintInput(SourceFile.FromText(path, text))).Resources.First();
    }
}
