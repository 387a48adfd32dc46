using System.Collections.Immutable;
using KrakenLint.Conditions;
using KrakenLint.Rules.Files;

namespace KrakenLint.Rules.Compiled;

/// <summary>
/// The built-in rules as the compiler in <c>src/KrakenLint.RuleCompiler</c> wrote them when the program was built: nothing of
/// a rule file is parsed at the start of a run.
/// </summary>
/// <param name="Tables">The tables of keys.</param>
/// <param name="Rules">By file name; what only explaining and testing need is read when asked for.</param>
internal sealed record CompiledLibrary(
    RoleBook Roles,
    ImmutableDictionary<string, KeyTable> Tables,
    ImmutableArray<Rule> Rules
)
{
    /// <param name="bytes">What the compiler wrote; there is no other version to reckon with.</param>
    public static CompiledLibrary Read(ReadOnlyMemory<byte> bytes)
    {
        var tables = ImmutableDictionary<string, KeyTable>.Empty;
        var form = new CompiledForm(bytes);
        var reader = new CompiledReader(form, form.First, tables);
        tables = reader.Many<KeyTable>().ToImmutableDictionary(table => table.Name);
        reader = reader.With(tables);
        return new CompiledLibrary(reader.One<RoleBook>(), tables, reader.Many(ReadRule));
    }

    private static Rule ReadRule(CompiledReader reader)
    {
        var path = reader.Text();
        var help = reader.Later(late => late.One<RuleHelp>());
        var body = reader.Later(late => late.One<RuleBody>());
        var sarif = reader.LaterBytes();
        return reader.One<Rule>() with
        {
            LateFile = new(() => BuiltInFiles.Open(path)),
            LateHelp = help,
            LateBody = body,
            LateSarif = sarif,
            LateExamples = new(() => RuleReader.ReadExamples(BuiltInFiles.Open(path))),
        };
    }
}
