using KrakenLint.Yaml;
using KrakenLint.Yaml.Scalars;

namespace KrakenLint.Tests.Yaml;

public sealed class KubernetesScalarTests
{
    [Theory]
    [InlineData("3600", YamlType.Integer)]
    [InlineData("true", YamlType.Boolean)]
    [InlineData("off", YamlType.Boolean)]
    [InlineData("on", YamlType.Boolean)]
    [InlineData("yes", YamlType.Boolean)]
    [InlineData("no", YamlType.Boolean)]
    [InlineData("y", YamlType.Boolean)]
    [InlineData("n", YamlType.Boolean)]
    [InlineData("0777", YamlType.Integer)]
    [InlineData("0o17", YamlType.Integer)]
    [InlineData("0x10", YamlType.Integer)]
    [InlineData("1e3", YamlType.Float)]
    [InlineData("1_000", YamlType.Integer)]
    [InlineData("1.5", YamlType.Float)]
    [InlineData("3600s", YamlType.String)]
    [InlineData("1:30", YamlType.String)]
    [InlineData("2001-01-01", YamlType.String)]
    [InlineData("~", YamlType.Null)]
    [InlineData("null", YamlType.Null)]
    [InlineData("oN", YamlType.String)]
    [InlineData("True", YamlType.Boolean)]
    [InlineData("08", YamlType.Float)]
    [InlineData("-0x1F", YamlType.Integer)]
    [InlineData("0b101", YamlType.Integer)]
    [InlineData("1.", YamlType.Float)]
    [InlineData(".5", YamlType.Float)]
    [InlineData(".", YamlType.String)]
    [InlineData("-", YamlType.String)]
    [InlineData("+1", YamlType.Integer)]
    [InlineData("1e", YamlType.String)]
    [InlineData(".inf", YamlType.Float)]
    [InlineData("-.Inf", YamlType.Float)]
    [InlineData(".nan", YamlType.Float)]
    [InlineData("0x", YamlType.String)]
    [InlineData("1.2.3", YamlType.String)]
    public void A_plain_scalar_is_to_kubectl(string text, YamlType expected) =>
        Assert.Equal(expected, KubernetesScalar.TypeOfPlain(text));

    [Theory]
    [InlineData("'true'", YamlType.String)]
    [InlineData("\"1\"", YamlType.String)]
    [InlineData("!!str 1", YamlType.String)]
    [InlineData("! 1", YamlType.String)]
    [InlineData("!!int '1'", YamlType.Integer)]
    [InlineData("|\n  1\n", YamlType.String)]
    public void Quotes_and_tags_decide_before_the_text_does(string text, YamlType expected) =>
        Assert.Equal(expected, YamlText.Root($"a: {text}")["a"]?.Type);

    [Fact]
    public void An_absent_value_is_null()
    {
        var root = YamlText.Root("a:\nb: ''\n");

        Assert.True(root["a"]?.IsNull);
        Assert.False(root["b"]?.IsNull);
    }

    [Theory]
    [InlineData("0xB1", "177")]
    [InlineData("0777", "511")]
    [InlineData("0o17", "15")]
    [InlineData("0b101", "5")]
    [InlineData("-0x10", "-16")]
    [InlineData("1_000", "1000")]
    [InlineData("1e3", "1000")]
    [InlineData("1.50", "1.50")]
    [InlineData("0", "0")]
    [InlineData("00", "0")]
    [InlineData("one", null)]
    [InlineData("0xFFFFFFFFFFFFFFFFFF", null)]
    public void A_number_has_the_value_that_kubectl_reads(string text, string? expected) =>
        Assert.Equal(
            expected,
            KubernetesScalar.NumberOf(text)?.ToString(System.Globalization.CultureInfo.InvariantCulture)
        );

    [Theory]
    [InlineData("y", true)]
    [InlineData("On", true)]
    [InlineData("TRUE", true)]
    [InlineData("off", false)]
    [InlineData("N", false)]
    [InlineData("1", null)]
    public void A_bool_has_the_value_that_kubectl_reads(string text, bool? expected) =>
        Assert.Equal(expected, KubernetesScalar.BooleanOf(text));
}
