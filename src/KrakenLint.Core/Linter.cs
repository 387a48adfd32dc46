using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Graph;
using KrakenLint.Manifests;
using KrakenLint.Rules;
using KrakenLint.Settings;

namespace KrakenLint;

/// <summary>
/// The pipeline: text → YAML with positions → resources → bundles → graph and roles → rules → findings, in this order.
/// </summary>
public static class Linter
{
    /// <param name="inputs">The files of the run; the result does not depend on their order.</param>
    public static LintResult Lint(IEnumerable<LintInput> inputs, RuleSet rules, RoleBook roles, LintSettings settings)
    {
        var files = inputs
            .OrderBy(input => input.File.Path, StringComparer.Ordinal)
            .Select(ManifestReader.Read)
            .ToImmutableArray();
        return Lint(files, Bundles.Of(files, settings.Namespace), rules, roles, settings);
    }

    /// <summary>The same, for resources whose bundles are known.</summary>
    public static LintResult Lint(
        ImmutableArray<ManifestFile> files,
        ImmutableArray<Bundle> bundles,
        RuleSet rules,
        RoleBook roles,
        LintSettings settings
    )
    {
        var ofDocuments = files
            .SelectMany(file => file.Documents)
            .Where(document => document.Kind != DocumentKind.Template)
            .SelectMany(document => RuleRunner.Run(document, rules, settings));
        var graphs = bundles.Select(bundle => new BundleGraph(bundle, settings)).ToArray();
        var maps = graphs.Select(graph => RoleFinder.Find(roles, graph, settings)).ToArray();
        var ofResources = graphs.Zip(maps).SelectMany(pair => RuleRunner.Run(pair.First, pair.Second, rules, settings));
        var found = ofDocuments.Concat(ofResources).ToList();
        var (notes, counts) = ReadNotes.Of(files);
        var limits = found.Select(raw => raw.Limit).OfType<Text.Problem>().DistinctBy(limit => limit.Span);
        return new LintResult(
            FindingWriter.Write(found.Where(raw => raw.Limit is null)),
            [
                .. notes,
                .. limits.Select(limit => new InputNote(
                    "limit",
                    limit.Span.File.Path,
                    limit.Text,
                    IsFailure: true,
                    limit.Span
                )),
            ],
            counts
        )
        {
            Remarks =
            [
                .. Overview.OfFiles(files),
                .. graphs.Zip(maps).SelectMany(pair => Overview.OfRoutes(pair.First, pair.Second)),
            ],
        };
    }
}
