using System.Collections.Immutable;

namespace KrakenLint.Tests.Disclosed;

/// <summary>A way in which a credential is written down.</summary>
/// <param name="Text">A manifest in which <c>CANARY</c> stands for the credential.</param>
public sealed record SecretShape(string Name, string Text)
{
    private const string Word = "CANARY";

    /// <summary>Letters that occur nowhere else, neither the first half nor the second.</summary>
    public const string Canary = "kT7qRaven3xbW9Lp";

    public string Manifest => Text.Replace(Word, Canary, StringComparison.Ordinal);

    public override string ToString() => Name;
}

/// <summary>The ways that the tests on what is shown go through: a row here is tried with every format and command.</summary>
internal static class SecretShapes
{
    public static ImmutableArray<SecretShape> All { get; } =
    [
        new("a Secret's text", "kind: Secret\nstringData:\n  a: CANARY\n  b: x"),
        new("a Secret in one line", "kind: Secret\nstringData: { a: x, config.json: '{\"x\":\"CANARY\"}', port: 5 }"),
        new("a Secret's file", "kind: Secret\nstringData:\n  app.ini: |\n    a = 1\n\n    CANARY"),
        new("a comment in a Secret", "kind: Secret\nstringData:\n  # CANARY\n  a: x"),
        new(
            "a Secret in a List",
            "kind: List\nitems:\n  - apiVersion: v1\n    kind: Secret\n    stringData: { a: CANARY }"
        ),
        new("a key", "kind: Probe\nspec:\n  jwtSecret: CANARY\n  dbPass: CANARY"),
        new("a key above a list", "kind: Probe\nspec:\n  tokens:\n    - CANARY\n    - x"),
        new("a random value", "kind: Probe\nspec:\n  webhookKey: CANARY"),
        new("a comment behind", "kind: ConfigMap\ndata:\n  JWT_SECRET: changeme # before: CANARY"),
        new("a comment above", "kind: ConfigMap\ndata:\n  # CANARY until last year\n  JWT_SECRET: changeme"),
        new("a comment on its own", "kind: ConfigMap\n# redis://:CANARY@redis:6379\ndata: { a: b }"),
        new("an alias", "kind: Probe\nspec:\n  a: &a CANARY\n  password: *a"),
        new("a variable", Pod("env: [{ name: DB_PASSWORD, value: CANARY }]")),
        new("a variable in lines", Pod("env:\n        - name: DB_PASSWORD\n          value: CANARY")),
        new("a variable turned", Pod("env:\n        - value: CANARY\n          name: DB_PASSWORD")),
        new("LiveKit's variable", Pod("env: [{ name: LIVEKIT_KEYS, value: 'devkey: CANARY' }]")),
        new(
            "LiveKit's file",
            "kind: ConfigMap\ndata:\n  livekit.yaml: |\n    port: 7880\n    keys:\n      devkey: CANARY\n    rtc: { tcp_port: 7881 }"
        ),
        new("an option", Pod("image: \"redis:latest\"\n      args: [\"--auth-token=CANARY\"]")),
        new(
            "an option beside an image",
            "kind: Pod\nspec: { containers: [{ name: a, image: \"redis:latest\", args: [\"--auth-token=CANARY\"] }] }"
        ),
        new("an option and an item", Pod("args: [\"--password\", \"CANARY\"]")),
        new("an option and a line", Pod("args:\n        - --pass\n        - CANARY")),
        new("a short option and a line", Pod("command: [redis-cli]\n      args:\n        - -a\n        - CANARY")),
        new("a short option in a command", Pod("command: [sh, -c, \"sleep 1; redis-cli -a CANARY ping\"]")),
        new("a password of mysql", Pod("command: [sh, -c, \"mysql -u root -pCANARY -e 'select 1'\"]")),
        new("a user of curl", Pod("command: [sh, -c, \"curl -u admin:CANARY http://a/b\"]")),
        new("an option in a command", Pod("command: [sh, -c, \"exec redis-server --requirepass CANARY --port 6379\"]")),
        new("a quoted option in a command", Pod("command: [sh, -c, \"app --pass='CANARY and more' run\"]")),
        new(
            "a command in lines",
            Pod("args:\n        - |\n          redis-server \\\n            --requirepass \\\n            CANARY")
        ),
        new("a URL", Probe("url: redis://user:CANARY@redis:6379/0")),
        new("a URL without a user", Probe("url: \"redis://:CANARY@redis:6379/0\"")),
        new("a URL's only word", Probe("url: https://CANARY@sentry.example.com/1")),
        new("a URL with a slash", Probe("url: \"postgresql://kraken:CA/CANARY@db:5432/kraken\"")),
        new("a URL with an at sign and a slash", Probe("url: \"postgresql://kraken:k9@CANARY/z@db:5432/kraken\"")),
        new("a URL with a hash sign", Probe("url: \"redis://:CANARY#x@redis:6379\"")),
        new("a URL with a question mark", Probe("url: \"redis://:k9?CANARY@redis:6379\"")),
        new("a URL's parameter", Probe("url: \"wss://a.dev/rtc?access_token=CANARY&room=2\"")),
        new(
            "a URL of a variable",
            Pod("env: [{ name: DATABASE_URL, value: \"postgresql://kraken:k9@CANARY/z@db:5432/kraken\" }]")
        ),
        new("a header", Probe("headers: |\n    Authorization: Bearer CANARY\n    X-Api-Key: CANARY")),
        new("a header of nginx", Probe("snippet: |\n    proxy_set_header Authorization \"Basic CANARY\";")),
        new("a header of curl", Pod("command: [sh, -c, \"curl -H 'Authorization: Bearer CANARY' http://a\"]")),
        new("a connection string", Probe("db: \"Server=db;User Id=kraken;Password=CANARY;Encrypt=true\"")),
        new("a connection string of Go", Probe("dsn: \"kraken:CANARY@tcp(db:3306)/kraken\"")),
        new("words of PostgreSQL", Probe("dsn: \"host=db user=kraken password=CANARY dbname=kraken\"")),
        new(
            "a line of .env",
            "kind: ConfigMap\ndata:\n  .env: |\n    PORT=3000\n    DB_PASSWORD=CANARY\n    export API_TOKEN=CANARY"
        ),
        new("a line of ini", "kind: ConfigMap\ndata:\n  a.ini: |\n    [db]\n    password = CANARY"),
        new("a line of toml", "kind: ConfigMap\ndata:\n  a.toml: |\n    api_key = \"CANARY\""),
        new("a line of properties", "kind: ConfigMap\ndata:\n  a.properties: |\n    spring.datasource.password=CANARY"),
        new("JSON in one line", "kind: ConfigMap\ndata: { config.json: '{\"password\":\"CANARY\"}', port: \"5\" }"),
        new(
            "JSON in lines",
            "kind: ConfigMap\ndata:\n  a.json: |\n    {\n      \"password\": \"CANARY\",\n      \"tokens\": [\n        \"CANARY\"\n      ]\n    }"
        ),
        new("escaped JSON", "kind: ConfigMap\ndata: { a.json: \"{\\\"password\\\":\\\"CANARY\\\"}\" }"),
        new("XML", "kind: ConfigMap\ndata:\n  a.xml: |\n    <db><password>CANARY</password></db>"),
        new(
            "a redis.conf",
            "kind: ConfigMap\ndata:\n  redis.conf: |\n    requirepass CANARY\n    user app on >CANARY ~* +@all"
        ),
        new("SQL", "kind: ConfigMap\ndata:\n  a.sql: |\n    CREATE USER chat WITH PASSWORD 'CANARY';"),
        new("a token of GitHub", Probe("a: ghp_CANARYCANARYCANARY")),
        new("a token of Slack", Probe("a: xoxb-CANARY-CANARY")),
        new("a token of Stripe", Probe("a: [x, sk_live_CANARYCANARY]")),
        new("a web token", Probe("a: \"see eyJhbGciOiJIUzI1NiJ9.CANARY.CANARY\"")),
        new(
            "a private key",
            "kind: ConfigMap\ndata:\n  a.txt: |\n    -----BEGIN RSA PRIVATE KEY-----\n    MIIE\n    CANARY\n    -----END RSA PRIVATE KEY-----"
        ),
        new(
            "what was applied last",
            "kind: Probe\nmetadata:\n  annotations:\n    kubectl.kubernetes.io/last-applied-configuration: |\n      {\"x\":\"CANARY\"}"
        ),
        new(
            "a reason",
            "# krakenlint: ignore[KRK201] the password is CANARY, everybody knows\nkind: Service\nspec: { sessionAffinity: ClientIP }"
        ),
        new(
            "a rule's name",
            "# krakenlint: ignore[password=CANARY] because\nkind: Service\nspec: { sessionAffinity: ClientIP }"
        ),
        new("an alias to what holds it", "kind: Probe\nspec:\n  a: &a { x: CANARY }\n  credentials: *a"),
        new("a merge key", "kind: Probe\nspec:\n  a: &a\n    x: CANARY\n  secret:\n    <<: *a"),
        new("a Secret's alias", "kind: Secret\nmetadata: { annotations: { z: &a CANARY } }\nstringData: { x: *a }"),
        new("a Secret in small letters", "kind: secret\ndata: { x: CANARY }"),
        new("beside a Secret's data", "kind: Secret\nStringData: { x: CANARY }\ny: CANARY"),
        new("what is encoded", "kind: ConfigMap\nbinaryData: { x: CANARY }"),
        new(
            "a Secret in a quoted text",
            "kind: ConfigMap\ndata:\n  a.yaml: \"kind: Secret\\nstringData:\\n  x: CANARY\\n\""
        ),
        new(
            "a Secret in JSON",
            "kind: Probe\nmetadata: { annotations: { x: '{\"kind\":\"Secret\",\"data\":{\"x\":\"CANARY\"}}' } }"
        ),
        new("a key of a client", "kind: ConfigMap\ndata: { kubeconfig: 'users: [{client-key-data: CANARY}]' }"),
        new("a file that is a key", "kind: ConfigMap\ndata:\n  tls.key: |\n    CANARYCANARY"),
        new("a short password", "kind: Probe\nspec:\n  pw: CANARY\n  DB_PW: CANARY\n  dbpass: CANARY"),
        new("an attached option of redis-cli", Pod("command: [sh, -c, \"redis-cli -aCANARY ping\"]")),
        new("a command of Redis", Pod("command: [sh, -c, \"echo AUTH default CANARY | nc redis 6379\"]")),
        new("a rule of Redis", Pod("args: [\"--user default on +@all ~* >CANARY\"]")),
        new("a rule of Redis as an item", Pod("args: [--user, \"default on >CANARY ~* +@all\"]")),
        new("a sentinel.conf", "kind: ConfigMap\ndata:\n  a.conf: |\n    sentinel auth-pass mymaster CANARY"),
        new("LiveKit's option", Pod("args: [\"--keys=devkey: CANARY\"]")),
        new("LiveKit's keys in one line", "kind: ConfigMap\ndata: { livekit.yaml: 'keys: {devkey: CANARY}' }"),
        new("a user as an item", Pod("args: [-u, \"admin:CANARY\"]")),
        new("a URL that was encoded", Probe("url: redis%3A%2F%2F%3ACANARY%40redis")),
        new("a token instead of a user", Probe("url: https://CANARY:x-oauth-basic@github.com/a/b")),
        new("a signature", Probe("url: \"https://a.dev/b?sig=CANARY\"")),
        new("a cookie", "kind: ConfigMap\ndata:\n  a: |\n    Cookie: session=CANARY"),
        new("a hash", "kind: ConfigMap\ndata:\n  users: |\n    admin:{SHA}CANARY="),
        new("a password of standard input", Pod("command: [sh, -c, \"echo CANARY | docker login --password-stdin\"]")),
        new("a name", "kind: Service\nmetadata: { name: password=CANARY }\nspec: { sessionAffinity: ClientIP }"),
        new("a namespace", "kind: Service\nmetadata: { name: a, namespace: 'redis://:CANARY@r' }\nspec: { a: b }"),
        new("a label's key", "kind: Service\nmetadata: { name: a, labels: { token=CANARY: b } }\nspec: { a: b }"),
        new("a key that is a URL", Probe("'redis://:CANARY@r': { a: b }")),
        new("a key that is a token", Probe("ghp_CANARYCANARYCANARY: { a: b }")),
        new("a kind", "kind: ghp_CANARYCANARYCANARY\nspec: { a: b }"),
        new("a container's name", "kind: Pod\nmetadata: { name: a }\nspec: { containers: [{ name: token=CANARY, image: a }] }"),
        new("a key that was a value", "kind: Probe\nspec:\n  a: &a ghp_CANARYCANARYCANARY\n  *a : b"),
        new("a variable by a merge key", Pod("env:\n        - &a { name: LOG, value: CANARY }\n        - { <<: *a, name: DB_PASSWORD }")),
        new("a variable by its merged name", Pod("env:\n        - &a { name: DB_PASSWORD, x: y }\n        - { <<: *a, value: CANARY }")),
        new("a variable by an alias", Pod("env:\n        - { name: &a DB_PASSWORD, value: x }\n        - { name: *a , value: CANARY }")),
        new("an ExternalSecret", "kind: ExternalSecret\nspec: { target: { template: { data: { a: CANARY } } } }"),
        new("a SealedSecret", "kind: SealedSecret\nspec: { template: { stringData: { a: CANARY } } }"),
        new("a generator of Secrets", "kind: Kustomization\nsecretGenerator: [{ name: a, literals: [a=CANARY] }]"),
        new("a password of mysql as an item", Pod("command: [mysql, -u, root, -pCANARY]")),
        new("a password of mysql as an argument", Pod("command: [mysql]\n      args: [-pCANARY, -e, x]")),
        new("an attached option as an item", Pod("command: [redis-cli, -aCANARY, ping]")),
        new("an alias of mc", Pod("command: [sh, -c, \"mc alias set s3 http://minio:9000 admin CANARY --api S3v4\"]")),
        new("an alias of mc as items", Pod("command: [mc, alias, set, s3, \"http://minio:9000\", admin, CANARY]")),
        new("a host of mc", Pod("command: [sh, -c, \"mc config host add s3 http://minio:9000 admin CANARY\"]")),
        new("a bot of Telegram", Probe("url: \"https://api.telegram.org/bot123456:CANARY/sendMessage\"")),
        new("a bot's token", Probe("a: \"see 123456789:CANARYCANARYCANARY\"")),
        new("a sentence", Probe("a: login with CANARY as password")),
        new("another sentence", "kind: ConfigMap\n# use CANARY for the password\ndata: { a: b }"),
        new("a key in letters that look alike", "kind: Probe\nspec:\n  p\u0430ssword: CANARY\n  \uff54oken: CANARY"),
        new("a variable in letters that look alike", Pod("env: [{ name: DB_P\u0410SSWORD, value: CANARY }]")),
        new("an assignment in letters that look alike", "kind: ConfigMap\ndata:\n  a.env: |\n    P\u0410SSWORD=CANARY"),
        new("a script", "kind: ConfigMap\ndata:\n  a.js: |\n    const a = { password: `CANARY` };"),
    ];

    private static string Pod(string container) =>
        $"kind: Pod\nmetadata: {{ name: a }}\nspec:\n  containers:\n    - name: a\n      {container}";

    private static string Probe(string spec) => $"kind: Probe\nspec:\n  {spec}\n  other: x";
}
