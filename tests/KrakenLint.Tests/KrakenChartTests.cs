using static KrakenLint.Tests.ChartFindings;

namespace KrakenLint.Tests;

/// <summary>
/// The chart that this linter was written for, before and after its repair: every finding in both profiles, and why it is
/// right.
/// </summary>
public sealed class KrakenChartTests
{
    private static readonly ChartFinding[] Placeholders =
    [
        new("KRK801", 177, 26, Error, Error, "base64 of changeme-root-password, from the chart's values"),
        new("KRK801", 178, 22, Error, Error, "base64 of changeme-kraken-password"),
        new("KRK801", 195, 19, Error, Error, "base64 of changeme-redis-password"),
        new("KRK801", 211, 15, Error, Error, "CHANGE-ME… signs every login"),
        new("KRK801", 212, 23, Error, Error, "CHANGE-ME… signs every refresh of a login"),
        new("KRK801", 215, 23, Error, Error, "your-livekit-api-secret"),
        new("KRK801", 217, 19, Error, Error, "changeme-redis-password again, on the client's side"),
        new("KRK801", 532, 16, Error, Error, "changeme-kraken-password inside the URL"),
        new("KRK801", 540, 20, Error, Error, "your-livekit-api-key"),
    ];

    /// <summary>What both charts have; behind the Service, whose affinity went, a line lower in the first.</summary>
    private static ChartFinding[] InBoth(int shift) =>
        [
            new("KRK803", 532, 16, Error, Warning, "the database's password, inside a URL of a ConfigMap"),
            new(
                "KRK915",
                532,
                16,
                Error,
                Warning,
                "MongoDB as a replica set has headless Services only, by other names"
            ),
            new("KRK805", 539, 16, Warning, Warning, "wss://livekit.example.com, which browsers are sent to"),
            new("KRK508", 543, 13, Warning, Note, "secure cookies, and an Ingress without TLS"),
            new("KRK609", 546, 21, Warning, Note, "two replicas, each with uploads of its own"),
            new("KRK606", 702 + shift, 7, Warning, Note, "two replicas, and no budget although values.yaml has one"),
            new("KRK605", 728 + shift, 5, Note, Note, "the default of 30 seconds"),
            new("KRK608", 728 + shift, 5, Note, Off, "both replicas may be on one node"),
            new("KRK503", 736 + shift, 17, Note, Off, "the gateways admit http://localhost:5173 by default"),
            new("KRK604", 736 + shift, 17, Warning, Note, "no preStop hook"),
            new("KRK808", 743 + shift, 18, Error, Error, "ghcr.io/user is nobody's registry path"),
            new("KRK806", 743 + shift, 46, Warning, Warning, "latest"),
            new("KRK807", 744 + shift, 28, Warning, Note, "latest, which is not pulled again"),
            new("KRK917", 778 + shift, 17, Warning, Note, "the volume for uploads, mounted nowhere"),
            new("KRK808", 822 + shift, 18, Error, Error, "the frontend's as well"),
            new("KRK806", 822 + shift, 47, Warning, Warning, "the frontend's as well"),
            new("KRK807", 823 + shift, 28, Warning, Note, "the frontend's as well"),
            new("KRK809", 914 + shift, 18, Warning, Warning, "MongoDB's arbiter from docker.io/bitnami"),
            new("KRK809", 1080 + shift, 18, Warning, Warning, "an init container of MongoDB"),
            new("KRK809", 1114 + shift, 18, Warning, Warning, "MongoDB"),
            new("KRK809", 1333 + shift, 18, Warning, Warning, "the Redis of the adapter"),
        ];

    [Fact]
    public void The_chart_that_lost_messages_is_reported_row_by_row() =>
        ChartFindings.AssertAre(
            "93e9c96.rendered.yaml",
            [
                .. Placeholders,
                .. InBoth(shift: 1),
                new(
                    "KRK201",
                    663,
                    20,
                    Error,
                    Warning,
                    "the guide's critical point; behind ingress-nginx it has no effect"
                ),
                new("KRK100", 1458, 3, Error, Off, "required by the guide; ingress-nginx does not know it"),
                new("KRK101", 1458, 3, Error, Error, "two replicas of a Socket.IO server without sticky sessions"),
                new("KRK103", 1458, 3, Error, Off, "required by the guide; without a cookie there is nothing to name"),
                new("KRK104", 1458, 3, Error, Off, "required by the guide; without a cookie there is no age"),
                new("KRK106", 1458, 3, Error, Off, "required by the guide; without a cookie there is no mode"),
                new("KRK701", 1463, 1, Error, Error, "LiveKit calls need HTTPS, the Ingress has no tls"),
                new("KRK706", 1466, 13, Note, Off, "kraken.local, which browsers elsewhere cannot resolve"),
                new(
                    "KRK119",
                    1483,
                    19,
                    Warning,
                    Warning,
                    "the dot of /socket.io, refused by some releases of the controller"
                ),
            ]
        );

    [Fact]
    public void The_repaired_chart_keeps_what_the_repair_did_not_touch() =>
        ChartFindings.AssertAre(
            "11dd524.rendered.yaml",
            [
                .. Placeholders,
                .. InBoth(shift: 0),
                new("KRK706", 1470, 13, Note, Off, "kraken.local, which browsers elsewhere cannot resolve"),
                new(
                    "KRK105",
                    1464,
                    57,
                    Off,
                    Warning,
                    "the guide's 3600 counts from a client's first request, since the cookie is not renewed"
                ),
                new(
                    "KRK111",
                    1466,
                    53,
                    Off,
                    Note,
                    "the key has no effect in ingress-nginx, the guide wants it all the same"
                ),
                new("KRK701", 1467, 1, Error, Error, "still no tls"),
                new(
                    "KRK118",
                    1487,
                    19,
                    Warning,
                    Error,
                    "one persistent cookie for / and /socket.io: the latter is not sticky"
                ),
                new("KRK119", 1487, 19, Warning, Warning, "still the dot"),
            ]
        );
}
