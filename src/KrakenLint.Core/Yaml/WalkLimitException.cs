namespace KrakenLint.Yaml;

/// <summary>
/// A walk through a document went deeper or took longer than any real manifest needs: aliases can make a small text an
/// endless tree. Whoever started the walk reports it as a problem of the document.
/// </summary>
public sealed class WalkLimitException : Exception
{
    public WalkLimitException() { }

    public WalkLimitException(string message)
        : base(message) { }

    public WalkLimitException(string message, Exception? innerException)
        : base(message, innerException) { }
}
