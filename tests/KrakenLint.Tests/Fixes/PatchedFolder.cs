using System.Diagnostics;
using System.Text;

namespace KrakenLint.Tests.Fixes;

/// <summary>A folder of its own in which git applies patches; tests are skipped where there is no git.</summary>
internal sealed class PatchedFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("krakenlint-");

    public void Write(string path, ReadOnlySpan<byte> bytes)
    {
        var file = Path.Combine(folder.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file) ?? "");
        File.WriteAllBytes(file, bytes);
    }

    public byte[] Read(string path) => File.ReadAllBytes(Path.Combine(folder.FullName, path));

    /// <returns>What git complained about; empty where all went well.</returns>
    public async Task<string> Apply(string patch)
    {
        var start = new ProcessStartInfo("git", ["apply", "--whitespace=nowarn", "-"])
        {
            WorkingDirectory = folder.FullName,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
        // Whatever repository lies around the temporary folder is none of its business.
        start.Environment["GIT_CEILING_DIRECTORIES"] = Path.GetDirectoryName(folder.FullName);
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        try
        {
            using var git = Process.Start(start) ?? throw new InvalidOperationException("git did not start");
            await git.StandardInput.WriteAsync(patch);
            git.StandardInput.Close();
            var errors = await git.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await git.WaitForExitAsync(TestContext.Current.CancellationToken);
            return errors;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("needs git");
            return "";
        }
    }

    public void Dispose() => folder.Delete(recursive: true);
}
