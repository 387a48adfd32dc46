using KrakenLint.Settings;

namespace KrakenLint.Tests.Settings;

/// <summary>What is offered as "did you mean".</summary>
public sealed class NearestTests
{
    // What the names have in common, a release or a component, makes none of them alike.
    [Theory]
    [InlineData("northwind-chat-vroom", "northwind-chat-cron")]
    [InlineData("northwind-chat-worker", "northwind-chat-server")]
    [InlineData("northwind-chat-api", "northwind-chat-app")]
    [InlineData("northwind-db", "northwind-mq")]
    [InlineData("north-chat-headless", "south-chat-headless")]
    [InlineData("chat", "chat-db")]
    [InlineData("redis-0", "redis-1")]
    public void Names_that_only_begin_or_end_alike_are_not_near(string name, string other) =>
        Assert.Null(Nearest.ToName(name, [other]));

    [Theory]
    [InlineData("northwind-chat-beckend", "northwind-chat-backend")]
    [InlineData("northwind-redsi-master", "northwind-redis-master")]
    [InlineData("northwnid-redis-master", "northwind-redis-master")]
    [InlineData("chat_redis_pasword", "chat_redis_password")]
    [InlineData("chatredis", "chat-redis")]
    [InlineData("talk-redis-ha", "talk-redis")]
    [InlineData("cahce", "cache")]
    public void A_slip_in_one_word_is_near(string name, string other) =>
        Assert.Equal(other, Nearest.ToName(name, ["northwind", other, "something-else"]));

    [Fact]
    public void The_nearest_of_several_is_meant() =>
        Assert.Equal("chat-postgres", Nearest.ToName("chat-postgrse", ["chat-postgresql", "chat-postgres"]));

    [Fact]
    public void Of_two_that_are_almost_as_near_none_is_the_only_one()
    {
        Assert.Equal("chat-backend", Nearest.OnlyName("chat-beckend", ["chat-backend", "chat-frontend"]));
        Assert.Null(Nearest.OnlyName("chat-backedn", ["chat-backend", "chat-backeds"]));
    }
}
