using System.Collections.Immutable;
using KrakenLint.Findings;
using KrakenLint.Reporting;
using KrakenLint.Rules;
using KrakenLint.Settings;
using KrakenLint.Text;

namespace KrakenLint.Tests.Reporting;

/// <summary>A report with everything that is hard to write: hostile names, secrets, long lines, odd paths.</summary>
internal static class SampleReport
{
    private const string Evil =
        "a\e[31m\a\u009b2J\u202eevil\r\n::error::boo <script>alert(1)</script> ]]> %0A [x](http://e) ##vso[task.x]";

    private static readonly SourceFile RuleFile = SourceFile.FromText("rules/a.yaml", "id: KRK201\n");

    private static readonly Rule Affinity = RuleFor(
        "KRK201",
        "service-client-ip-affinity",
        Severity.Error,
        "Services do not pin clients by IP",
        new RuleHelp(
            "Behind an ingress all clients share a few addresses, so one pod gets all connections.",
            ["messages-not-delivered", "connection-drops"],
            "kubectl get service -n {namespace} {name} -o jsonpath='{.spec.sessionAffinity}'",
            "Set `sessionAffinity: None`.",
            "kubectl describe service -n {namespace} {name}",
            [new Uri("https://kubernetes.io/docs/concepts/services-networking/service/#session-affinity")]
        )
    );

    private static readonly Rule Password = RuleFor(
        "KRK301",
        "no-literal-password",
        Severity.Warning,
        "Passwords come from a Secret",
        new RuleHelp("", [], null, null, null, [])
    );

    private static readonly Rule Duplicate = RuleFor(
        "KRK101",
        "unique-keys",
        Severity.Note,
        "Keys of a mapping are unique",
        new RuleHelp(new string('y', 2000), [], "echo ``` x", null, null, [])
    );

    public static Report WithFindings { get; } =
        new(
            new LintResult([.. Findings()], [], new ReadCounts(14, 3, 0)),
            [Duplicate, Affinity, Password],
            ExitCode: 1,
            Version: "0.1.0"
        );

    public static Report WithNotes { get; } =
        WithFindings with
        {
            Result = WithFindings.Result with { Notes = Notes(), Counts = new ReadCounts(14, 3, 2) },
            ExitCode = 3,
        };

    public static Report Clean { get; } =
        WithFindings with
        {
            Result = new LintResult([], [], new ReadCounts(1, 1, 0)),
            ExitCode = 0,
        };

    private static Rule RuleFor(string id, string name, Severity severity, string summary, RuleHelp help) =>
        new()
        {
            Id = id,
            Name = name,
            Summary = summary,
            Tags = ["redis", "redis", .. Enumerable.Range(1, 25).Select(number => $"tag-{number}")],
            LateHelp = new Lazy<RuleHelp>(help),
            Body = RuleBody.None with
            {
                Cases =
                [
                    new RuleCase(
                        LintSettings.Profiles.ToImmutableDictionary(profile => profile, _ => severity),
                        null,
                        null,
                        null
                    ),
                ],
            },
            LateFile = new Lazy<SourceFile>(RuleFile),
        };

