using KrakenLint.Units;

namespace KrakenLint.Cli.Charts;

/// <summary>Charts that lie in a registry or repository, which nobody fetches here.</summary>
internal static class ChartAddress
{
    /// <summary>Why an address is not read, and what to run instead.</summary>
    public static string Refused(string address)
    {
        var shown = Credentials.RedactProse(address);
        return $"\"{shown}\" is an address, and KrakenLint uses no network; run helm pull --untar {ShellText.Quote(shown)} and give the folder";
    }
}
