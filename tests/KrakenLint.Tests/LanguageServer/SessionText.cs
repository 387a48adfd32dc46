using System.Collections.Immutable;
using System.Text;

namespace KrakenLint.Tests.LanguageServer;

/// <summary>One step of a session.</summary>
/// <param name="Text">What is given, or what must come out.</param>
internal sealed record SessionStep(string Verb, string Argument, string Text);

/// <summary>
/// A recorded session of an editor. Sections begin with <c>--- VERB ARGUMENT</c>; places are <c>LINE:COLUMN</c>, 1-based.
/// <c>file PATH</c> lies on the disk. <c>open PATH</c>, <c>type PATH FROM-TO</c>, <c>save PATH</c>, <c>close PATH</c>, <c>apply
/// TITLE</c> say what somebody does; <c>diagnostics PATH</c>, <c>at-once PATH</c> (those that come first), <c>hover PATH AT</c>, <c>definition PATH AT</c>, <c>references PATH AT</c>,
/// <c>complete PATH AT</c> (<c>offers</c> where there is more), <c>symbols PATH</c>, <c>actions PATH FROM-TO</c> and <c>text PATH</c> what must come out. <c>.ci/try-lsp</c>
/// plays the same sessions with the client of another hand.
/// </summary>
internal sealed record SessionText(ImmutableArray<SessionStep> Steps)
{
    public static string Folder { get; } = Path.Combine(Repository.Tests, "LanguageServer", "Sessions");

    public static SessionText Read(string name) =>
        new([.. $"\n{File.ReadAllText(PathOf(name))}".Split("\n--- ").Skip(1).Select(Step)]);

    // A line that ends with CRLF ends with "\r" here, where people see it.
    private static string Shown(string text) => text.Replace("\r\n", "\\r\n", StringComparison.Ordinal);

    private static string Meant(string text) => text.Replace("\\r\n", "\r\n", StringComparison.Ordinal);

    /// <summary>Writes the session with other results.</summary>
    public static void Accept(string name, IEnumerable<SessionStep> steps)
    {
        var text = new StringBuilder();
        foreach (var step in steps)
            text.Append("--- ").Append($"{step.Verb} {step.Argument}".Trim()).Append('\n').Append(Shown(step.Text));
        File.WriteAllText(PathOf(name), text.ToString());
    }

    private static SessionStep Step(string part)
    {
        var end = part.IndexOf('\n', StringComparison.Ordinal);
        var (head, body) = end < 0 ? (part, "") : (part[..end], part[(end + 1)..]);
        var words = head.Split(' ', 2);
        var text = body.Length > 0 && !body.EndsWith('\n') ? $"{body}\n" : body;
        return new SessionStep(words[0], words.Length > 1 ? words[1] : "", Meant(text));
    }

    private static string PathOf(string name) => Path.Combine(Folder, $"{name}.session");
}
