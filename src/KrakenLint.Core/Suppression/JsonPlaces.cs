using System.Runtime.InteropServices;
using System.Text.Json;
using KrakenLint.Settings;
using KrakenLint.Text;

namespace KrakenLint.Suppression;

/// <summary>Where a part of a JSON document stands in its file, for problems.</summary>
/// <param name="bytes">The very bytes that were parsed: the end of the file's.</param>
internal sealed class JsonPlaces(SourceFile file, byte[] bytes, ProblemList problems)
{
    public void Add(JsonElement element, string text)
    {
        // A document keeps the bytes that it was made from, and hands out stretches of them.
        var isPart = bytes.AsSpan().Overlaps(JsonMarshal.GetRawUtf8Value(element), out var offset);
        var start = file.Length - bytes.Length + (isPart ? offset : 0);
        problems.Add(new SourceSpan(file, start, start), text);
    }
}
