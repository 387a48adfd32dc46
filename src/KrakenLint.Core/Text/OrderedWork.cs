using System.Collections.Immutable;

namespace KrakenLint.Text;

/// <summary>Does the same to many things, several at a time where that pays; the order of results is that of the things.</summary>
public static class OrderedWork
{
    /// <param name="jobs">How many at a time; 1 does all on the calling thread.</param>
    /// <param name="work">Shares nothing that changes with its other calls.</param>
    public static ImmutableArray<TResult> Do<T, TResult>(IEnumerable<T> things, int jobs, Func<T, TResult> work)
    {
        var all = things.ToArray();
        if (jobs <= 1 || all.Length <= 1)
            return [.. all.Select(work)];
        var results = new TResult[all.Length];
        try
        {
            Parallel.For(
                0,
                all.Length,
                new ParallelOptions { MaxDegreeOfParallelism = jobs },
                index => results[index] = work(all[index])
            );
        }
        catch (AggregateException several) when (several.InnerExceptions is [var only, ..])
        {
            // A bug is a bug, however many threads met it.
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(only);
        }
        return [.. results];
    }
}
