using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace KrakenLint.Text;

/// <summary>
/// SHA-256 and SHA-512 (FIPS 180-4). They stand here because the platform's own load OpenSSL, without which a program compiled to
/// native code ends at once: small images have none, and where there is one, loading it takes as long as linting a file.
/// </summary>
public static class Sha2
{
    // The first 64 bits of the fractional parts of the cube roots of the first 80 primes; SHA-256 takes the first half of each.
    private static ReadOnlySpan<ulong> Rounds =>
        [
            0x428a2f98d728ae22,
            0x7137449123ef65cd,
            0xb5c0fbcfec4d3b2f,
            0xe9b5dba58189dbbc,
            0x3956c25bf348b538,
            0x59f111f1b605d019,
            0x923f82a4af194f9b,
            0xab1c5ed5da6d8118,
            0xd807aa98a3030242,
            0x12835b0145706fbe,
            0x243185be4ee4b28c,
            0x550c7dc3d5ffb4e2,
            0x72be5d74f27b896f,
            0x80deb1fe3b1696b1,
            0x9bdc06a725c71235,
            0xc19bf174cf692694,
            0xe49b69c19ef14ad2,
            0xefbe4786384f25e3,
            0x0fc19dc68b8cd5b5,
            0x240ca1cc77ac9c65,
            0x2de92c6f592b0275,
            0x4a7484aa6ea6e483,
            0x5cb0a9dcbd41fbd4,
            0x76f988da831153b5,
            0x983e5152ee66dfab,
            0xa831c66d2db43210,
            0xb00327c898fb213f,
            0xbf597fc7beef0ee4,
            0xc6e00bf33da88fc2,
            0xd5a79147930aa725,
            0x06ca6351e003826f,
            0x142929670a0e6e70,
            0x27b70a8546d22ffc,
            0x2e1b21385c26c926,
            0x4d2c6dfc5ac42aed,
            0x53380d139d95b3df,
            0x650a73548baf63de,
            0x766a0abb3c77b2a8,
            0x81c2c92e47edaee6,
            0x92722c851482353b,
            0xa2bfe8a14cf10364,
            0xa81a664bbc423001,
            0xc24b8b70d0f89791,
            0xc76c51a30654be30,
            0xd192e819d6ef5218,
            0xd69906245565a910,
            0xf40e35855771202a,
            0x106aa07032bbd1b8,
            0x19a4c116b8d2d0c8,
            0x1e376c085141ab53,
            0x2748774cdf8eeb99,
            0x34b0bcb5e19b48a8,
            0x391c0cb3c5c95a63,
            0x4ed8aa4ae3418acb,
            0x5b9cca4f7763e373,
            0x682e6ff3d6b2b8a3,
            0x748f82ee5defb2fc,
            0x78a5636f43172f60,
            0x84c87814a1f0ab72,
            0x8cc702081a6439ec,
            0x90befffa23631e28,
            0xa4506cebde82bde9,
            0xbef9a3f7b2c67915,
            0xc67178f2e372532b,
            0xca273eceea26619c,
            0xd186b8c721c0c207,
            0xeada7dd6cde0eb1e,
            0xf57d4f7fee6ed178,
            0x06f067aa72176fba,
            0x0a637dc5a2c898a6,
            0x113f9804bef90dae,
            0x1b710b35131c471b,
            0x28db77f523047d84,
            0x32caab7b40c72493,
            0x3c9ebe0a15c9bebc,
            0x431d67c49c100d4c,
            0x4cc5d4becb3e42b6,
            0x597f299cfc657e2a,
            0x5fcb6fab3ad6faec,
            0x6c44198c4a475817,
        ];

    // The same of the square roots of the first 8.
    private static ReadOnlySpan<ulong> Start =>
        [
            0x6a09e667f3bcc908,
            0xbb67ae8584caa73b,
            0x3c6ef372fe94f82b,
            0xa54ff53a5f1d36f1,
            0x510e527fade682d1,
            0x9b05688c2b3e6c1f,
            0x1f83d9abfb41bd6b,
            0x5be0cd19137e2179,
        ];

    /// <returns>64 digits in lower case.</returns>
    public static string Hex256(string text) => Convert.ToHexStringLower(Of256(Encoding.UTF8.GetBytes(text)));

    public static byte[] Of256(ReadOnlySpan<byte> data)
    {
        Span<uint> state = stackalloc uint[8];
        for (var at = 0; at < state.Length; at++)
            state[at] = (uint)(Start[at] >> 32);
        Span<uint> words = stackalloc uint[64];
        var padded = Padded(data, 64);
        for (var block = 0; block < padded.Length; block += 64)
            Mix256(padded.AsSpan(block, 64), words, state);
        var hash = new byte[32];
        for (var at = 0; at < state.Length; at++)
            BinaryPrimitives.WriteUInt32BigEndian(hash.AsSpan(4 * at), state[at]);
        return hash;
    }

