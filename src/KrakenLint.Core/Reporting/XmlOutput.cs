using System.Xml;

namespace KrakenLint.Reporting;

/// <summary>XML 1.0 into a text writer: indented, LF. Text from input goes through <see cref="MarkupText.Legal"/>.</summary>
internal static class XmlOutput
{
    // The declaration is ours: the library's would name the encoding of .NET's strings.
    private static readonly XmlWriterSettings Settings = new()
    {
        OmitXmlDeclaration = true,
        Indent = true,
        NewLineChars = "\n",
        NewLineHandling = NewLineHandling.None,
    };

    public static void Write(TextWriter output, Action<XmlWriter> write)
    {
        output.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        using (var xml = XmlWriter.Create(output, Settings))
            write(xml);
        output.Write('\n');
    }

    /// <summary>An attribute with text from input.</summary>
    public static void WriteText(this XmlWriter xml, string name, string text) =>
        xml.WriteAttributeString(name, MarkupText.Legal(text));

    public static void WriteNumber(this XmlWriter xml, string name, int number) =>
        xml.WriteAttributeString(name, $"{number}");
}
