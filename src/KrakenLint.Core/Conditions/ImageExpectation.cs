using System.Collections.Immutable;
using KrakenLint.Conditions.ItemViews;
using KrakenLint.Units;

namespace KrakenLint.Conditions;

/// <summary>What a container image reference must be like.</summary>
/// <param name="Repository">A glob, or null for any.</param>
/// <param name="Tag">Tests of the tag.</param>
/// <param name="IsPinned">Whether a tag other than latest or a digest must be there; null for either.</param>
public sealed record ImageExpectation(string? Repository, ImmutableArray<Test> Tag, bool? IsPinned)
{
    public TestResult Run(Reading reading, Item item, Scope scope)
    {
        if (reading.Value is not { Text: { Length: > 0 } text })
            return TestResult.Of(false);
        var image = ImageReference.Parse(text);
        if (Repository is not null && !EntryView.Matches(Repository, image.RepositoryText))
            return new TestResult(false, null, 0..image.RepositoryText.Length);
        if (IsPinned is { } pinned && pinned != image.IsPinned)
            return new TestResult(false, pinned ? "the tag can change" : null, PartOf(text, image));
        if (Tag.IsEmpty)
            return TestResult.Of(true);
        var tag = Reading.Computed("tag", image.Tag, reading.Place) with { IsTextual = true };
        foreach (var test in Tag)
        {
            if (test.Run(tag, item, scope) is { Holds: false } failed)
                return failed with { Part = PartOf(text, image) };
        }
        return TestResult.Of(true);
    }

    public string Describe(Item item, Scope scope)
    {
        var parts = new List<string>();
        if (Repository is not null)
            parts.Add($"an image of {Repository}");
        if (IsPinned is { } pinned)
            parts.Add(pinned ? "a fixed tag or a digest" : "a floating tag");
        parts.AddRange(Tag.Select(test => $"a tag {test.Expected(item, scope)}"));
        return string.Join(" and ", parts);
    }

    private static Range PartOf(string text, ImageReference image) =>
        image.Tag is { } tag
            ? (image.RepositoryText.Length + 1)..(image.RepositoryText.Length + 1 + tag.Length)
            : 0..text.Length;
}
