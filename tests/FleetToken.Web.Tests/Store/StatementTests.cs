using FleetToken.Domain.Macs;
using FleetToken.Web.Store;
using Microsoft.Data.Sqlite;

namespace FleetToken.Web.Tests.Store;

public sealed class StatementTests : IDisposable
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:");

    public StatementTests()
    {
        _connection.Open();
        Ask("CREATE TABLE kept (id INTEGER PRIMARY KEY, value ANY) STRICT");
    }

    [Fact]
    public void Values_OfEveryKind_AreStoredAsTheyAre()
    {
        var longText = string.Concat(Enumerable.Repeat("Änne ß 🍏 ", 200));
        using var insert = new Statement(_connection, $"INSERT INTO kept (value) VALUES ({Statement.Parameters(1)})");

        insert.Bind("").Run();
        insert.Bind(longText).Run();
        insert.Bind((string?)null).Run();
        insert.Bind([1, 2, 0]).Run();
        insert.Bind(ReadOnlySpan<byte>.Empty).Run();
        insert.Bind(long.MinValue).Run();
        insert.Bind((long?)null).Run();
        insert.Bind(true).Run();
        insert.Bind((bool?)null).Run();
        insert.Bind(DateTimeOffset.UnixEpoch.AddMilliseconds(5)).Run();
        insert.Bind(KeyValidity.NotApplicable).Run();

        Assert.Equal(
            ["''", $"'{longText}'", "NULL", "X'010200'", "X''", "-9223372036854775808", "NULL", "1", "NULL", "5", "'notApplicable'"],
            Kept());
    }

    [Fact]
    public void Parameters_ByNumber_AreBoundInThatOrderWhereverTheyStand()
    {
        using var insert = new Statement(_connection, "INSERT INTO kept (value, id) VALUES (?2, ?1) RETURNING id");

        Assert.Equal(7, insert.Bind(7).Bind("seven").RunForNumber());
        Assert.Equal(8, insert.Bind(8).Bind("eight").RunForNumber());

        Assert.Equal(["'seven'", "'eight'"], Kept());
    }

    [Fact]
    public void Refused_SaysWhyAndCanRunAgain()
    {
        using var insert = new Statement(_connection, "INSERT INTO kept (id, value) VALUES (?1, ?2)");
        insert.Bind(1).Bind("first").Run();

        var refusal = Assert.Throws<SqliteException>(() => insert.Bind(1).Bind("again").Run());

        Assert.Equal(19, refusal.SqliteErrorCode);
        insert.Bind(2).Bind("second").Run();
        Assert.Equal(["'first'", "'second'"], Kept());
    }

    public void Dispose() => _connection.Dispose();

    private List<string> Kept()
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT quote(value) FROM kept ORDER BY id";
        using var reader = command.ExecuteReader();
        var kept = new List<string>();
        while (reader.Read())
        {
            kept.Add(reader.GetString(0));
        }

        return kept;
    }

    private void Ask(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
