using KrakenLint.Units;

namespace KrakenLint.Tests.Units;

public sealed class CredentialsTests
{
    [Theory]
    [InlineData("redis://user:hunter2@redis:6379/0", "redis://user:***@redis:6379/0")]
    [InlineData("redis://:hunter2@redis", "redis://:***@redis")]
    [InlineData("a redis://:x@r and amqp://u:y@q", "a redis://:***@r and amqp://u:***@q")]
    [InlineData("redis://user:p@hunter2@redis", "redis://user:***@redis")]
    [InlineData("redis://user@redis", "redis://***@redis")]
    [InlineData("wss://a.dev/rtc?access_token=x1&room=2", "wss://a.dev/rtc?access_token=***&room=2")]
    [InlineData("https://example.com:8080/a@b", "https://example.com:8080/a@b")]
    [InlineData("https://example.com/?a=b:c@d", "https://example.com/?a=b:c@d")]
    [InlineData("postgres://user:hun/ter?2@db:5432/chat", "postgres://user:***@db:5432/chat")]
    [InlineData("redis://:12/hunter2@redis and a@b", "redis://:***@redis and a@b")]
    [InlineData("https://user:/hunter2@example.com", "https://user:***@example.com")]
    [InlineData("://:x@y", "://:x@y")]
    [InlineData(
        "redis-server --requirepass hunter2 --appendonly yes",
        "redis-server --requirepass *** --appendonly yes"
    )]
    [InlineData("masterauth \"hunter2\"", "masterauth \"***\"")]
    [InlineData("--requirepass=$(REDIS_PASSWORD)", "--requirepass=$(REDIS_PASSWORD)")]
    [InlineData("mailto:a@b", "mailto:a@b")]
    public void Passwords_of_urls_and_options_are_replaced(string text, string expected)
    {
        Assert.Equal(expected, Credentials.Redact(text));
        Assert.Equal(text != expected, Credentials.HasPassword(text));
    }

    [Theory]
    [InlineData("the demo has password=hunter2, everybody knows", "the demo has password=***, everybody knows")]
    [InlineData("API_TOKEN: abc123 is public", "API_TOKEN: *** is public")]
    [InlineData("see redis://:x@r", "see redis://:***@r")]
    [InlineData("secretName=chat-tls", "secretName=chat-tls")]
    [InlineData("the token is rotated: see the runbook", "the token is rotated: see the runbook")]
    public void Secrets_in_what_people_write_are_replaced(string text, string expected) =>
        Assert.Equal(expected, Credentials.RedactProse(text));

    [Fact]
    public void A_long_word_before_a_separator_is_read_once() =>
        Assert.False(Credentials.HasPassword($"{new string('a', 5_000_000)}://x"));

    [Theory]
    [InlineData("REDIS_PASSWORD", true)]
    [InlineData("jwtSecret", true)]
    [InlineData("api-key", true)]
    [InlineData("AUTH_TOKEN", true)]
    [InlineData("tls.private_key", true)]
    [InlineData("secretName", false)]
    [InlineData("secretKeyRef", false)]
    [InlineData("existingSecret", false)]
    [InlineData("imagePullSecrets", false)]
    [InlineData("automountServiceAccountToken", false)]
    [InlineData("tokenUrl", false)]
    [InlineData("nginx.ingress.kubernetes.io/auth-secret", false)]
    [InlineData("nginx.ingress.kubernetes.io/session-cookie-name", false)]
    [InlineData("replicas", false)]
    public void Keys_that_hold_credentials_are_known_by_name(string name, bool expected) =>
        Assert.Equal(expected, Credentials.IsKey(name));
}
