using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace KrakenLint.Units;

/// <summary>Letters of other alphabets that look like those of ours, so that a name reads as one that it is not.</summary>
internal static class LookAlikes
{
    // Cyrillic, Armenian and Greek letters, and the letter of ours below each.
    private const string Others = "аԁеɡһіıјкӏмոорԛгѕтѵѡԝхусвαεοτρικνυАВЕЅІЈКМНОРСТУХԀԜΑΒΕΖΗΙΚΜΝΟΡΤΥΧ";
    private const string Ours = "adeghiijklmnopqrstvwwxycbaeotpikvuABESIJKMHOPCTYXDWABEZHIKMNOPTYX";

    // Wide letters stand in the order of ASCII.
    private const char FirstWide = '\uFF01';
    private const char LastWide = '\uFF5E';

    private static readonly FrozenDictionary<char, char> Table = Others
        .Zip(Ours)
        .ToFrozenDictionary(pair => pair.First, pair => pair.Second);

    /// <returns>The name as it reads; the same where all of it is ASCII.</returns>
    public static string Read(string name)
    {
        if (Ascii.IsValid(name))
            return name;
        var read = new StringBuilder(name.Length);
        foreach (var letter in name)
        {
            if (letter is >= FirstWide and <= LastWide)
                read.Append((char)(letter - FirstWide + '!'));
            else if (!IsInvisible(letter))
                read.Append(Table.GetValueOrDefault(letter, letter));
        }
        return read.ToString();
    }

    private static bool IsInvisible(char letter) =>
        char.GetUnicodeCategory(letter) is UnicodeCategory.Format or UnicodeCategory.NonSpacingMark;
}
