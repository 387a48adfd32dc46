using System.Collections.Immutable;
using KrakenLint.Conditions;
using KrakenLint.Findings;
using KrakenLint.Graph;
using KrakenLint.Manifests;
using KrakenLint.Rules;
using KrakenLint.Settings;
using KrakenLint.Text;

namespace KrakenLint;

/// <summary>
/// The pipeline: text → YAML with positions → resources → bundles → graph and roles → rules → findings, in this order.
/// </summary>
public static class Linter
{
    /// <summary>Bytes of manifests. Of less, a second thread takes as long to begin as it saves.</summary>
    public const long FewBytes = 100_000;

    /// <param name="inputs">The files of the run; the result does not depend on their order.</param>
    /// <param name="jobs">How many documents and bundles may be worked on at a time; it changes nothing but the time.</param>
    /// <param name="beside">What is linted beside the files, so that it is not missing; null for nothing.</param>
    public static LintResult Lint(
        IEnumerable<LintInput> inputs,
        RuleSet rules,
        RoleBook roles,
        LintSettings settings,
        int jobs = 1,
        NamesBeside? beside = null
    )
    {
        var ordered = inputs.OrderBy(input => input.File.Path, StringComparer.Ordinal).ToArray();
        if (ordered.Sum(input => (long)input.File.Length) < FewBytes)
            jobs = 1;
        var files = OrderedWork.Do(ordered, jobs, input => ManifestReader.Read(input, ordered.Length == 1 ? jobs : 1));
        return Lint(files, Bundles.Of(files, settings.Namespace, beside), rules, roles, settings, jobs);
    }

    /// <summary>The same, for resources whose bundles are known.</summary>
    public static LintResult Lint(
        ImmutableArray<ManifestFile> files,
        ImmutableArray<Bundle> bundles,
        RuleSet rules,
        RoleBook roles,
        LintSettings settings,
        int jobs = 1
    )
    {
        var ofDocuments = files
            .SelectMany(file => file.Documents)
            .Where(document => document.Kind != DocumentKind.Template)
            .SelectMany(document => RuleRunner.Run(document, rules, settings));
        var ofValues = files
            .SelectMany(file => file.Documents)
            .SelectMany(document =>
                RuleRunner.Run(document, RoleFinder.Find(roles, document, settings), rules, settings)
            );
        var ofBundles = OrderedWork.Do(
            bundles,
            jobs,
            // What was known of a bundle is let go, so that not all of it is in memory at the end.
            bundle => RuleRunner.Run(bundle, rules, roles, settings, bundles.Length == 1 ? jobs : 1)
        );
        var beside = Drafts.Of([.. ofDocuments, .. ofValues]);
        var found = Drafts.Join(ofBundles.Prepend(beside));
        var (notes, counts) = ReadNotes.Of(files);
        var scopes = new Lazy<ImmutableArray<Scope>>(() =>
            [.. bundles.Select(bundle => ScopeOf(bundle, roles, settings))]
        );
        return new LintResult(
            FindingWriter.Write(found.Findings, Placed(files)),
            [
                .. notes,
                .. found
                    .Limits.DistinctBy(limit => limit.Span)
                    .Select(limit => new InputNote(
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
            Files = files,
            LateBundles = scopes,
            Remarks = Overview
                .OfFiles(files)
                .Concat(
                    new[] { scopes }.SelectMany(late =>
                        late.Value.SelectMany(scope => Overview.OfRoutes(scope.Graph, scope.Roles))
                    )
                ),
        };
    }

    private static Scope ScopeOf(Bundle bundle, RoleBook roles, LintSettings settings)
    {
        var graph = new BundleGraph(bundle, settings);
        return new Scope(
            graph,
            RoleFinder.Find(roles, graph, settings),
            settings,
            ImmutableDictionary<string, ScalarValue>.Empty,
            ReportsOpenWorld: false
        );
    }

    // Which releases meet in a cluster leaves no trace in what their findings are known by.
    private static HashSet<SourceFile>? Placed(ImmutableArray<ManifestFile> files) =>
        files.Any(file => file.Input.Placement is not null)
            ? [.. files.Where(file => file.Input.Placement is not null).Select(file => file.File)]
            : null;

    /// <summary>What rules say about problems of documents themselves, such as duplicate keys.</summary>
    internal static ImmutableArray<Finding> OnProblems(
        IEnumerable<ManifestDocument> documents,
        RuleSet rules,
        LintSettings settings
    ) => FindingWriter.Write(documents.SelectMany(document => RuleRunner.Run(document, rules, settings)));
}
