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

    private static bool IsSame(YamlNode one, YamlNode other) =>
        IsWrittenAlike(one, other) || (one.Type == other.Type && one.Text == other.Text);

    // What copies are as a rule; their texts may be long.
    private static bool IsWrittenAlike(YamlNode one, YamlNode other)
    {
        ref readonly var left = ref one.Data;
        ref readonly var right = ref other.Data;
        if (left.HasProperties || right.HasProperties || left.Style != right.Style)
            return false;
        var raw = one.Tree.File.Bytes[left.Start..left.End];
        return raw.SequenceEqual(other.Tree.File.Bytes[right.Start..right.End])
            && (
                left.Style is not (YamlStyle.Literal or YamlStyle.Folded) || (IsWhole(one, raw) && IsWhole(other, raw))
            );
    }

    // What other heads make of a block depends on what is around it.
    private static bool IsWhole(YamlNode block, ReadOnlySpan<byte> raw) =>
        block.Data.End < block.Tree.End && raw[1..] is [(byte)'\n', ..] or [(byte)'-', (byte)'\n', ..];
}
