using System.Collections.Immutable;
using KrakenLint.Cli.LanguageServer.Documents;
using KrakenLint.Findings;
using KrakenLint.Manifests;
using KrakenLint.Templates;

namespace KrakenLint.Cli.LanguageServer.Linting;

/// <summary>What is found in a file alone, without its chart or the files beside it: known after a few milliseconds.</summary>
/// <param name="All">What linting the file says; the chart may know better.</param>
/// <param name="Sure">What holds whatever its chart says, in a file of a chart that is what is wrong with it as a file.</param>
internal sealed record OwnFindings(ImmutableArray<Finding> All, Analysis Sure)
{
    public IEnumerable<string> Fingerprints => All.Select(finding => finding.Fingerprint);

    /// <summary>The fingerprints of what was found in the whole unit and is mended in this file now.</summary>
    public ImmutableHashSet<string> MendedIn(OwnFindings now, Analysis last)
    {
        var stays = now.Fingerprints.ToHashSet(StringComparer.Ordinal);
        // The chart knows a finding by what is rendered, the file by its key: it is the same where it stands at the same place.
        var goes = All.Where(finding => !stays.Contains(finding.Fingerprint)).Select(PlaceOf).ToHashSet();
        return
        [
            .. last
                .Result.Findings.Where(finding => goes.Contains(PlaceOf(finding)))
                .Select(finding => finding.Fingerprint),
        ];
    }

    private static (string Rule, string? File, int Start) PlaceOf(Finding finding) =>
        (finding.Rule.Id, finding.Span.File.FullPath, finding.Span.Start);

    /// <param name="last">What was found in the whole unit before.</param>
    public static OwnFindings Of(UnitKey unit, OpenDocument document, Analysis last, Streams streams)
    {
        var nothing = last with { Result = LintResult.Empty, Notes = [], Parts = [], Renderings = [] };
        var setup = last.Setup;
        var reader = new FileReader(streams, setup.MostBytes, null, setup.Project.Boundary)
        {
            Open = new Dictionary<string, byte[]> { [document.Path] = document.Bytes },
        };
        var path = Path.GetRelativePath(Environment.CurrentDirectory, document.Path);
        return unit.Kind switch
        {
            UnitKind.Manifests => OfManifest(nothing, path, reader),
            UnitKind.Chart when IsTemplate(unit, document) => OfTemplate(nothing, path, reader),
            UnitKind.Chart when last.IsValues(document.Path) => OfValues(nothing, path, reader),
            _ => new OwnFindings([], nothing),
        };
    }

    private static OwnFindings OfManifest(Analysis nothing, string path, FileReader reader)
    {
        var configuration = nothing.Setup.Project.Configuration;
        var globs = new PathGlobs(nothing.Setup.Project.Folder, configuration.ValuesFiles);
        var collector = new FileCollector(reader, new PathGlobs(nothing.Setup.Project.Folder, []), globs);
        var found = Lint(nothing.Setup, [.. collector.Collect([path]).Inputs]);
        return new OwnFindings(found.Findings, nothing with { Result = found });
    }

    private static OwnFindings OfValues(Analysis nothing, string path, FileReader reader)
    {
        if (reader.Read(path).File is not { } file)
            return new OwnFindings([], nothing);
        var input = new LintInput(file) { IsValues = true }.Read();
        var setup = nothing.Setup;
        var problems = Linter.OnProblems(ManifestReader.Read(input).Documents, setup.Rules, setup.Settings);
        return new OwnFindings(
            Lint(setup, [input]).Findings,
            nothing with
            {
                Result = LintResult.Empty with { Findings = problems },
            }
        );
    }

    private static OwnFindings OfTemplate(Analysis nothing, string path, FileReader reader) =>
        new(
            [],
            reader.Read(path).File is { } file
                ? nothing with
                {
                    Notes =
                    [
                        .. TemplateTree
                            .Of(file)
                            .Problems.Select(problem => new InputNote(
                                "template",
                                problem.Span.File.Path,
                                problem.Text,
                                IsFailure: true,
                                problem.Span
                            )),
                    ],
                }
                : nothing
        );

    // Whether a comment is of use shows when everything was looked at.
    private static LintResult Lint(Setup setup, ImmutableArray<LintInput> inputs)
    {
        var result = setup.Suppression.Apply(
            Linter.Lint(inputs, setup.Rules, setup.Library.Roles, setup.Settings, jobs: 1)
        );
        return setup.New(
            result with
            {
                Findings = [.. result.Findings.Where(finding => !Suppression.RuleNames.IsOnSuppressions(finding.Rule))],
            }
        );
    }

    private static bool IsTemplate(UnitKey unit, OpenDocument document) =>
        Path.GetRelativePath(unit.Path, document.Path).Replace('\\', '/').Split('/').Contains("templates");
}
