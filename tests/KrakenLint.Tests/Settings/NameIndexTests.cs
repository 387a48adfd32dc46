using System.Collections.Immutable;
using KrakenLint.Settings;

namespace KrakenLint.Tests.Settings;

/// <summary>Many names at once are judged as each of them is alone.</summary>
public sealed class NameIndexTests
{
    private static readonly string[] Words =
    [
        "api",
        "app",
        "backend",
        "beckend",
        "chat",
        "chats",
        "db",
        "frontend",
        "redis",
        "redsi",
        "x",
        "0017",
        "0018",
        "config4711",
    ];

    [Theory]
    [InlineData("northwind-chat-beckend", "northwind-chat-backend")]
    [InlineData("northwind.chat_beckend", "northwind-chat-backend")]
    [InlineData("talk-redis-ha", "talk-redis")]
    [InlineData("talk-redis", "talk-redis-h2")]
    [InlineData("Cahce", "cache")]
    [InlineData("xonf17", null)]
    [InlineData("unrelated", null)]
    public void The_name_that_was_meant_is_found_among_many(string name, string? meant)
    {
        var others = Enumerable.Range(0, 200).Select(number => $"conf-{number:0000}");
        var candidates = meant is null ? others : others.Append(meant);
        Assert.Equal(meant, new NameIndex([.. candidates]).ToName(name));
    }

    [Fact]
    public void Of_equally_near_names_the_first_is_meant()
    {
        var names = Enumerable.Range(0, 100).Select(number => $"other{number}").ToImmutableArray();
        Assert.Equal("settingz", new NameIndex([.. names, "settingz", "settingx"]).ToName("settings"));
        Assert.Equal("settingx", new NameIndex([.. names, "settingx", "settingz"]).ToName("settings"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void What_is_found_is_what_comparing_with_each_finds(int seed)
    {
        var random = new Random(seed);
        ImmutableArray<string> names = [.. Enumerable.Range(0, 400).Select(_ => Made(random))];
        var index = new NameIndex(names);
        var found = 0;
        foreach (var name in Enumerable.Range(0, 400).Select(_ => Slipped(Made(random), random)))
        {
            var expected = Nearest.ToName(name, names);
            Assert.Equal((name, expected), (name, index.ToName(name)));
            found += expected is null ? 0 : 1;
        }
        Assert.InRange(found, 50, 399);
    }

    private static string Made(Random random)
    {
        var words = Enumerable.Range(0, random.Next(1, 5)).Select(_ => Words[random.Next(Words.Length)]);
        return string.Join("-_."[random.Next(3)], words) + (random.Next(20) == 0 ? "ä" : "");
    }

    private static string Slipped(string name, Random random)
    {
        for (var slips = random.Next(4); slips > 0; slips--)
        {
            var at = random.Next(name.Length);
            name = random.Next(4) switch
            {
                0 => name.Remove(at, 1),
                1 => name.Insert(at, "e"),
                2 when at + 1 < name.Length => $"{name[..at]}{name[at + 1]}{name[at]}{name[(at + 2)..]}",
                _ => $"{name[..at]}Q{name[(at + 1)..]}",
            };
            if (name.Length == 0)
                return "q";
        }
        return name;
    }
}
