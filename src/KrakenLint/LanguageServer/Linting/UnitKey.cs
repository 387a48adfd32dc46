namespace KrakenLint.Cli.LanguageServer.Linting;

/// <summary>What is linted together.</summary>
internal enum UnitKind
{
    /// <summary>A chart with all its combinations of values.</summary>
    Chart,

    /// <summary>The files of one folder that belong to no chart.</summary>
    Manifests,

    Rule,
    Controller,
    Configuration,
}

/// <summary>One thing that is linted.</summary>
/// <param name="Path">Absolute, with <c>/</c> between folders: the chart's folder, the folder, or the file.</param>
internal sealed record UnitKey(UnitKind Kind, string Path)
{
    public string Folder => Kind is UnitKind.Chart or UnitKind.Manifests ? Path : Path[..Path.LastIndexOf('/')];
}
