using System.Text.RegularExpressions;
using KrakenLint.Reporting.Drawings;

namespace KrakenLint.Tests.Reporting;

public sealed partial class EvidenceWordsTests
{
    [Fact]
    public void Every_code_of_evidence_is_explained_on_maps()
    {
        var roles = File.ReadAllText(Path.Combine(Repository.Root, "rules", "roles.yaml"));
        var codes = Code().Matches(roles).Select(match => match.Groups["code"].Value).Distinct().ToArray();

        Assert.Contains("E6", codes);
        Assert.All(codes, code => Assert.True(EvidenceWords.Knows(code), $"{code} has no row in EvidenceWords"));
    }

    [GeneratedRegex(@"- id: (?<code>E[\w-]+)\s", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Code();
}
