using System.Collections.Immutable;
using KrakenLint.Conditions;
using KrakenLint.Conditions.ItemViews;
using KrakenLint.Graph;
using KrakenLint.JsonPaths;
using KrakenLint.Rules.Needs;
using KrakenLint.Text;

namespace KrakenLint.Rules.Compiled;

/// <summary>How a type is read from the compiled form.</summary>
/// <param name="Type">The type; what is written is its constructor's parameters, then its other properties that can be set.</param>
internal sealed record CompiledShape(Type Type, Func<CompiledReader, object> Read)
{
    public static CompiledShape Of<T>(Func<CompiledReader, T> read)
        where T : class => new(typeof(T), read);
}

/// <summary>
/// The table of types in the compiled form, a row each; the place of a row is what stands for its type. The compiler finds
/// out by itself what to write, and a test that both sides agree.
/// </summary>
internal static class CompiledShapes
{
    public static ImmutableArray<CompiledShape> Rows { get; } =
    [.. OfRules, .. OfConditions, .. OfTests, .. OfSubjects, .. OfFixes, .. CompiledPaths.Rows];

    private static CompiledShape[] OfRules =>
        [
            CompiledShape.Of(r => new Rule
            {
                Id = r.Text(),
                Name = r.Text(),
                Summary = r.Text(),
                Tags = r.Texts(),
                Only = r.Many<RuleSelect>(),
                Except = r.Many<RuleSelect>(),
                Outline = r.One<RuleOutline>(),
            }),
            CompiledShape.Of(r => new RuleOutline(
                r.Texts(),
                r.MaybeText(),
                r.Flag(),
                r.Flag(),
                r.Flag(),
                r.Flag(),
                r.Many(reader => (Severity)reader.Number()),
                r.One<NeedForm>()
            )),
            CompiledShape.Of(r => new NeedForm(r.Many(reader => reader.Number()), r.Texts())),
            CompiledShape.Of(r => new RuleBody
            {
                Select = r.One<RuleSelect>(),
                Each = r.Maybe<Source>(),
                Cases = r.Many<RuleCase>(),
                Values = r.Maybe<ValuesBlock>(),
                Params = r.Pairs(reader => reader.Scalar()),
                ReportsOpenWorld = r.Flag(),
                LowersOpenWorld = r.Flag(),
                YieldsTo = r.Texts(),
            }),
            CompiledShape.Of(r => new RuleSelect(
                r.Texts(),
                r.MaybeText(),
                r.MaybeText(),
                r.Many<MetadataGlob>(),
                r.Many<MetadataGlob>(),
                r.MaybeText(),
                r.Maybe<Condition>()
            )
            {
                CountsLikely = r.Flag(),
            }),
            CompiledShape.Of(r => new MetadataGlob(r.Text(), r.MaybeText(), r.Flag())),
            CompiledShape.Of(r => new RuleCase(
                r.Pairs(reader => (Severity)reader.Number()),
                r.Maybe<Condition>(),
                r.Maybe<Condition>(),
                r.Maybe<MessageTemplate>()
            )
            {
                Expected = r.MaybeText(),
                Fixes = r.Many<RuleFix>(),
            }),
            CompiledShape.Of(r => new ValuesBlock(r.Maybe<Source>(), r.Maybe<Condition>(), r.Many<RuleCase>())),
            CompiledShape.Of(r => new MessageTemplate(r.Text())),
            CompiledShape.Of(r => new RuleHelp(
                r.Text(),
                r.Texts(),
                r.MaybeText(),
                r.MaybeText(),
                r.MaybeText(),
                r.Many(reader => new Uri(reader.Text()))
            )),
            CompiledShape.Of(r => new RoleBook(r.Many<EvidenceRule>(), r.Many<WorkloadRole>())
            {
                Assigned = r.Many<AssignedRole>(),
            }),
            CompiledShape.Of(r => new EvidenceRule(
                r.Text(),
                r.Text(),
                r.Text(),
                r.Text(),
                r.One<Condition>(),
                r.One<NeedForm>()
            )
            {
                Because = r.MaybeText(),
            }),
            CompiledShape.Of(r => new WorkloadRole(r.Text(), r.One<Condition>(), r.One<NeedForm>())),
            CompiledShape.Of(r => new AssignedRole(r.Text(), r.One<RuleSelect>())),
            CompiledShape.Of(r => new KeyTable(r.Text(), r.Text(), r.Later(reader => reader.One<KeyRows>()))),
            CompiledShape.Of(r => new KeyRows(
                r.Pairs(reader => reader.One<KeyEntry>()),
                r.Pairs(reader => reader.Text())
            )),
            CompiledShape.Of(r => new KeyEntry((KeyValueType)r.Number(), r.Texts(), r.Flag(), r.Text())
            {
                Form = r.Flag() ? (r.One<Pattern>(), r.Text()) : null,
            }),
        ];

