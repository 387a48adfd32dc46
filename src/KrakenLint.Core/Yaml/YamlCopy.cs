namespace KrakenLint.Yaml;

/// <summary>Compares two parts of documents.</summary>
internal static class YamlCopy
{
    /// <summary>
    /// True where one says what the other says, in the same order. Comments, quotes and indentation do not count; aliases
    /// are never said to be alike, so that nothing is walked twice.
    /// </summary>
    public static bool IsOf(YamlNode one, YamlNode other)
    {
        if (one.ViaIndex >= 0 || other.ViaIndex >= 0)
            return one == other;
        var (end, otherEnd) = (one.Tree.After(one.Index), other.Tree.After(other.Index));
        if (end - one.Index != otherEnd - other.Index)
            return false;
        for (var (at, beside) = (one.Index, other.Index); at < end; at++, beside++)
        {
            var kind = one.Tree[at].Kind;
            if (kind == YamlKind.Alias || kind != other.Tree[beside].Kind)
                return false;
            if (one.Tree.After(at) - at != other.Tree.After(beside) - beside)
                return false;
            if (
                kind == YamlKind.Scalar
                && !IsSame(new YamlNode(one.Tree, at, -1), new YamlNode(other.Tree, beside, -1))
            )
                return false;
        }
        return true;
    }

    private static bool IsSame(YamlNode one, YamlNode other) => one.Type == other.Type && one.Text == other.Text;
}
