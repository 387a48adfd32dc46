using KrakenLint.Text;

namespace KrakenLint.Reporting.Sarif;

/// <summary>Paths as URI references: relative to the repository's root where that is known.</summary>
internal static class SarifUri
{
    public static Uri For(SourceFile file) => file.Once(typeof(SarifUri), of => For(of.ReportPath));

    public static Uri For(string path)
    {
        if (path.StartsWith('/'))
            return new Uri($"file:///{Escape(path.TrimStart('/'))}");
        return path is [var drive, ':', '/', ..] && char.IsAsciiLetter(drive)
            ? new Uri($"file:///{drive}:/{Escape(path[3..])}")
            : new Uri(Escape(path), UriKind.Relative);
    }

    private static string Escape(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
}
