namespace KrakenLint.Cli;

/// <summary>What this build calls itself.</summary>
internal static class Product
{
    /// <summary>Such as <c>0.1.0</c>.</summary>
    public static string Version { get; } = typeof(Product).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";
}
