using System.Buffers;
using System.Text.RegularExpressions;

namespace KrakenLint.Units;

/// <summary>Options of one letter that programs take a password by, and those that mean something else by them.</summary>
internal static partial class ShortOptions
{
    private const int LongestCommand = 400;

    private static readonly SearchValues<char> Starts = SearchValues.Create(";|&(\n`");

    private static readonly string[] Letters = ["a", "p"];

    /// <summary>Programs whose <c>-a</c> and <c>-p</c> are no passwords.</summary>
    private static readonly HashSet<string> OtherPrograms =
    [
        .. "cp du find grep install kill ls lsof mkdir mount nc netstat ping ps psql pg_isready pg_dump rm rsync scp".Split(
            ' '
        ),
        .. "declare echo exec export read set ss ssh tail tar test tee touch trap ulimit uname unzip which xargs".Split(
            ' '
        ),
        .. "apk apt apt-get gunicorn java make mongod node npm php pip python python3 redis-server uvicorn".Split(' '),
    ];

    private static readonly string[] OwnWays =
    [
        "mysql",
        "mariadb",
        "mysqldump",
        "mysqladmin",
        "sshpass",
        "redis-cli",
        "mc",
        "mcli",
    ];

    /// <param name="at">Where the option stands in the command.</param>
    /// <param name="value">Where its value does.</param>
    public static bool Takes(string text, int at, string option, int value) =>
        Letters.Contains(option)
        && text[at + 1] == option[0]
        && !IsOther(ProgramBefore(text, at))
        && MayBePassword(ValuePattern().Match(text, value).Value);

    /// <summary>The same for the items of a list.</summary>
    public static bool Takes(string program, string option, string value) =>
        option.Length == 2 && option[0] == '-' && Letters.Contains(option[1..])
            ? !IsOther(program) && MayBePassword(value)
            : option is "-u" or "--user" && UserPattern().IsMatch(value);

    /// <summary>True for programs that take a password in a way of their own, which only all of their words show.</summary>
    public static bool HasOwnWay(string program) => OwnWays.Contains(NameOf(program));

    private static string NameOf(string program) => program[(program.LastIndexOf('/') + 1)..];

    private static bool IsOther(string program) => OtherPrograms.Contains(NameOf(program));

    // "name:password", and not "1000:1000"; and a user of Redis with what it may do.
    [GeneratedRegex(
        """^[\w.@-]*[A-Za-z][\w.@-]*:[^\s/$].*|.*[ ]>\S""",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex UserPattern();

    // A number may be a port; paths, addresses and what is filled in later are no passwords.
    private static bool MayBePassword(string value) => value.Length > 0 && !OtherValue().IsMatch(value);

    private static string ProgramBefore(string text, int at)
    {
        var from = Math.Max(0, at - LongestCommand);
        var start = from + text.AsSpan(from, at - from).LastIndexOfAny(Starts) + 1;
        return ProgramPattern().Match(text[start..at]).Groups["program"].Value;
    }

    [GeneratedRegex(
        """^[\s\["'\]]*((exec|sudo|env|time|nohup|then|do|if|sh|-c|\w+=\S*)[\s"',]+)*(?<program>[\w./-]*)""",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex ProgramPattern();

    [GeneratedRegex("""\G["']?[^\s"']*""", RegexOptions.CultureInvariant)]
    private static partial Regex ValuePattern();

    [GeneratedRegex(
        """^["']?([0-9]{1,5}(:[0-9]{1,5})?|[./~-].*|\[?[0-9a-f.:]+\]?:[0-9]+|([0-9]{1,3}\.){3}[0-9]{1,3}|[$]\(.*|[$]\{[^:]*|[$][A-Z_][A-Z0-9_]*|tcp|udp|[\w.-]+:[0-9]+|[a-z]|true|false)["']?$""",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex OtherValue();
}