    private static CompiledShape[] OfConditions =>
        [
            CompiledShape.Of(r => new Condition.All(r.Many<Condition>())),
            CompiledShape.Of(r => new Condition.Any(r.Many<Condition>())),
            CompiledShape.Of(r => new Condition.Not(r.One<Condition>())),
            CompiledShape.Of(r => new Condition.Of(r.One<Subject>(), r.Many<Test>(), r.MaybeScalar(), r.Flag())),
            CompiledShape.Of(r => new Condition.Split(
                r.One<Subject>(),
                r.MaybeScalar(),
                r.Text(),
                (Quantifier)r.Number(),
                r.One<Condition>()
            )),
            CompiledShape.Of(r => new Condition.Quantified(
                (Quantifier)r.Number(),
                r.One<Source>(),
                r.Maybe<Condition>()
            )),
            CompiledShape.Of(r => new Condition.Count(r.One<Source>(), r.Maybe<Condition>(), r.Number(), r.Number())),
            CompiledShape.Of(r => new Condition.Unique(r.One<Source>(), r.Maybe<Condition>())),
            CompiledShape.Of(r => new Condition.Related(
                r.Row(Edges.Find),
                r.Flag(),
                r.MaybeText(),
                r.Many(reader => (EdgeState)reader.Number()),
                r.Maybe<Condition>(),
                r.Maybe<Condition>(),
                r.MaybeFlag(),
                r.MaybeText(),
                r.Number(),
                r.Number()
            )),
            CompiledShape.Of(r => new Condition.Lookup(
                r.Text(),
                r.One<Operand>(),
                r.Maybe<Operand>(),
                r.Maybe<Condition>(),
                r.Flag()
            )),
            CompiledShape.Of(r => new Condition.InRole(r.Text())),
        ];

    private static CompiledShape[] OfTests =>
        [
            CompiledShape.Of(r => new Test.OfScalar(
                r.Row(ScalarOperators.Find),
                r.Many<Operand>(),
                r.MaybeRow(UnitKinds.Find)
            )
            {
                Written = r.Maybe<Pattern>(),
            }),
            CompiledShape.Of(r => new Test.Exists(r.Flag())),
            CompiledShape.Of(r => new Test.Empty(r.Flag())),
            CompiledShape.Of(r => new Test.Length(r.Number(), r.Number())),
            CompiledShape.Of(r => new Test.KnownKey(r.Table())),
            CompiledShape.Of(r => new Test.ValidFor(r.Table())),
            CompiledShape.Of(r => new Test.OfUrl(r.One<UrlExpectation>())),
            CompiledShape.Of(r => new Test.OfImage(r.One<ImageExpectation>())),
            CompiledShape.Of(r => new UrlExpectation(
                r.Texts(),
                r.MaybeFlag(),
                r.MaybeNumber(),
                r.MaybeText(),
                r.MaybeFlag(),
                r.MaybeFlag()
            )),
            CompiledShape.Of(r => new ImageExpectation(r.MaybeText(), r.Many<Test>(), r.MaybeFlag())),
            CompiledShape.Of(r => r.Shared(r.Text(), new PatternLiteral(r.Texts(), r.Texts(), r.Flag()))),
            CompiledShape.Of(r => new Operand.Literal(r.Scalar())),
            CompiledShape.Of(r => new Operand.Reference(r.One<Subject>(), r.Flag())),
            CompiledShape.Of(r => new Operand.Nodes(r.One<JsonPath>(), r.Flag())),
            CompiledShape.Of(r => new Operand.Outside(r.One<Operand>())),
            CompiledShape.Of(r => new Operand.Parameter(r.Text())),
            CompiledShape.Of(r => new Operand.Setting(r.Text())),
            CompiledShape.Of(r => new Operand.Interpolated(r.Many(reader => (reader.Text(), reader.Maybe<Operand>())))),
        ];

