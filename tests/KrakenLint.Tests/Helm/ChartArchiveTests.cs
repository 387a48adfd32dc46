using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using KrakenLint.Helm.Charts;
using KrakenLint.Text;

namespace KrakenLint.Tests.Helm;

/// <summary>Packed subcharts are read as helm reads them; where that is not sure, the chart says so.</summary>
public sealed class ChartArchiveTests
{
    private const string Schema = """{"$ref":"http://example.com/"}""";

    [Theory]
    [InlineData("sub/values.schema.json")]
    [InlineData("./sub/./values.schema.json")]
    [InlineData("sub/a/../values.schema.json")]
    [InlineData("sub/a/b/../../values.schema.json")]
    [InlineData("sub\\values.schema.json")]
    public void A_schema_is_found_by_any_way_to_write_its_path(string path)
    {
        var chart = With(Archive((path, Schema)));
        Assert.Equal(Schema, Assert.Single(chart.AllSchemas).File.Text());
        Assert.False(chart.HasUnread);
    }

    [Fact]
    public void Of_two_files_of_one_name_the_later_one_counts()
    {
        var chart = With(Archive(("sub/values.schema.json", "{}"), ("sub/values.schema.json", Schema)));
        Assert.Equal(Schema, Assert.Single(chart.AllSchemas).File.Text());
    }

    [Fact]
    public void What_is_no_archive_is_not_read() => Assert.True(With("no archive"u8.ToArray()).HasUnread);

    [Fact]
    public void What_unpacks_to_too_much_is_not_read_to_its_end()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            // A name of 2 GiB, and zeros for it without end in sight.
            var header = new byte[512];
            "././@LongLink"u8.CopyTo(header);
            "17777777777\0"u8.CopyTo(header.AsSpan(124));
            header[156] = (byte)'L';
            "ustar  \0"u8.CopyTo(header.AsSpan(257));
            "        "u8.CopyTo(header.AsSpan(148));
            Encoding
                .ASCII.GetBytes($"{Convert.ToString(header.Sum(one => one), 8).PadLeft(6, '0')}\0 ")
                .CopyTo(header, 148);
            gzip.Write(header);
            var zeros = new byte[1 << 20];
            for (var at = 0; at < 200; at++)
                gzip.Write(zeros);
        }

        Assert.Null(ChartArchive.Read(new SourceFile("bomb.tgz", packed.ToArray())));
    }

    [Fact]
    public void An_archive_of_too_many_files_is_not_read() =>
        Assert.True(With(Archive([.. Enumerable.Range(0, 20_001).Select(number => ($"sub/{number}", ""))])).HasUnread);

    [Fact]
    public void What_is_no_chart_below_its_name_is_not_read()
    {
        var chart = Read(("charts/sub/Chart.yaml", "version: 1.0.0\n"u8.ToArray()));
        Assert.True(chart.HasUnread);
        Assert.Empty(chart.Found);
    }

    private static Chart With(byte[] archive) => Read(("charts/sub-1.0.0.tgz", archive));

    private static Chart Read((string Path, byte[] Content) file)
    {
        var chart = ChartReader.Read([
            new ChartFile("Chart.yaml", SourceFile.FromText("Chart.yaml", "name: chat\nversion: 1.0.0\n")),
            new ChartFile(file.Path, new SourceFile(file.Path, file.Content)),
        ]);
        Assert.NotNull(chart);
        return chart;
    }

    private static byte[] Archive(params (string Path, string Text)[] files)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionMode.Compress))
        using (var tar = new TarWriter(zip, TarEntryFormat.Ustar))
        {
            foreach (var (path, text) in files.Prepend(("sub/Chart.yaml", "name: sub\nversion: 1.0.0\n")))
            {
                using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
                tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, path) { DataStream = content });
            }
        }
        return packed.ToArray();
    }
}

file static class SourceFileText
{
    public static string Text(this SourceFile file) => Encoding.UTF8.GetString(file.Bytes);
}
