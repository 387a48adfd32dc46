using KrakenLint.Cli;
using KrakenLint.Manifests;
using KrakenLint.Text;

namespace KrakenLint.Tests;

public sealed class RunNamesTests
{
    private const string Redis = "apiVersion: v1\nkind: Service\nmetadata: { name: redis }\n";
    private const string Settings = "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings }\n";

    [Theory]
    [InlineData(0, "ConfigMap", "settings", true)]
    [InlineData(0, "Service", "redis", true)]
    [InlineData(1, "ConfigMap", "settings", false)]
    [InlineData(1, "Service", "redis", true)]
    [InlineData(2, "ConfigMap", "settings", true)]
    public void A_part_is_told_what_the_others_hold_and_not_what_it_holds_itself(
        int part,
        string kind,
        string name,
        bool isThere
    )
    {
        var names = new RunNames([
            [Input("a.yaml", Redis)],
            [Input("b.yaml", Settings), Input("c.yaml", Redis)],
            [],
        ]);

        Assert.Equal(isThere, names.Beside(part).Has(kind, name, null, From, null));
    }

    [Fact]
    public void A_part_that_is_alone_has_nothing_beside_it() => Assert.False(new RunNames([
                [Input("a.yaml", Redis)],
            ]).Beside(1).Has("Service", "redis", null, From, null));

    [Theory]
    [InlineData("one", "chat", null, "chat", true)]
    [InlineData("one", "chat", null, "shop", false)]
    [InlineData("two", "chat", null, "chat", true)]
    [InlineData("two", "chat", "https://two.example.com", "chat", false)]
    public void What_lives_in_another_namespace_or_cluster_is_not_there(
        string environment,
        string space,
        string? cluster,
        string asked,
        bool isThere
    )
    {
        var asking = new Placement("one", "chat") { Cluster = cluster is null ? null : "https://one.example.com" };
        var names = new RunNames([
            [Input("a.yaml", Settings) with { Placement = asking }],
            [Input("b.yaml", Redis) with { Placement = new Placement(environment, space) { Cluster = cluster } }],
        ]);

        Assert.Equal(isThere, names.BesideEach.Has("Service", "redis", asked, From, asking));
    }

    [Fact]
    public void Two_clusters_that_hold_the_same_release_are_two()
    {
        var (one, two) = (
            new Placement("one", "chat") { Member = "chat/api" },
            new Placement("two", "chat") { Member = "chat/api" }
        );
        var names = new RunNames([
            [Input("a.yaml", Settings) with { Placement = one }],
            [Input("b.yaml", Redis) with { Placement = two }],
        ]);

        Assert.False(names.BesideEach.Has("Service", "redis", "chat", From, one));
    }

    [Fact]
    public void What_another_chart_of_the_configuration_holds_is_not_missing()
    {
        ProcessRun.SkipWithout("helm");
        var folder = Directory.CreateTempSubdirectory("krakenlint-");
        try
        {
            Write("api/Chart.yaml", "apiVersion: v2\nname: api\nversion: 1.0.0\n");
            Write("api/values.yaml", "redis: redis\nqueue: queue\n");
            Write(
                "api/templates/api.yaml",
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata: { name: api }
                spec:
                  template:
                    spec:
                      containers:
                        - name: api
                          env:
                            - name: REDIS_HOST
                              value: {{ .Values.redis }}
                            - name: QUEUE_REDIS_HOST
                              value: {{ .Values.queue }}
                ---
                apiVersion: v1
                kind: Service
                metadata: { name: api }
                spec: { selector: { app: api } }
                """
            );
            Write("redis/Chart.yaml", "apiVersion: v2\nname: redis\nversion: 1.0.0\n");
            Write("redis/templates/service.yaml", Redis);
            Write(".krakenlint.yaml", "charts: [{ path: api }, { path: redis }]\n");

            var (output, errors, _) = ProcessRun.OfKrakenLint(folder.FullName, "lint", "--select", "KRK302");

            Assert.Equal(
                """
                warning[KRK302] redis-host-found: Deployment "api" has QUEUE_REDIS_HOST with the host queue, and a Service "queue" is not in this bundle; it is right if something else brings it
                 --> api/values.yaml:2:8
                """,
                string.Join('\n', output.Split('\n').Take(2))
            );
            Assert.Equal(
                "3 documents in 2 files, 2 charts; 0 skipped; 0 errors, 1 warning; configured: charts\n",
                errors
            );
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        void Write(string path, string text)
        {
            var full = Path.Combine(folder.FullName, path);
            Directory.CreateDirectory(Path.GetDirectoryName(full) ?? folder.FullName);
            File.WriteAllText(full, text);
        }
    }

    private static readonly Resource From = ManifestReader.Read(Input("from.yaml", Settings)).Resources.First();

    private static LintInput Input(string path, string text) => new(SourceFile.FromText(path, text));
}
