namespace KrakenLint.Tests.Templates;

public sealed class TemplateTreeTests
{
    [Theory]
    [InlineData("a: b\n", @"'a: b\n'")]
    [InlineData("a: {{ .Values.b }}", "'a: ' {.Values.b}")]
    [InlineData("a:  {{- .b -}}  c", "'a:' {.b} 'c'")]
    [InlineData("a {{-3}}", "'a ' {-3}")]
    [InlineData("a {{/* c */}} b {{- /* d */ -}} e", "'a ' comment ' b' comment 'e'")]
    [InlineData("{{ $x := 1 }}{{ $x = .a.b }}", "{$x := 1} {$x = .a.b}")]
    [InlineData("{{ .a | default \"x\\ty\" | quote }}", "{.a | default \"x\ty\" | quote}")]
    [InlineData(
        "{{ `raw \\n` }}{{ 'a' }}{{ 0x10 }}{{ 1_000 }}{{ 1.5 }}{{ 010 }}{{ 0x1p4 }}",
        @"{""raw \n""} {97} {16} {1000} {~1.5} {8} {~16}"
    )]
    [InlineData("{{ (index .a \"b\").c.d }}{{ $.e }}{{ $x.f }}", "{(index .a \"b\").c.d} {$.e} {$x.f}")]
    [InlineData("{{ f .a .b (g nil true) }}", "{f .a .b (g nil true)}")]
    [InlineData("{{ if a }}1{{ else if b }}2{{ else }}3{{ end }}", "If(a)['1']else[If(b)['2']else['3']]")]
    [InlineData("{{ with .a }}1{{ else with .b }}2{{ end }}", "With(.a)['1']else[With(.b)['2']]")]
    [InlineData(
        "{{ range $k, $v := .a }}{{ break }}{{ continue }}{{ else }}0{{ end }}",
        "Range($k, $v := .a)[break continue]else['0']"
    )]
    [InlineData(
        "{{ define \"a\" }}x{{ end }}{{ template \"a\" . }}{{ block \"b\" .c }}y{{ end }}",
        "define a['x'] template a(.) block b(.c)['y']"
    )]
    [InlineData("{{ include \"a\"\n  (dict \"k\" 1) | nindent 4 }}", "{include \"a\" (dict \"k\" 1) | nindent 4}")]
    public void A_template_has_this_tree(string text, string shape) => Assert.Equal(shape, TemplateShape.Of(text));

    [Theory]
    [InlineData("a\n{{ .b ", "!2:7 the action has no end; expected }}")]
    [InlineData("{{ if .a }}b", "!1:4 \"if\" has no end; expected {{ end }}")]
    [InlineData("a{{ end }}", "!1:5 \"end\" without an if, with, range, block or define before it")]
    [InlineData("{{ if }}a{{ end }}", "!1:7 expected a value or a function")]
    [InlineData("{{ }}", "!1:1 this action is empty; expected a value or a command")]
    [InlineData("{{ \"a }}", "!1:4 this text has no closing \" on its line")]
    [InlineData("{{ (a }}", "!1:7 expected ) to close this parenthesis")]
    [InlineData("{{ a ! b }}", "!1:6 \"!\" has no meaning in an action")]
    [InlineData("{{ define a }}{{ end }}", "!1:11 expected a name in quotes behind \"define\"")]
    [InlineData("{{/* a }}", "!1:3 this comment has no end; expected */}}")]
    [InlineData("{{ break }}", "!1:4 \"break\" outside range")]
    [InlineData("{{ a | 1 }}", "!1:6 a constant behind a bar takes no value; expected a function")]
    public void A_mistake_is_named_where_it_stands(string text, string problem) =>
        Assert.Contains(problem, TemplateShape.Of(text), StringComparison.Ordinal);
}
