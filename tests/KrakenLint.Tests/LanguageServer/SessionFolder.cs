namespace KrakenLint.Tests.LanguageServer;

/// <summary>The folder that an editor has open in a session, a repository of its own.</summary>
internal sealed class SessionFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("krakenlint-");

    public SessionFolder(SessionText session)
    {
        Path = $"{folder.FullName}/work";
        Directory.CreateDirectory($"{Path}/.git");
        foreach (var step in session.Steps.Where(step => step.Verb is "file" or "link"))
        {
            var path = $"{Path}/{step.Argument}";
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path) ?? Path);
            if (step.Verb == "file")
                File.WriteAllText(path, step.Text);
            else
                File.CreateSymbolicLink(path, step.Text.Trim());
        }
    }

    public string Path { get; }

    public void Dispose() => folder.Delete(recursive: true);
}
