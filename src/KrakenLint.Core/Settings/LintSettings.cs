using System.Collections.Immutable;

namespace KrakenLint.Settings;

/// <summary>What a project says about itself; rules read it through <c>{setting: NAME}</c>.</summary>
/// <param name="Profile">The profile to lint with.</param>
public sealed record LintSettings(string Profile)
{
    /// <summary>The deployment guide as written.</summary>
    public const string Kraken = "kraken";

    /// <summary>Facts for any real-time application.</summary>
    public const string Generic = "generic";

    public static ImmutableArray<string> Profiles { get; } = [Kraken, Generic];

    /// <summary>Settings by name with their defaults: Socket.IO's own (https://socket.io/docs/v4/server-options/), in seconds.</summary>
    public static ImmutableDictionary<string, string> Defaults { get; } =
        ImmutableDictionary<string, string>
            .Empty.Add("socketio.transports", "polling,websocket")
            .Add("socketio.pingInterval", "25")
            .Add("socketio.pingTimeout", "20");

    public string? this[string name] => Defaults.GetValueOrDefault(name);
}
