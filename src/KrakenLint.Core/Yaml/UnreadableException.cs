using KrakenLint.Text;

namespace KrakenLint.Yaml;

/// <summary>Something that had to be read to judge a rule cannot be read; whoever judges says so and goes on.</summary>
public sealed class UnreadableException : Exception
{
    public UnreadableException(Problem problem)
        : base(problem.Text) => Problem = problem;

    public UnreadableException() { }

    public UnreadableException(string message)
        : base(message) { }

    public UnreadableException(string message, Exception innerException)
        : base(message, innerException) { }

    /// <summary>What cannot be read, and where; null where only the message says it.</summary>
    public Problem? Problem { get; }
}
