namespace KrakenLint.Cli;

/// <summary>Where a path leads once all symbolic links on its way are followed.</summary>
internal static class RealPath
{
    // What Linux allows as well.
    private const int MostLinks = 40;

    /// <returns>An absolute path, also of what does not exist; null where links lead in a circle.</returns>
    public static string? Of(string path)
    {
        var full = Path.GetFullPath(path);
        var real = Path.GetPathRoot(full) ?? "/";
        var left = new Stack<string>();
        Push(left, full[real.Length..]);
        var links = 0;
        while (left.TryPop(out var name))
        {
            if (name == "..")
                real = Path.GetDirectoryName(real) ?? real;
            else if (new FileInfo(Path.Combine(real, name)).LinkTarget is not { } target)
                real = Path.Combine(real, name);
            else if (++links > MostLinks)
                return null;
            else
            {
                real = Path.IsPathRooted(target) ? Path.GetPathRoot(target) ?? "/" : real;
                Push(left, target);
            }
        }
        return real;
    }

    private static void Push(Stack<string> left, string path)
    {
        foreach (var name in path.Split('/', Path.DirectorySeparatorChar).Reverse())
        {
            if (name is not ("" or ".") && !Path.IsPathRooted(name))
                left.Push(name);
        }
    }
}
