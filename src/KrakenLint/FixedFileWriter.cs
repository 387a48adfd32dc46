using KrakenLint.Findings;
using KrakenLint.Fixes;
using KrakenLint.Text;

namespace KrakenLint.Cli;

/// <summary>Puts fixed files in the place of the old ones, each at once and whole, with its permissions.</summary>
internal static class FixedFileWriter
{
    /// <returns>Why a file is not replaced; null where it may be.</returns>
    public static string? WhyNot(SourceFile file)
    {
        if (file.FullPath is not { } path)
            return "it does not come from a file";
        return new FileInfo(path).LinkTarget is null ? null : $"{file.Path} is a link, which is not followed";
    }

    /// <returns>A note where the file could not be replaced; it is then as it was.</returns>
    public static InputNote? Write(FixedFile file)
    {
        if (WhyNot(file.Before) is { } why)
            return Failure(file, why);
        var path = file.Before.FullPath ?? file.Before.Path;
        var folder = Path.GetDirectoryName(path) ?? ".";
        var temporary = Path.Combine(folder, $".{Path.GetFileName(path)}.{Path.GetRandomFileName()}");
        try
        {
            if (!File.ReadAllBytes(path).AsSpan().SequenceEqual(file.Before.Bytes))
                return Failure(file, "it was changed by somebody else meanwhile");
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                if (!OperatingSystem.IsWindows())
                    File.SetUnixFileMode(temporary, File.GetUnixFileMode(path));
                stream.Write(file.After.Bytes);
                stream.Flush(flushToDisk: true);
            }
            File.Move(temporary, path, overwrite: true);
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Discard(temporary);
            return Failure(file, error is UnauthorizedAccessException ? "permission denied" : error.Message);
        }
    }

    private static void Discard(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // What could not be written cannot be removed either; the file itself is untouched.
        }
    }

    private static InputNote Failure(FixedFile file, string why) =>
        new("not-fixed", file.Before.Path, $"was not fixed: {why}", IsFailure: true);
}
