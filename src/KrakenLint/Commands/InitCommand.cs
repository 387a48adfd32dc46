using System.CommandLine;
using System.Text;

namespace KrakenLint.Cli.Commands;

/// <summary><c>krakenlint init</c>: a configuration file to begin with.</summary>
internal static class InitCommand
{
    private const string Kind = "config";
    private const string HookFile = ".pre-commit-config.yaml";
    private const string WorkflowFile = ".github/workflows/krakenlint.yaml";

    public static Command Create(Streams streams)
    {
        var hook = new Option<bool>("--pre-commit")
        {
            Description = $"also write {HookFile}; where there is one, print the entry to add to it",
        };
        var workflow = new Option<bool>("--workflow")
        {
            Description = $"also write {WorkflowFile}, which lints pull requests",
        };
        var schema = new Option<bool>("--schema")
        {
            Description =
                $"also write {SchemaFile.NameOf(Kind)}, and name it in the configuration: for editors with a YAML server",
        };
        var command = new Command(
            "init",
            $"Writes a commented {ProjectFinder.FileName} into this folder, with what is found in it"
        )
        {
            hook,
            workflow,
            schema,
        };
        command.SetAction(parsed =>
            Run(parsed.GetValue(hook), parsed.GetValue(workflow), parsed.GetValue(schema), streams)
        );
        return command;
    }

    private static int Run(bool withHook, bool withWorkflow, bool withSchema, Streams streams)
    {
        var modeLine = withSchema ? SchemaFile.ModeLine(SchemaFile.NameOf(Kind)) : "";
        var isNew = Write(
            ProjectFinder.FileName,
            modeLine + InitFindings.Configuration(Environment.CurrentDirectory, streams),
            streams
        );
        if (!isNew)
            streams.Error.Write(
                $"krakenlint: {ProjectFinder.FileName} is already there and was left as it is; remove it first to begin anew\n"
            );
        // Who has a configuration and asks for the hook gets the hook.
        if (!isNew && !withHook && !withWorkflow && !withSchema)
            return ExitCode.Usage;
        if (withSchema && !SchemaFile.WriteHere(Kind, streams))
            return ExitCode.Usage;
        if (withSchema && !isNew)
            streams.Error.Write($"krakenlint: add this as the first line of {ProjectFinder.FileName}: {modeLine}");
        if (withHook && !Write(HookFile, InitTemplates.PreCommit, streams))
        {
            streams.Error.Write($"krakenlint: {HookFile} is already there; add this below its \"repos\":\n");
            streams.Out.Write(InitTemplates.PreCommitEntry);
        }
        if (withWorkflow && !Write(WorkflowFile, InitTemplates.Workflow, streams))
            streams.Error.Write($"krakenlint: {WorkflowFile} is already there and was left as it is\n");
        if (!withHook && !withWorkflow && !withSchema)
            streams.Error.Write(
                "krakenlint: next: krakenlint lint; krakenlint init --pre-commit adds a hook, --workflow a workflow for pull requests, --schema a JSON Schema for editors\n"
            );
        return ExitCode.Clean;
    }

    /// <returns>False where there is such a file, or a link of that name.</returns>
    private static bool Write(string path, string text, Streams streams)
    {
        if (Path.Exists(path) || new FileInfo(path).LinkTarget is not null)
            return false;
        try
        {
            if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
                Directory.CreateDirectory(folder);
            using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            stream.Write(Encoding.UTF8.GetBytes(text));
        }
        catch (UnauthorizedAccessException error)
        {
            throw new IOException($"{path}: permission denied", error);
        }
        streams.Error.Write($"krakenlint: wrote {path}\n");
        return true;
    }
}
