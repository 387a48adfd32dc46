using System.Security.Cryptography;
using System.Text;
using KrakenLint.Text;

namespace KrakenLint.Tests.Text;

public sealed class Sha2Tests
{
    // https://csrc.nist.gov/projects/cryptographic-standards-and-guidelines/example-values
    [Theory]
    [InlineData("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    [InlineData("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData(
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    )]
    public void The_examples_of_the_standard_hold(string text, string hash) => Assert.Equal(hash, Sha2.Hex256(text));

    // Every length around the ends of blocks and of what is counted in them.
    [Fact]
    public void It_is_what_the_platform_says()
    {
        var data = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 200).Select(at => $"{at} ")));
        for (var length = 0; length < 400; length++)
        {
            Assert.Equal(SHA256.HashData(data.AsSpan(0, length)), Sha2.Of256(data.AsSpan(0, length)));
            Assert.Equal(SHA512.HashData(data.AsSpan(0, length)), Sha2.Of512(data.AsSpan(0, length)));
        }
    }
}