    private static IEnumerable<Finding> Findings()
    {
        var service = File(
            "helm/kraken/templates/backend/service.yaml",
            "apiVersion: v1\nkind: Service\nspec:\n  sessionAffinity: ClientIP\n  sessionAffinity: None\n"
        );
        var name = new ResourceName("Service", "kraken-backend", "chat");
        yield return Found(Affinity, service, "ClientIP", "Service \"kraken-backend\" pins clients by IP") with
        {
            Label = "expected None",
            Resource = name,
            Path = "spec.sessionAffinity",
        };
        var first = Span(service, "sessionAffinity");
        yield return Found(Duplicate, service, "sessionAffinity: None", "Key \"sessionAffinity\" is given twice") with
        {
            Severity = Severity.Note,
            Resource = name,
            Path = "spec.sessionAffinity",
            Related = [new RelatedLocation(first, Shown(first), "first given [here]")],
        };

        // A secret: what is shown is not what is in the file.
        var secret = File("a b/é#%/values.yaml", "redis:\r\n  password: hunter2hunter2\r\n  url: redis://r\r\n");
        yield return Found(Password, secret, "hunter2hunter2", "Value of \"redis.password\" is a literal: ***") with
        {
            Excerpt = new Excerpt("  password: ***", 12, 3),
            Path = "redis.password",
            IsSecret = true,
        };
        yield return Found(Affinity, secret, "redis://r", "CRLF file");

        var hostile = new SourceFile(
            $"/tmp/{Evil}.yaml",
            "\tname: \"\e[31mred\u202e\"  \e]0;x\a ##[stop]\n"u8.ToArray()
        );
        yield return Found(Affinity, hostile, "\"\e[31mred\u202e\"", $"Name \"{Evil}\" is not allowed") with
        {
            Label = Evil,
            Resource = new ResourceName("Pod", Evil, null),
            Path = Evil,
            Related = [new RelatedLocation(Span(hostile, "name"), Shown(Span(hostile, "name")), Evil)],
        };

        var wide = File("wide.yaml", "👍🏽 日本: {a: e\u0301: [x, 😀y]}\n");
        yield return Found(Affinity, wide, "😀y", "Emoji before the column");

        var filler = string.Concat(Enumerable.Repeat("abcdefg 😀 ", 20_000));
        var large = File("large.yaml", $"{filler}key: value{filler}\n");
        yield return Found(Password, large, "key", "In the middle of a long line");
        yield return Found(Password, large, $"value{filler}", "Underlined part is long");

        // Nothing to underline, at the end of a file without a final line break.
        var empty = new SourceFile("../outside.yaml", "spec:"u8.ToArray());
        var end = new SourceSpan(empty, 5, 5);
        yield return Found(Affinity, end, "Value is missing") with
        {
            Label = "expected a mapping",
        };
        yield return Found(Affinity, empty, "spec:", "Whole line");

        var markup = new SourceFile(
            "a|b`c`,d:e&f'<b>\ufffe@org $x$.yaml",
            "``` x\n<!-- -->&lt;|@octocat https://evil.example #1 ```` ~~~\n"u8.ToArray()
        );
        yield return Found(Password, markup, "&lt;|@octocat", Markup) with
        {
            Label = Markup,
            Occurrences = 3,
            Occasions = new Occasions(["dev", "prod|<b>"], 3),
            OtherFingerprints = ["0123456789abcdef"],
            Trace =
            [
                new RelatedLocation(Span(service, "Service"), Shown(Span(service, "Service")), "set here"),
                new RelatedLocation(Span(markup, "&lt;|@octocat"), Shown(Span(markup, "&lt;|@octocat")), "as rendered"),
            ],
        };
    }

    private const string Markup =
        "`a` ``b`` | c \\| d @octocat/team #12 GH-3 www.evil.example ![i](u) **b** _i_ ~~s~~ $x$ &amp; </pre> <!-- %25 100%0D";

    private static ImmutableArray<InputNote> Notes()
    {
        var template = File("chart/templates/x y.yaml", "{{ .Values.x }}\n");
        return
        [
            new InputNote("no-input", "", "Nothing to lint", IsFailure: true),
            new InputNote("unreadable", $"dir/{Evil}", $"Cannot be read: {Evil}", IsFailure: true),
            new InputNote(
                "template",
                template.Path,
                "Is a template",
                IsFailure: false,
                Span(template, "{{ .Values.x }}")
            ),
        ];
    }

    private static SourceFile File(string path, string text) =>
        new(path, System.Text.Encoding.UTF8.GetBytes(text), repositoryPath: path);

    private static Finding Found(Rule rule, SourceFile file, string node, string message) =>
        Found(rule, Span(file, node), message);

    private static Finding Found(Rule rule, SourceSpan span, string message) =>
        new()
        {
            Rule = rule,
            Severity = rule.HighestSeverity,
            Message = message,
            Span = span,
            Excerpt = Shown(span),
            Label = "",
            Path = "",
            Fingerprint = Convert.ToHexStringLower(
                System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(message))
            ),
        };

    private static Excerpt Shown(SourceSpan span)
    {
        var (start, end) = (span.StartPosition, span.EndPosition);
        return new Excerpt(span.File.Line(start.Line).Text, start.Column - 1, end.Column - start.Column);
    }

    private static SourceSpan Span(SourceFile file, string node)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(node);
        var start = file.Bytes.IndexOf(bytes);
        return new SourceSpan(file, start, start + bytes.Length);
    }
}
