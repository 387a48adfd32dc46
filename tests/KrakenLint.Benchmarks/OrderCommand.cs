using System.Diagnostics;
using System.Globalization;

namespace KrakenLint.Benchmarks;

/// <summary>
/// <c>order PROGRAM</c>: prints the methods that a native program runs from its start on, in that order, for
/// <c>src/KrakenLint/startup.order</c>: what lies together is read together. It needs valgrind and binutils, and a program that
/// was published with <c>-p:StripSymbols=false</c>.
/// </summary>
internal static class OrderCommand
{
    private const string ManagedCode = "__managedcode";

    private sealed record Method(long Start, string Name);

    public static int Run(string program)
    {
        var folder = Directory.CreateTempSubdirectory("krakenlint-order-");
        try
        {
            // valgrind does not read the symbols that the compiler writes today; the code is the same without.
            var bare = Path.Combine(folder.FullName, "krakenlint");
            foreach (var _ in Lines("strip", "-o", bare, program)) { }
            var one = new Ladder("samples/rendered", folder.FullName).One;
            var methods = MethodsOf(program);
            var starts = methods.Select(method => method.Start).ToArray();
            var called = new HashSet<int>();
            string[][] runs =
            [
                [one],
                ["--format", "sarif", one],
                ["--format", "sarif", "samples/rendered/broken.yaml"],
                ["--chart", "samples/chatter"],
            ];
            foreach (var run in runs)
            {
                string[] words =
                [
                    "--tool=lackey",
                    "--trace-mem=yes",
                    bare,
                    "lint",
                    "--no-config",
                    "--exit-zero",
                    .. run,
                ];
                foreach (var line in Lines("valgrind", words))
                {
                    if (AddressOf(line) is not { } address || address < starts[0])
                        continue;
                    var found = Array.BinarySearch(starts, address);
                    var index = found >= 0 ? found : ~found - 1;
                    if (methods[index].Name.Length > 0 && called.Add(index))
                        Console.WriteLine(methods[index].Name);
                }
            }
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // "I  00406ef8,4": an instruction.
    private static long? AddressOf(string line) =>
        line.StartsWith("I  ", StringComparison.Ordinal)
        && line.IndexOf(',', StringComparison.Ordinal) is > 3 and var comma
        && long.TryParse(line.AsSpan(3, comma - 3), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var at)
            ? at
            : null;

    // In the order of their addresses; what is not ours has no name.
    private static Method[] MethodsOf(string program)
    {
        var section = Lines("size", "-A", "-d", program)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .First(words => words is [ManagedCode, ..]);
        var start = long.Parse(section[2], CultureInfo.InvariantCulture);
        var end = start + long.Parse(section[1], CultureInfo.InvariantCulture);
        return
        [
            .. Lines("nm", "-n", "--defined-only", program)
                .Select(line => line.Split(' ', 3))
                .Select(words => new Method(
                    long.Parse(words[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture),
                    words[2]
                ))
                .Select(method => method.Start >= start && method.Start < end ? method : method with { Name = "" }),
        ];
    }

    // What a program writes to either output.
    private static IEnumerable<string> Lines(string program, params string[] words)
    {
        var start = new ProcessStartInfo("sh") { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var word in (string[])["-c", "exec \"$0\" \"$@\" 2>&1", program, .. words])
            start.ArgumentList.Add(word);
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} does not start");
        while (process.StandardOutput.ReadLine() is { } line)
            yield return line;
        process.WaitForExit();
    }
}
