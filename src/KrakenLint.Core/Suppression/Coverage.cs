using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Text;

namespace KrakenLint.Suppression;

/// <summary>What a suppression is about, apart from the rule.</summary>
internal abstract record Coverage
{
    /// <param name="finding">As it is reported.</param>
    /// <param name="origin">One of the nodes that it stands for.</param>
    public abstract bool Covers(Finding finding, FindingOrigin origin);

    /// <summary>Stretches of files: every place on the way of a value counts.</summary>
    public sealed record Regions(ImmutableArray<SourceSpan> Spans) : Coverage
    {
        public override bool Covers(Finding finding, FindingOrigin origin) =>
            Spans.Any(region =>
                region.Contains(finding.Span) || region.Contains(origin.Rendered) || origin.Trace.Any(region.Contains)
            );
    }

    /// <summary>What an entry of the configuration says of resources, files and charts.</summary>
    public sealed record Entry(Func<Finding, FindingOrigin, bool> Fits) : Coverage
    {
        public override bool Covers(Finding finding, FindingOrigin origin) => Fits(finding, origin);
    }
}