    public static byte[] Of512(ReadOnlySpan<byte> data)
    {
        Span<ulong> state = [.. Start];
        Span<ulong> words = stackalloc ulong[80];
        var padded = Padded(data, 128);
        for (var block = 0; block < padded.Length; block += 128)
            Mix512(padded.AsSpan(block, 128), words, state);
        var hash = new byte[64];
        for (var at = 0; at < state.Length; at++)
            BinaryPrimitives.WriteUInt64BigEndian(hash.AsSpan(8 * at), state[at]);
        return hash;
    }

    private static void Mix256(ReadOnlySpan<byte> block, Span<uint> words, Span<uint> state)
    {
        for (var at = 0; at < 16; at++)
            words[at] = BinaryPrimitives.ReadUInt32BigEndian(block[(4 * at)..]);
        for (var at = 16; at < 64; at++)
        {
            var (old, near) = (words[at - 15], words[at - 2]);
            words[at] =
                words[at - 16]
                + (BitOperations.RotateRight(old, 7) ^ BitOperations.RotateRight(old, 18) ^ (old >> 3))
                + words[at - 7]
                + (BitOperations.RotateRight(near, 17) ^ BitOperations.RotateRight(near, 19) ^ (near >> 10));
        }
        var (a, b, c, d) = (state[0], state[1], state[2], state[3]);
        var (e, f, g, h) = (state[4], state[5], state[6], state[7]);
        for (var at = 0; at < 64; at++)
        {
            var first =
                h
                + (
                    BitOperations.RotateRight(e, 6)
                    ^ BitOperations.RotateRight(e, 11)
                    ^ BitOperations.RotateRight(e, 25)
                )
                + ((e & f) ^ (~e & g))
                + (uint)(Rounds[at] >> 32)
                + words[at];
            var second =
                (BitOperations.RotateRight(a, 2) ^ BitOperations.RotateRight(a, 13) ^ BitOperations.RotateRight(a, 22))
                + ((a & b) ^ (a & c) ^ (b & c));
            (h, g, f, e, d, c, b, a) = (g, f, e, d + first, c, b, a, first + second);
        }
        state[0] += a;
        state[1] += b;
        state[2] += c;
        state[3] += d;
        state[4] += e;
        state[5] += f;
        state[6] += g;
        state[7] += h;
    }

    private static void Mix512(ReadOnlySpan<byte> block, Span<ulong> words, Span<ulong> state)
    {
        for (var at = 0; at < 16; at++)
            words[at] = BinaryPrimitives.ReadUInt64BigEndian(block[(8 * at)..]);
        for (var at = 16; at < 80; at++)
        {
            var (old, near) = (words[at - 15], words[at - 2]);
            words[at] =
                words[at - 16]
                + (BitOperations.RotateRight(old, 1) ^ BitOperations.RotateRight(old, 8) ^ (old >> 7))
                + words[at - 7]
                + (BitOperations.RotateRight(near, 19) ^ BitOperations.RotateRight(near, 61) ^ (near >> 6));
        }
        var (a, b, c, d) = (state[0], state[1], state[2], state[3]);
        var (e, f, g, h) = (state[4], state[5], state[6], state[7]);
        for (var at = 0; at < 80; at++)
        {
            var first =
                h
                + (
                    BitOperations.RotateRight(e, 14)
                    ^ BitOperations.RotateRight(e, 18)
                    ^ BitOperations.RotateRight(e, 41)
                )
                + ((e & f) ^ (~e & g))
                + Rounds[at]
                + words[at];
            var second =
                (BitOperations.RotateRight(a, 28) ^ BitOperations.RotateRight(a, 34) ^ BitOperations.RotateRight(a, 39))
                + ((a & b) ^ (a & c) ^ (b & c));
            (h, g, f, e, d, c, b, a) = (g, f, e, d + first, c, b, a, first + second);
        }
        state[0] += a;
        state[1] += b;
        state[2] += c;
        state[3] += d;
        state[4] += e;
        state[5] += f;
        state[6] += g;
        state[7] += h;
    }

    // A bit that is set, zeros, and the number of bits, up to the end of a block.
    private static byte[] Padded(ReadOnlySpan<byte> data, int block)
    {
        var counted = block / 8;
        var padded = new byte[(data.Length + 1 + counted + block - 1) / block * block];
        data.CopyTo(padded);
        padded[data.Length] = 0x80;
        BinaryPrimitives.WriteUInt64BigEndian(padded.AsSpan(padded.Length - 8), (ulong)data.Length * 8);
        return padded;
    }
}
