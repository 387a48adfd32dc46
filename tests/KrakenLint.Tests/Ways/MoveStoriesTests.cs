using KrakenLint.Comparing;
using KrakenLint.Rules;

namespace KrakenLint.Tests.Ways;

/// <summary>What <c>rules/stories</c> tells is what the program says of the manifests in there.</summary>
public sealed class MoveStoriesTests
{
    private static readonly RuleLibrary Library = BuiltInRules.Load([]);

    [Fact]
    public void Every_file_is_read() => Assert.Empty(MoveStories.All(Library).Problems);

    [Fact]
    public void Each_move_loses_something_that_can_be_said()
    {
        foreach (var told in MoveStories.All(Library).Stories)
        {
            Assert.True(told.Lost.IsWorse, told.Story.Name);
            Assert.All(
                told.Lost.Ways.SelectMany(way => way.Settings)
                    .Where(change => change.Verdict is Verdict.Lost or Verdict.Weaker),
                change => Assert.True(change.Remedy is not null, $"{told.Story.Name}: {change.Title}")
            );
            Assert.All(
                told.Plan.Routes.SelectMany(route => route.Settings),
                setting =>
                    Assert.True(setting.Fate is Fate.Kept or Fate.NotNeeded, $"{told.Story.Name}: {setting.Title}")
            );
        }
    }

    [Fact]
    public void What_is_planned_for_Envoy_Gateway_keeps_everything()
    {
        var told = MoveStories.All(Library).Stories.Single(one => one.Story.To == "envoy-gateway");
        Assert.All(
            told.Kept.Ways.SelectMany(way => way.Settings),
            change => Assert.Equal(Verdict.Kept, change.Verdict)
        );
    }
}
