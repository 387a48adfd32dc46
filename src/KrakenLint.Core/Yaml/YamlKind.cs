namespace KrakenLint.Yaml;

/// <summary>What a node is (YAML 1.2.2, section 3.2.1.1); an alias is seen through by <see cref="YamlNode"/>.</summary>
public enum YamlKind : byte
{
    Scalar,
    Mapping,
    Sequence,
    Alias,
}

/// <summary>How a node is written (YAML 1.2.2, chapters 7 and 8).</summary>
public enum YamlStyle : byte
{
    Plain,
    SingleQuoted,
    DoubleQuoted,
    Literal,
    Folded,
    Block,
    Flow,
}

/// <summary>An explicit tag, as far as it changes how a scalar is read.</summary>
public enum YamlTag : byte
{
    None,
    String,
    Integer,
    Float,
    Boolean,
    Null,
    Timestamp,
    Binary,
    Other,
}

/// <summary>What a value is to Kubernetes once kubectl has decoded it.</summary>
public enum YamlType : byte
{
    String,
    Integer,
    Float,
    Boolean,
    Null,
    Mapping,
    Sequence,
}
