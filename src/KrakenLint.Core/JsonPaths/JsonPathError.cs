namespace KrakenLint.JsonPaths;

/// <summary>Why a text is no path.</summary>
/// <param name="Index">0-based index into the text, at most its length.</param>
/// <param name="Text">What was expected there, as a clause without a full stop.</param>
public readonly record struct JsonPathError(int Index, string Text);
