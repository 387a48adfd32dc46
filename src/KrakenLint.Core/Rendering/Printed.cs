namespace KrakenLint.Rendering;

/// <summary>What a template printed.</summary>
/// <param name="Stopped">Why it gave up before its end, or null.</param>
/// <param name="IsLimit">True where Helm would have gone on.</param>
public sealed record Printed(Rope Text, string? Stopped, bool IsLimit = false);
