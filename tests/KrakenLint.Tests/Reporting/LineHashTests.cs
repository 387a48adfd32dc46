using System.Text;
using KrakenLint.Reporting.Sarif;
using Microsoft.CodeAnalysis.Sarif;

namespace KrakenLint.Tests.Reporting;

public sealed class LineHashTests
{
    // The expected values of github/codeql-action's own tests (src/fingerprints.test.ts).
    [Theory]
    [InlineData("", "c129715d7a2bc9a3:1")]
    [InlineData(" a\nb\n  \t\tc\n d", "271789c17abda88f:1 54703d4cd895b18:1 180aee12dab6264:1 a23a3dc5e078b07b:1")]
    [InlineData(
        " hello; \t\nworld!!!\r\n\n\r  \t\tGreetings\r End\r\n",
        "e9496ae3ebfced30:1 fb7c023a8b9ccb3f:1 ce8ba1a563dcdaca:1 e20e36e16fcb0cc8:1 b3edc88f2938467e:1 c8e28b0b4002a3a0:1 c129715d7a2bc9a3:1"
    )]
    [InlineData(
        "x = 2\nx = 1\nprint(x)\nx = 3\nprint(x)\nx = 4\nprint(x)\n",
        "e54938cc54b302f1:1 bb609acbe9138d60:1 1131fd5871777f34:1 5c482a0f8b35ea28:1 54517377da7028d2:1 2c644846cb18d53e:1 f1b89f20de0d133:1 c129715d7a2bc9a3:1"
    )]
    public void Hashes_are_those_of_code_scanning(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', Hashes(text).Select(pair => pair.Value)));

    [Fact]
    public void Equal_lines_are_counted() =>
        Assert.Equal(
            "a7f2ff13bc495cf2:3",
            Hashes(string.Concat(Enumerable.Repeat("Lorem ipsum dolor sit amet.\n", 10)))[2].Value
        );

    [Theory]
    [InlineData("a: 1\r\nb: 2\r\n")]
    [InlineData("a: 1\r\rb: 2\n\r\n c")]
    [InlineData("\r \n\t\n")]
    [InlineData("\ufeffa: é 日本 😀\nb")]
    [InlineData("a: |\n\n\n\n  x\n\n")]
    public void Hashes_are_those_of_the_sarif_library(string text) => Compare(text);

    [Fact]
    public void Long_text_with_wide_characters_is_read_whole() =>
        Compare(
            string.Concat(
                Enumerable.Range(0, 3000).Select(at => $"key{at % 50}: \t日本 😀{new string('x', at % 130)}\n")
            )
        );

    private static void Compare(string text) =>
        Assert.Equal(HashUtilities.RollingHash(text).OrderBy(pair => pair.Key), Hashes(text));

    private static List<KeyValuePair<int, string>> Hashes(string text) =>
        [
            .. LineHash
                .Compute(Encoding.UTF8.GetBytes(text), Enumerable.Range(1, 5000).ToHashSet())
                .OrderBy(pair => pair.Key),
        ];
}
