using KrakenLint.Cli.LanguageServer.Documents;
using KrakenLint.Cli.LanguageServer.Linting;
using KrakenLint.Cli.LanguageServer.Protocol;
using KrakenLint.Findings;
using KrakenLint.Fixes;
using KrakenLint.Suppression;

namespace KrakenLint.Cli.LanguageServer.Features;

/// <summary>Works out the edits of an action. Each is tried before it is handed on: what it is to do away with is gone then.</summary>
internal sealed class Resolving(OpenDocuments documents, Analyst analyst)
{
    private const string Reason = "say why this is acceptable";

    /// <exception cref="RequestFailed">It cannot be done; the message says why.</exception>
    public CodeAction Of(CodeAction action, Asked asked)
    {
        if (action.Data is not { } data)
            return action;
        var edit =
            data.What == Acting.Ignore ? Ignored(asked, data)
            : data.What == Acting.Fix ? Fixed(asked, finding => finding.Fingerprint == data.Fingerprint, true)
            : data.What == Acting.FixRule ? Fixed(asked, finding => finding.Rule.Id == data.Rule, true)
            : Fixed(asked, _ => true, false);
        return action with { Edit = edit };
    }

    private WorkspaceEdit Fixed(Asked asked, Func<Finding, bool> isWanted, bool includesUnsafe)
    {
        var known = asked.Analysis.Setup.Baseline;
        var results = asked
            .Analysis.Parts.Select(part =>
                part.Fix(finding => isWanted(finding) && !known.Knows(finding), includesUnsafe)
            )
            .ToArray();
        var files = results.SelectMany(result => result.Files).DistinctBy(file => file.Before.FullPath).ToArray();
        if (files.Length > 0)
            return FileEdits.Of(files, documents);
        var refusal = results.SelectMany(result => result.Refused).FirstOrDefault(refused => isWanted(refused.Finding));
        throw new RequestFailed(
            refusal is null ? "there is nothing to fix any more" : $"cannot be fixed here: {refusal.Reason}"
        );
    }

    private WorkspaceEdit Ignored(Asked asked, ActionData data)
    {
        if (asked.Analysis.Find(data.Fingerprint) is not { } finding)
            throw new RequestFailed("this is not found any more");
        var isTemplate = IgnoreComments.IsTemplate(asked.Analysis.Result, finding.Span.File);
        var commented = IgnoreComments.Add(asked.File, [finding], Reason, isTemplate);
        if (commented.After is { } edited)
        {
            var texts = documents.Snapshot();
            texts[asked.Path] = new OpenDocument(
                asked.Document.Uri,
                asked.Path,
                asked.Document.Version,
                edited.Slice(0, edited.Length)
            );
            var after = analyst.Of(asked.Unit.Key, texts, asksHelm: false, asked.Analysis, CancellationToken.None);
            if (
                after.IsWhole
                && after.Find(data.Fingerprint) is null
                && after.Result.Suppressed.Any(one => one.Finding.Fingerprint == data.Fingerprint)
            )
                return FileEdits.Of([new FixedFile(asked.File, edited)], documents);
        }
        throw new RequestFailed(
            $"no comment here can accept it; accept it in {ProjectFinder.FileName}: ignore: [{{ rule: {finding.Rule.Id}, reason: … }}]"
        );
    }
}
