namespace KrakenLint.Cli;

/// <summary>What <c>krakenlint init</c> writes. A line that begins with <c>#</c> and no space is an example: without the <c>#</c> it is valid as well.</summary>
internal static class InitTemplates
{
    public const string NoInputs = "#inputs: [rendered]\n";

    public const string NoCharts = """
        #charts:
        #  - path: deploy/chat
        #    release: chat
        #    namespace: chat
        #    values:
        #      staging: deploy/chat/values-staging.yaml
        #      prod: [deploy/chat/values-prod.yaml, deploy/chat/values-eu.yaml]

        """;

    /// <param name="inputs">The lines about what to lint.</param>
    /// <param name="charts">Those about charts.</param>
    public static string ConfigurationWith(string inputs, string charts) =>
        Configuration
            .Replace("{inputs}\n", inputs, StringComparison.Ordinal)
            .Replace("{charts}\n", charts, StringComparison.Ordinal);

    private const string Configuration = """
        # Configuration of KrakenLint. Paths and globs are relative to this folder and stay inside the repository; the command
        # line wins over this file.
        # "krakenlint schema config" prints its JSON Schema, "krakenlint explain RULE" tells what a rule wants.

        # kraken: the deployment guide as written. generic: facts for any real-time application.
        profile: kraken

        # The least severity that makes a run fail: error, warning, note or never.
        fail-on: error

        # What to lint where the command line names nothing, and what never to lint. Unrendered templates cannot be linted.
        {inputs}
        #exclude: ["**/templates/**"]

        # Charts that are rendered with helm where the command line names nothing, once with each combination of values. A
        # name, or a list in the list, is one combination; files in one list are merged in this order, as several -f are.
        {charts}

        # A file of findings that are known: only new ones are reported. krakenlint lint --write-baseline FILE writes it.
        #baseline: krakenlint-baseline.sarif

        # Rules by id, name, tag or glob: another severity (or off), other parameters, other resources.
        #rules:
        #  KRK802: warning
        #  ingress-read-timeout:
        #    params: { seconds: 7200 }
        #    except: { kind: Ingress, name: "*-internal" }

        # A profile of your own, for profile or --profile.
        #profiles:
        #  strict:
        #    extends: generic
        #    rules: { KRK107: error }

        # How Socket.IO is set up. Without polling no sticky sessions are needed. Times are in seconds.
        #socketio:
        #  transports: [polling, websocket]
        #  pingInterval: 25
        #  pingTimeout: 20
        #  adapter: redis
        #  paths: [/realtime]
        #  services: [chat-api]

        # The cluster, where manifests do not tell.
        #ingressController: { kind: ingress-nginx, version: "1.12.6" }
        #tls: terminated-upstream
        #namespace: chat

        # What lives elsewhere: names or globs. A reference to it is never missing.
        #external:
        #  services: [redis-master]
        #  secrets: ["*-tls"]

        # Kinds of which everything is linted, so that what is not found is missing; and kinds of which it may live elsewhere.
        #world:
        #  closed: [Service]
        #  open: [Secret]

        # Who plays a part that the manifests do not show.
        #roles:
        #  assign:
        #    - { role: socketio-service, kind: Service, name: chat-api }

        # Findings that are known and accepted, each with a reason.
        #ignore:
        #  - rule: KRK701
        #    resource: Ingress/chat-*
        #    reason: TLS ends at the load balancer in front of the cluster
        #    until: 2030-06-30

        """;

    public const string PreCommitEntry = """
          - repo: local
            hooks:
              - id: krakenlint
                name: krakenlint
                language: system
                # A changed file of a chart stands for that chart, rendered with helm once for each of its values files.
                entry: krakenlint lint --affected --
                files: \.(ya?ml|tpl)$
                # One run for all files: references lead from file to file.
                require_serial: true

        """;

    /// <summary>A workflow of GitHub Actions, for a runner that has the tool's package and helm.</summary>
    public const string Workflow = """
        name: krakenlint
        on: [pull_request]
        permissions:
          contents: read
        jobs:
          lint:
            runs-on: ubuntu-latest
            steps:
              - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
                with:
                  # All history: findings are compared with the branch that the change goes to.
                  fetch-depth: 0
                  persist-credentials: false
              - run: dotnet tool install --global KrakenLint
              - run: krakenlint lint --since "origin/$BASE" --format github
                env:
                  BASE: ${{ github.base_ref }}

        """;

    public const string PreCommit = $"repos:\n{PreCommitEntry}";
}
