using System.Collections.Immutable;

namespace KrakenLint.Graph;

/// <summary>An account that a server sets up from its environment.</summary>
/// <param name="Password">The variable with the password; with <c>_FILE</c> behind it, the one with the password's file.</param>
/// <param name="UserVariable">The variable with the name, or null where the name is fixed.</param>
/// <param name="User">The name where no variable gives one; null for any name.</param>
internal sealed record Account(string Password, string? UserVariable, string? User)
{
    /// <summary>True where both variables hold lists, one item for each account.</summary>
    public bool IsList { get; init; }
}

/// <summary>A program that asks its clients for a password.</summary>
/// <param name="Words">Words in the names of its images, and in names of variables about it.</param>
/// <param name="Accounts">From the variables that its images read.</param>
internal sealed record Software(ImmutableArray<string> Words, ImmutableArray<Account> Accounts)
{
    /// <summary>True where it asks for a password only if it is given one.</summary>
    public bool IsOpenByDefault { get; init; }

    /// <summary>True where a password belongs to a user; else the server has one for everybody.</summary>
    public bool HasUsers => Accounts.Any(account => account.UserVariable is not null);

    // https://hub.docker.com/_/postgres, https://hub.docker.com/_/mongo, https://hub.docker.com/_/mysql and the images of Bitnami.
    public static ImmutableArray<Software> All { get; } =
    [
        new(
            ["redis", "valkey", "keydb"],
            [new("REDIS_PASSWORD", null, null), new("VALKEY_PASSWORD", null, null), new("KEYDB_PASSWORD", null, null)]
        )
        {
            IsOpenByDefault = true,
        },
        new(
            ["postgres", "postgis", "timescaledb", "pgvector"],
            [
                new("POSTGRES_PASSWORD", "POSTGRES_USER", "postgres"),
                new("POSTGRESQL_PASSWORD", "POSTGRESQL_USERNAME", "postgres"),
                new("POSTGRES_POSTGRES_PASSWORD", null, "postgres"),
                new("POSTGRESQL_POSTGRES_PASSWORD", null, "postgres"),
            ]
        ),
        new(
            ["mongo"],
            [
                new("MONGO_INITDB_ROOT_PASSWORD", "MONGO_INITDB_ROOT_USERNAME", null),
                new("MONGODB_ROOT_PASSWORD", "MONGODB_ROOT_USER", "root"),
                new("MONGODB_PASSWORD", "MONGODB_USERNAME", null),
                new("MONGODB_EXTRA_PASSWORDS", "MONGODB_EXTRA_USERNAMES", null) { IsList = true },
            ]
        )
        {
            IsOpenByDefault = true,
        },
        new(
            ["mysql", "mariadb", "percona"],
            [
                new("MYSQL_ROOT_PASSWORD", null, "root"),
                new("MYSQL_PASSWORD", "MYSQL_USER", null),
                new("MARIADB_ROOT_PASSWORD", null, "root"),
                new("MARIADB_PASSWORD", "MARIADB_USER", null),
            ]
        ),
    ];
}
