using System.Collections.Immutable;

namespace KrakenLint.JsonPaths;

/// <summary>Reads queries, segments and selectors (RFC 9535, sections 2.1 to 2.5); null means that the cursor has an error.</summary>
internal sealed class JsonPathParser(JsonPathCursor cursor)
{
    private const string SelectorExpected = "expected a quoted name, an index, a slice, * or ? and a filter";

    // Nobody writes more by hand, and each is a walk of its own.
    private const int MostSelectors = 100;

    /// <summary>Reads the text as one query.</summary>
    public JsonPathQuery? ReadWhole()
    {
        var query = ReadStart();
        if (query is not null && !cursor.AtEnd)
            cursor.Fail("expected . or [ or the end of the path");
        return cursor.Error is null ? query : null;
    }

    /// <summary>Reads from the cursor's <c>$</c> or <c>@</c> on.</summary>
    public JsonPathQuery? ReadQuery()
    {
        var isAbsolute = cursor.Next == '$';
        cursor.At++;
        var segments = ImmutableArray.CreateBuilder<JsonPathSegment>();
        return ReadSegments(segments) ? new JsonPathQuery(isAbsolute, segments.ToImmutable()) : null;
    }

    private JsonPathQuery? ReadStart()
    {
        if (cursor.Next == '$' || (cursor.Next == '@' && cursor.IsRelative))
            return ReadQuery();
        if (!cursor.IsRelative)
        {
            cursor.Fail("expected $, the root that every path begins with");
            return null;
        }
        var segments = ImmutableArray.CreateBuilder<JsonPathSegment>();
        if (cursor.Next != '[' && !cursor.Take(".."))
        {
            if (ReadNameOrWildcard() is not { } first)
                return null;
            segments.Add(new JsonPathSegment(Descends: false, [first]));
        }
        else if (cursor.Next != '[' || cursor.At > 0)
        {
            if (ReadDescendant() is not { } first)
                return null;
            segments.Add(first);
        }
        return ReadSegments(segments) ? new JsonPathQuery(isAbsolute: false, segments.ToImmutable()) : null;
    }

    private bool ReadSegments(ImmutableArray<JsonPathSegment>.Builder segments)
    {
        while (true)
        {
            // Blanks belong to a query only where a segment follows them.
            var end = cursor.At;
            cursor.SkipBlanks();
            if (cursor.Next is not ('.' or '['))
            {
                cursor.At = end;
                return true;
            }
            if (ReadSegment() is not { } segment)
                return false;
            segments.Add(segment);
        }
    }

    private JsonPathSegment? ReadSegment()
    {
        if (cursor.Next == '[')
            return ReadBrackets() is { } selectors ? new JsonPathSegment(Descends: false, selectors) : null;
        if (cursor.Take(".."))
            return ReadDescendant();
        cursor.Take(".");
        return ReadNameOrWildcard() is { } selector ? new JsonPathSegment(Descends: false, [selector]) : null;
    }

    private JsonPathSegment? ReadDescendant()
    {
        if (cursor.Next == '[')
            return ReadBrackets() is { } selectors ? new JsonPathSegment(Descends: true, selectors) : null;
        return ReadNameOrWildcard() is { } selector ? new JsonPathSegment(Descends: true, [selector]) : null;
    }

    private JsonPathSelector? ReadNameOrWildcard()
    {
        if (cursor.Take("*"))
            return new JsonPathSelector.Wildcard();
        if (cursor.TakeName() is { } name)
            return new JsonPathSelector.Name(name);
        cursor.Fail("expected a name or *; other keys are written as ['key']");
        return null;
    }

    private ImmutableArray<JsonPathSelector>? ReadBrackets()
    {
        if (!cursor.Enter())
            return null;
        var selectors = ImmutableArray.CreateBuilder<JsonPathSelector>();
        cursor.Take("[");
        do
        {
            cursor.SkipBlanks();
            if (selectors.Count == MostSelectors)
            {
                cursor.Fail($"expected at most {MostSelectors} selectors in one pair of brackets");
                return null;
            }
            if (ReadSelector() is not { } selector)
                return null;
            selectors.Add(selector);
            cursor.SkipBlanks();
        } while (cursor.Take(","));
        if (!cursor.Take("]"))
        {
            cursor.Fail("expected , or ]");
            return null;
        }
        cursor.Leave();
        return selectors.ToImmutable();
    }

    private JsonPathSelector? ReadSelector()
    {
        switch (cursor.Next)
        {
            case '\'' or '"':
                return JsonPathString.Take(cursor) is { } name ? new JsonPathSelector.Name(name) : null;
            case '*':
                cursor.At++;
                return new JsonPathSelector.Wildcard();
            case '?':
                cursor.At++;
                cursor.SkipBlanks();
                var condition = new JsonPathFilterParser(cursor, this).ReadCondition();
                return condition is null ? null : new JsonPathSelector.Filter(condition);
            case ':' or '-' or (>= '0' and <= '9'):
                return ReadItemOrSlice();
            default:
                cursor.Fail(SelectorExpected);
                return null;
        }
    }

    private JsonPathSelector? ReadItemOrSlice()
    {
        int? start = null;
        if (cursor.Next != ':')
        {
            start = cursor.TakeInteger();
            if (start is not { } position)
                return null;
            var end = cursor.At;
            cursor.SkipBlanks();
            if (cursor.Next != ':')
            {
                cursor.At = end;
                return new JsonPathSelector.Item(position);
            }
        }
        return ReadBound(out var stop) && ReadBound(out var step)
            ? new JsonPathSelector.Slice(start, stop, step ?? 1)
            : null;
    }

    // What follows a colon, where there is one.
    private bool ReadBound(out int? bound)
    {
        bound = null;
        var end = cursor.At;
        cursor.SkipBlanks();
        if (!cursor.Take(":"))
        {
            cursor.At = end;
            return true;
        }
        cursor.SkipBlanks();
        if (cursor.Next is not ('-' or (>= '0' and <= '9')))
            return true;
        bound = cursor.TakeInteger();
        return bound is not null;
    }
}
