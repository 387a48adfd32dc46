namespace KrakenLint.Rules;

/// <summary>How bad a finding is; SARIF's levels bear the same names.</summary>
public enum Severity
{
    Off,
    Note,
    Warning,
    Error,
}
