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
        if (new FileInfo(path).LinkTarget is not null)
            return $"{file.Path} is a link, which is not followed";
        return AtomicFile.WhyNot(path) is { } why ? $"{file.Path}: {why}" : null;
    }

    /// <returns>A note where the file could not be replaced; it is then as it was.</returns>
    public static InputNote? Write(FixedFile file)
    {
        if (WhyNot(file.Before) is { } why)
            return Failure(file, why);
        var path = file.Before.FullPath ?? file.Before.Path;
        try
        {
            if (
                BoundedFile.Read(path, file.Before.Length) is not { } now
                || !now.AsSpan().SequenceEqual(file.Before.Bytes)
            )
                return Failure(file, "it was changed by somebody else meanwhile");
            AtomicFile.Write(path, stream => stream.Write(file.After.Bytes));
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Failure(file, AtomicFile.Reason(error));
        }
    }

    private static InputNote Failure(FixedFile file, string why) =>
        new("not-fixed", file.Before.Path, $"was not fixed: {why}", IsFailure: true);
}
