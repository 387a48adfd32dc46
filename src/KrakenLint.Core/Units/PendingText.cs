namespace KrakenLint.Units;

/// <summary>Texts that another program replaces before the cluster sees them: envsubst, Flux, a template.</summary>
public static class PendingText
{
    public static bool Is(string text) =>
        text.StartsWith("{{", StringComparison.Ordinal) || text.StartsWith("${", StringComparison.Ordinal);
}
