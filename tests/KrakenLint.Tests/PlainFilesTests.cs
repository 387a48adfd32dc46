using KrakenLint.Cli;

namespace KrakenLint.Tests;

/// <summary>A file that a walk took for no link is opened without asking more; what has become a link since leads nowhere else.</summary>
public sealed class PlainFilesTests : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("krakenlint-");

    public PlainFilesTests()
    {
        Write("outside/secret.yaml", "kind: Secret\n");
        Write("repository/.git/HEAD", "ref: refs/heads/main\n");
        Write("repository/own/plain.yaml", "kind: Service\n");
        Write("repository/own/empty.yaml", "");
        File.CreateSymbolicLink(At("repository/own/inner.yaml"), "plain.yaml");
        File.CreateSymbolicLink(At("repository/own/outer.yaml"), "../../outside/secret.yaml");
        Directory.CreateSymbolicLink(At("repository/other"), "own");
        Directory.CreateSymbolicLink(At("repository/away"), "../outside");
    }

    [Theory]
    [InlineData("repository/own/plain.yaml", "kind: Service\n")]
    [InlineData("repository/own/empty.yaml", "")]
    [InlineData("repository/own/inner.yaml", "kind: Service\n")]
    [InlineData("repository/other/plain.yaml", "kind: Service\n")]
    [InlineData("repository/other/../own/plain.yaml", "kind: Service\n")]
    public void What_lies_in_the_repository_is_read(string path, string content)
    {
        var file = Read(path).File;
        Assert.Equal(content, file?.Slice(0, file.Length));
    }

    [Theory]
    [InlineData("repository/own/outer.yaml", "outside")]
    [InlineData("repository/away/secret.yaml", "outside")]
    [InlineData("repository/own", "unreadable")]
    [InlineData("repository/own/nothing.yaml", "unreadable")]
    public void What_does_not_is_told(string path, string code)
    {
        var read = Read(path);
        Assert.Equal((code, true), (read.Note?.Code, read.File is null));
    }

    [Fact]
    public void What_is_too_large_is_told() =>
        Assert.Equal("too-large", Reader(mostBytes: 4).Read(At("repository/own/plain.yaml"), isPlain: true).Note?.Code);

    [Fact]
    public void A_walk_tells_links_from_files_and_folders() =>
        Assert.Equal(
            [
                new FolderEntry("plain.yaml", IsFolder: false, IsLink: false),
                new FolderEntry("outer.yaml", IsFolder: false, IsLink: true),
                new FolderEntry("inner.yaml", IsFolder: false, IsLink: true),
                new FolderEntry("empty.yaml", IsFolder: false, IsLink: false),
            ],
            FolderWalk.EntriesOf(At("repository/own")) ?? []
        );

    [Fact]
    public void A_link_to_a_folder_is_a_folder_and_a_link() =>
        Assert.Contains(
            new FolderEntry("away", IsFolder: true, IsLink: true),
            FolderWalk.EntriesOf(At("repository")) ?? []
        );

    public void Dispose() => root.Delete(recursive: true);

    private ReadFile Read(string path) => Reader(mostBytes: 1 << 20).Read(At(path), isPlain: true);

    private static FileReader Reader(long mostBytes) =>
        new(new Streams(TextWriter.Null, TextWriter.Null, new(() => Stream.Null), IsTerminal: false), mostBytes, null);

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path)) ?? "");
        File.WriteAllText(At(path), text);
    }

    private string At(string path) => $"{root.FullName}/{path}";
}
