using KrakenLint.Yaml;

namespace KrakenLint.Tests.Yaml;

public sealed class YamlCommentsTests
{
    [Fact]
    public void Comments_are_what_scalars_leave_over()
    {
        var document = YamlText.Document(
            """
            # Source: chart/templates/a.yaml
            a: b#c # one
            d: "# no" #two
            e: '# no'
            f: | # three
              # no
              x # no
            # four
            g: [1, # five
              2]
            h: plain
              text # six
            i: &x # seven
              j: k
            l: !!str # eight
            m: *x # nine
            #
            """
        );

        Assert.Equal(
            [
                "Source: chart/templates/a.yaml",
                "one",
                "two",
                "three",
                "four",
                "five",
                "six",
                "seven",
                "eight",
                "nine",
                "",
            ],
            YamlComments.Of(document).Select(YamlComments.TextOf)
        );
    }

    [Fact]
    public void Comments_stand_where_they_are_written()
    {
        var document = YamlText.Document("a: é # ü\n");

        Assert.Equal(["test.yaml:1:6"], YamlComments.Of(document).Select(span => span.ToString()));
    }

    [Fact]
    public void Comments_belong_to_the_document_around_them()
    {
        var documents = YamlText.Stream("# a\na: 1\n---\n# b\nb: 1 # c\n").Documents;

        Assert.Equal(["a"], YamlComments.Of(documents[0]).Select(YamlComments.TextOf));
        Assert.Equal(["b", "c"], YamlComments.Of(documents[1]).Select(YamlComments.TextOf));
    }

    [Fact]
    public void A_broken_document_has_comments_too() =>
        Assert.Contains("why", YamlComments.Of(YamlText.Document("# why\na: [\n")).Select(YamlComments.TextOf));
}