    private static CompiledShape[] OfSubjects =>
        [
            CompiledShape.Of(r => new Subject.Self(r.Flag())),
            CompiledShape.Of(r => new Subject.Path(r.One<JsonPath>(), r.Flag())),
            CompiledShape.Of(r => new Subject.Annotation(r.Text())),
            CompiledShape.Of(r => new Subject.Label(r.Text())),
            CompiledShape.Of(r => new Subject.Env(r.Text())),
            CompiledShape.Of(r => new Subject.Pod(r.One<JsonPath>(), r.Flag())),
            CompiledShape.Of(r => new Subject.OfFact(r.Row(Facts.Find))),
            CompiledShape.Of(r => new Subject.Nginx(r.Text())),
            CompiledShape.Of(r => new Subject.OfSetting(r.Text())),
            CompiledShape.Of(r => new Source(
                r.Maybe<JsonPath>(),
                r.Maybe<JsonPath>(),
                r.MaybeRow(Views.Find),
                r.One<ViewQuery>()
            )),
            CompiledShape.Of(r => new ViewQuery(r.Text(), r.Text())
            {
                Places = r.Texts(),
                Pattern = r.Maybe<Pattern>(),
                At = r.Maybe<JsonPath>(),
            }),
        ];

    private static CompiledShape[] OfFixes =>
        [
            CompiledShape.Of(r => new RuleFix((FixSafety)r.Number(), r.Maybe<Condition>(), r.Many<FixEdit>())
            {
                Brings = r.Texts(),
            }),
            CompiledShape.Of(r => new FixEdit.Set(r.Maybe<Subject>(), r.One<FixValue>())),
            CompiledShape.Of(r => new FixEdit.Insert(r.Maybe<Subject>(), r.One<FixValue>())),
            CompiledShape.Of(r => new FixEdit.Block(
                r.Maybe<Subject>(),
                r.Many(reader => (reader.Text(), reader.One<FixValue>()))
            )),
            CompiledShape.Of(r => new FixEdit.Remove(r.Maybe<Subject>(), r.Flag())),
            CompiledShape.Of(r => new FixEdit.Rename(r.Maybe<Subject>(), r.One<FixValue>())),
            CompiledShape.Of(r => new FixEdit.Quote(r.Maybe<Subject>())),
            CompiledShape.Of(r => new FixValue.Of(r.One<Operand>())),
            CompiledShape.Of(r => new FixValue.Found(r.Text())),
            CompiledShape.Of(r => new FixValue.Converted(r.One<Conversion>(), r.Maybe<Operand>())),
            CompiledShape.Of(_ => new Conversion.Seconds()),
            CompiledShape.Of(_ => new Conversion.Digits()),
            CompiledShape.Of(_ => new Conversion.UrlPath()),
            CompiledShape.Of(r => new Conversion.Scheme(r.Text())),
            CompiledShape.Of(_ => new Conversion.TightList()),
            CompiledShape.Of(r => new Conversion.OneOf(r.Texts())),
            CompiledShape.Of(r => new Conversion.ValidFor(r.Table())),
            CompiledShape.Of(r => new Conversion.NearestOf(r.Many<Operand>())),
            CompiledShape.Of(r => new Conversion.KnownKey(r.Table())),
        ];
}
