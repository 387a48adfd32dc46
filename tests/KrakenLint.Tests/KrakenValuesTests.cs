using static KrakenLint.Tests.ChartFindings;

namespace KrakenLint.Tests;

/// <summary>The same of the values of that chart, linted without its templates.</summary>
public sealed class KrakenValuesTests
{
    /// <summary>What both have; seven annotations came above most of it.</summary>
    private static ChartFinding[] InBoth(int shift) =>
        [
            new("KRK808", 22, 17, Error, Error, "ghcr.io/user is nobody's registry path"),
            new("KRK806", 24, 10, Warning, Warning, "latest"),
            new("KRK808", 102, 17, Error, Error, "the frontend's as well"),
            new("KRK806", 104, 10, Warning, Warning, "the frontend's as well"),
            new("KRK706", 193 + shift, 13, Note, Off, "kraken.local, which browsers elsewhere cannot resolve"),
            new("KRK701", 208 + shift, 11, Warning, Note, "tls.mode is none"),
            new("KRK801", 238 + shift, 19, Error, Error, "the root password of MongoDB"),
            new("KRK801", 240 + shift, 15, Error, Error, "the chart's user of MongoDB"),
            new("KRK801", 277 + shift, 15, Error, Error, "the password of Redis"),
            new(
                "KRK901",
                287 + shift,
                3,
                Error,
                Error,
                "redis.master stands there twice, and the persistence of the first is lost"
            ),
            new("KRK805", 307 + shift, 8, Warning, Warning, "wss://livekit.example.com, which browsers are sent to"),
            new("KRK801", 310 + shift, 11, Error, Error, "your-livekit-api-key"),
            new("KRK801", 311 + shift, 14, Error, Error, "your-livekit-api-secret"),
            new("KRK801", 318 + shift, 14, Error, Error, "signs every login"),
            new("KRK801", 319 + shift, 21, Error, Error, "signs every refresh of a login"),
        ];

    [Fact]
    public void The_values_that_lost_messages_are_reported_row_by_row() =>
        AssertAre(
            "93e9c96.values.yaml",
            [
                .. InBoth(shift: 0),
                new("KRK100", 182, 3, Error, Off, "required by the guide"),
                new("KRK101", 182, 3, Error, Error, "no sticky sessions, and backend.replicaCount is 2"),
                new("KRK103", 182, 3, Error, Off, "required by the guide"),
                new("KRK104", 182, 3, Error, Off, "required by the guide"),
                new("KRK106", 182, 3, Error, Off, "required by the guide"),
                new("KRK119", 201, 17, Warning, Warning, "the dot of /socket.io"),
            ],
            "values.yaml"
        );

    [Fact]
    public void The_repaired_values_keep_what_the_repair_did_not_touch() =>
        AssertAre(
            "11dd524.values.yaml",
            [
                .. InBoth(shift: 7),
                new("KRK111", 190, 53, Off, Note, "the key has no effect in ingress-nginx"),
                new("KRK105", 194, 57, Off, Warning, "3600 counts from a client's first request"),
                new(
                    "KRK118",
                    208,
                    17,
                    Warning,
                    Error,
                    "/ and /socket.io lead to two Services, with one persistent cookie"
                ),
                new("KRK119", 208, 17, Warning, Warning, "still the dot"),
            ],
            "values.yaml"
        );

    [Fact]
    public void Laid_over_a_chart_they_may_leave_things_out() =>
        AssertAre(
            "93e9c96.values.yaml",
            // Annotations of the chart may end TLS elsewhere.
            [
                .. InBoth(shift: 0).Where(row => row.Rule != "KRK701"),
                new("KRK119", 201, 17, Warning, Warning, "the path itself is known"),
            ],
            "values-prod.yaml"
        );
}
