namespace KrakenLint.Rendering;

/// <summary>The order of keys that go-yaml prints: letters before numbers, numbers by value (<c>sorter.go</c>).</summary>
internal sealed class NaturalOrder : IComparer<string>
{
    public static NaturalOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        var (left, right) = (x ?? "", y ?? "");
        var isNumber = false;
        for (var at = 0; at < left.Length && at < right.Length; at++)
        {
            if (left[at] == right[at])
            {
                isNumber = char.IsDigit(left[at]);
                continue;
            }
            var (leftIsLetter, rightIsLetter) = (char.IsLetter(left[at]), char.IsLetter(right[at]));
            if (leftIsLetter && rightIsLetter)
                return left[at].CompareTo(right[at]);
            if (leftIsLetter || rightIsLetter)
                return isNumber == leftIsLetter ? -1 : 1;
            return Numbers(left, right, at);
        }
        return left.Length.CompareTo(right.Length);
    }

    private static int Numbers(string left, string right, int at)
    {
        // Zeros lead a number only where no other digit stands before them.
        var start = left[at] == '0' || right[at] == '0' ? LeadOf(left, at) : 0L;
        var (leftNumber, leftEnd) = Number(left, at, start);
        var (rightNumber, rightEnd) = Number(right, at, start);
        if (leftNumber != rightNumber)
            return leftNumber.CompareTo(rightNumber);
        return leftEnd != rightEnd ? leftEnd.CompareTo(rightEnd) : left[at].CompareTo(right[at]);
    }

    private static long LeadOf(string text, int at)
    {
        for (var before = at - 1; before >= 0 && char.IsDigit(text[before]); before--)
        {
            if (text[before] != '0')
                return 1;
        }
        return 0;
    }

    private static (long Value, int End) Number(string text, int at, long start)
    {
        var value = start;
        for (; at < text.Length && char.IsDigit(text[at]); at++)
            value = unchecked(value * 10 + (text[at] - '0'));
        return (value, at);
    }
}
