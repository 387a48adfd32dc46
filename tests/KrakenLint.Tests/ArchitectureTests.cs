using System.Text.RegularExpressions;

namespace KrakenLint.Tests;

/// <summary>What the sources must keep to, read from the sources.</summary>
public sealed partial class ArchitectureTests
{
    private static readonly string[] Folders =
    [
        "Text",
        "Yaml",
        "JsonPaths",
        "Decoding",
        "Settings",
        "Units",
        "Templates",
        "Rendering",
        "Manifests",
        "Ways",
        "Graph",
        "Force",
        "Conditions",
        "Rules",
        "Findings",
        "Fixes",
        "Helm",
        "Releases",
        "Suppression",
        "Examples",
        "Maps",
        "Runbooks",
        "Comparing",
        "Reporting",
    ];

    private static readonly string Core = Path.Combine(Repository.Root, "src", "KrakenLint.Core");

    [Fact]
    public void Every_folder_of_the_library_has_its_place() =>
        Assert.Equal(
            Folders.Order(StringComparer.Ordinal),
            Directory
                .GetDirectories(Core)
                .Select(path => Path.GetFileName(path))
                .Where(name => name is not ("bin" or "obj"))
                .Order(StringComparer.Ordinal)
        );

    [Fact]
    public void A_folder_uses_only_those_above_it()
    {
        foreach (var (folder, index) in Folders.Select((folder, index) => (folder, index)))
        {
            var below = Folders[(index + 1)..];
            foreach (var file in SourcesIn(Path.Combine(Core, folder)))
            {
                var used = UsedNamespaces().Matches(File.ReadAllText(file)).Select(match => match.Groups["name"].Value);
                Assert.True(!used.Intersect(below).Any(), $"{file} uses {string.Join(", ", used.Intersect(below))}");
            }
        }
    }

    [Fact]
    public void Regular_expressions_from_files_are_made_in_one_place() =>
        Assert.Equal(
            [Path.Combine(Core, "Text", "BoundedRegex.cs")],
            Folders
                .SelectMany(folder => SourcesIn(Path.Combine(Core, folder)))
                .Where(file => File.ReadAllText(file).Contains("new Regex(", StringComparison.Ordinal))
        );

    [Fact]
    public void A_file_is_in_the_namespace_of_its_folder() =>
        Assert.All(
            Folders.SelectMany(folder =>
                SourcesIn(Path.Combine(Core, folder))
                    .Select(file => (file, space: $"namespace KrakenLint.{FolderOf(file)};"))
            ),
            pair => Assert.Contains(pair.space, File.ReadAllText(pair.file), StringComparison.Ordinal)
        );

    private static string FolderOf(string file) =>
        Path.GetRelativePath(Core, Path.GetDirectoryName(file) ?? Core).Replace('/', '.');

    [Theory]
    [InlineData("YamlDotNet", "/Yaml/YamlDotNet")]
    [InlineData("Microsoft.CodeAnalysis.Sarif", "/Reporting/Sarif")]
    [InlineData("Newtonsoft", "/nowhere/")]
    [InlineData("System.CommandLine", "/src/KrakenLint/")]
    public void A_package_is_seen_by_few(string name, string place) =>
        Assert.All(
            SourcesIn(Path.Combine(Repository.Root, "src"))
                .Where(file => !file.Contains(place, StringComparison.Ordinal)),
            file => Assert.DoesNotContain($"using {name}", File.ReadAllText(file), StringComparison.Ordinal)
        );

    [Fact]
    public void No_file_is_longer_than_300_lines() =>
        Assert.All(
            SourcesIn(Path.Combine(Repository.Root, "src")).Concat(SourcesIn(Path.Combine(Repository.Root, "tests"))),
            file => Assert.True(File.ReadLines(file).Count() <= 300, file)
        );

    [Fact]
    public void Null_is_never_denied() =>
        Assert.All(
            SourcesIn(Path.Combine(Repository.Root, "src")),
            file => Assert.DoesNotMatch(Denial(), File.ReadAllText(file))
        );

    [Fact]
    public void Every_path_that_a_page_names_exists()
    {
        foreach (
            var page in Directory.EnumerateFiles(Repository.Root, "*.md", SearchOption.AllDirectories).Where(IsOurs)
        )
        {
            var folder = Path.GetDirectoryName(page) ?? Repository.Root;
            foreach (Match match in Paths().Matches(File.ReadAllText(page)))
            {
                var path = match.Groups["path"].Value;
                if (path.Contains("://", StringComparison.Ordinal))
                    continue;
                Assert.True(
                    Path.Exists(Path.Combine(folder, path)) || Path.Exists(Path.Combine(Repository.Root, path)),
                    $"{Path.GetRelativePath(Repository.Root, page)} names {path}"
                );
            }
        }
    }

    private static IEnumerable<string> SourcesIn(string folder) =>
        Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Where(IsOurs);

    private static bool IsOurs(string path) =>
        !Path.GetRelativePath(Repository.Root, path).Split('/').Any(part => part is "bin" or "obj" or "artifacts");

    [GeneratedRegex(
        @"(using |[^.\w])(KrakenLint\.)(?<name>[A-Z]\w+)",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex UsedNamespaces();

    // "value!." and "value!;" beside "!=" and negations.
    [GeneratedRegex(
        @"[\w)\]]!([.;,)\[]|\s*$)",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.NonBacktracking
    )]
    private static partial Regex Denial();

    // In links, and in back quotes where it is plainly a file or folder of this repository.
    [GeneratedRegex(
        @"\]\((?<path>[^)#\s]+)|`(?<path>(src|tests|rules|samples|\.ci|\.github)/[\w./-]+)`",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Paths();
}
