using System.Diagnostics;

namespace KrakenLint.Benchmarks.Growth;

/// <summary>An empty folder to write inputs to, and to run the program in.</summary>
internal sealed class GrownFolder(string program) : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("krakenlint-growth-");

    public long Size => folder.EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);

    public void Clear()
    {
        folder.Delete(recursive: true);
        folder.Create();
    }

    public void Write(string path, string text)
    {
        var full = Path.Combine(folder.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full) ?? full);
        File.WriteAllText(full, text);
    }

    public void WriteChart(string path, string values, string template)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        Write($"{path}/Chart.yaml", $"apiVersion: v2\nname: {name}\nversion: 0.1.0\n");
        Write($"{path}/values.yaml", values);
        Write($"{path}/templates/t.yaml", template);
    }

    /// <returns>Seconds of processor time, those of the processes that the program starts included.</returns>
    public double Run(params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder.FullName,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        var before = ChildTime.Seconds();
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} does not start");
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardOutput.BaseStream.CopyTo(Stream.Null);
        errors.Wait();
        process.WaitForExit();
        return ChildTime.Seconds() - before;
    }

    public void Dispose() => folder.Delete(recursive: true);
}
