using System.Collections.Immutable;

namespace KrakenLint.Tests.Disclosed;

/// <summary>A way for a value to become a secret: by where a template prints it, not by what it is called.</summary>
/// <param name="Values">A values file in which <c>CANARY</c> stands for the credential.</param>
public sealed record ChartShape(string Name, string Values, string Template)
{
    public string File => Values.Replace("CANARY", SecretShape.Canary, StringComparison.Ordinal);

    public string Printed => Template.Replace("CANARY", SecretShape.Canary, StringComparison.Ordinal);

    public override string ToString() => Name;
}

/// <summary>A row here is tried with every format.</summary>
internal static class ChartShapes
{
    private const string Secret = "apiVersion: v1\nkind: Secret\nmetadata: { name: a }\n";

    private const string Pod =
        "apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec:\n  containers:\n    - name: a\n      image: a:1\n";

    public static ImmutableArray<ChartShape> All { get; } =
    [
        new("printed", "jwt: CANARY\nport: 1\n", $"{Secret}stringData:\n  A: {{{{ .Values.jwt }}}}\n"),
        new("quoted", "jwt: \"CANARY\"\nport: 1\n", $"{Secret}stringData:\n  A: {{{{ .Values.jwt | quote }}}}\n"),
        new("encoded", "jwt: CANARY\n", $"{Secret}data:\n  A: {{{{ .Values.jwt | b64enc }}}}\n"),
        new(
            "joined",
            "one: CANARY\ntwo: CANARY\n",
            $"{Secret}data:\n  A: {{{{ printf \"%s:%s\" .Values.one .Values.two | b64enc }}}}\n"
        ),
        new(
            "included",
            "one: CANARY\n",
            $"{{{{ define \"a\" }}}}{{{{ .Values.one }}}}{{{{ end }}}}{Secret}data:\n  A: {{{{ include \"a\" . | b64enc }}}}\n"
        ),
        new(
            "ranged",
            "config:\n  A: CANARY\n  B: x\n",
            $"{Secret}stringData:\n  {{{{- range $k, $v := .Values.config }}}}\n  {{{{ $k }}}}: {{{{ $v }}}}\n  {{{{- end }}}}\n"
        ),
        new(
            "taken whole",
            "config:\n  A: CANARY\n  B: x\n",
            $"{Secret}stringData: {{{{- toYaml .Values.config | nindent 2 }}}}\n"
        ),
        new(
            "a variable",
            "one: CANARY\n",
            $"{Pod}      env:\n        - name: DB_PASSWORD\n          value: {{{{ .Values.one }}}}\n"
        ),
        new("an option", "one: CANARY\n", $"{Pod}      args: [\"--auth-token={{{{ .Values.one }}}}\"]\n"),
        new(
            "a URL",
            "one: CANARY\n",
            $"{Pod}      env:\n        - name: CACHE\n          value: redis://:{{{{ .Values.one }}}}@redis:6379\n"
        ),
        new(
            "switched off",
            "on: false\none: CANARY\n",
            $"{{{{- if .Values.on }}}}\n{Secret}stringData:\n  A: {{{{ .Values.one }}}}\n{{{{- end }}}}\n"
        ),
        new(
            "printed openly as well",
            "one: CANARY\n",
            $"{Secret}stringData:\n  A: {{{{ .Values.one }}}}\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: {{ name: b }}\ndata:\n  a: {{{{ .Values.one }}}}\n"
        ),
        new("a default", "one: \"\"\n", $"{Secret}stringData:\n  A: {{{{ .Values.one | default \"CANARY\" }}}}\n"),
    ];
}
