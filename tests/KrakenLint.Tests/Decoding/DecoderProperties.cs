using System.Collections.Immutable;
using FsCheck.Xunit;
using KrakenLint.Decoding;
using KrakenLint.Tests.Yaml;
using KrakenLint.Text;
using KrakenLint.Yaml;
using KrakenLint.Yaml.Scalars;

namespace KrakenLint.Tests.Decoding;

/// <summary>What holds of any text, most of it made of what YAML has a use for.</summary>
[Properties(
    Arbitrary = [typeof(YamlReaderProperties)],
    MaxTest = 5_000,
    EndSize = 60,
    Replay = "(11639905610334341422,3619335928928963009)"
)]
public sealed class DecoderProperties
{
    [Property]
    public bool Problems_stand_inside_their_document(YamlReaderProperties.YamlishText text) =>
        YamlText
            .Stream(text.Value)
            .Documents.All(document =>
                Decoder.ProblemsOf(document).All(problem => IsInside(problem.Span, document.Span))
            );

    [Property]
    public bool Problems_come_in_the_order_of_the_text(YamlReaderProperties.YamlishText text) =>
        YamlText
            .Stream(text.Value)
            .Documents.Select(document => Decoder.ProblemsOf(document))
            .All(problems => Starts(problems).SequenceEqual(Starts(problems).Order()));

    [Property]
    public bool A_quoted_key_keeps_its_name(YamlReaderProperties.YamlishText text) =>
        YamlText
            .Stream(text.Value)
            .Documents.Select(document => document.Tree)
            .OfType<YamlTree>()
            .SelectMany(YamlText.Nodes)
            .Where(node => node is { IsKey: true, IsScalar: true, Tag: YamlTag.None, Style: not YamlStyle.Plain })
            .All(key => DecodedKey.NameOf(key) == key.Text);

    [Property]
    public bool A_rewritten_text_keeps_every_place(YamlReaderProperties.YamlishText text) =>
        LenientText.Of(text.Value) is not { } rewritten
        || (rewritten.Length == text.Value.Length && rewritten != text.Value);

    private static IEnumerable<int> Starts(ImmutableArray<Problem> problems) =>
        problems.Select(problem => problem.Span.Start);

    private static bool IsInside(SourceSpan span, SourceSpan document) =>
        document.Start <= span.Start && span.Start <= span.End && span.End <= document.End;
}
