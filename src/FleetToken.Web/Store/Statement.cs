using System.Buffers;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace FleetToken.Web.Store;

/// <summary>
/// One prepared command of the writer. Its values are bound one after the other, in the order of its parameters and without boxes, straight to SQLite:
/// a sweep binds a hundred for each Mac.
/// </summary>
internal sealed class Statement : IDisposable
{
    private const int LongestOnStack = 512;

    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private int _bound;

    /// <summary>Prepares the text; its parameters are <c>?1</c>, <c>?2</c> and so on.</summary>
    public Statement(SqliteConnection connection, string text)
    {
        _database = connection.Handle ?? throw new InvalidOperationException("The connection is not open.");
        Check(raw.sqlite3_prepare_v3(_database, text, raw.SQLITE_PREPARE_PERSISTENT, out _statement));
    }

    /// <summary>The parameters from <c>?1</c> to <c>?count</c> with commas between.</summary>
    public static string Parameters(int count) => string.Join(", ", Enumerable.Range(1, count).Select(number => $"?{number}"));

    /// <summary>Binds the next parameter to a number.</summary>
    public Statement Bind(long value)
    {
        Check(raw.sqlite3_bind_int64(_statement, ++_bound, value));
        return this;
    }

    /// <summary>Binds the next parameter to a number, or to NULL.</summary>
    public Statement Bind(long? value) => value is { } number ? Bind(number) : BindNull();

    /// <summary>Binds the next parameter to 0 or 1.</summary>
    public Statement Bind(bool value) => Bind(value ? 1L : 0L);

    /// <summary>Binds the next parameter to 0 or 1, or to NULL.</summary>
    public Statement Bind(bool? value) => value is { } answer ? Bind(answer) : BindNull();

    /// <summary>Binds the next parameter to a UTC time, in milliseconds.</summary>
    public Statement Bind(DateTimeOffset value) => Bind(StoredValues.Milliseconds(value));

    /// <summary>Binds the next parameter to a UTC time in milliseconds, or to NULL.</summary>
    public Statement Bind(DateTimeOffset? value) => value is { } time ? Bind(time) : BindNull();

    /// <summary>Binds the next parameter to text, or to NULL.</summary>
    public Statement Bind(string? value)
    {
        if (value is null)
        {
            return BindNull();
        }

        var most = Encoding.UTF8.GetMaxByteCount(value.Length);
        byte[]? rented = most > LongestOnStack ? ArrayPool<byte>.Shared.Rent(most) : null;
        var utf8 = rented ?? stackalloc byte[LongestOnStack];
        Check(raw.sqlite3_bind_text(_statement, ++_bound, utf8[..Encoding.UTF8.GetBytes(value, utf8)]));
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        return this;
    }

    /// <summary>Binds the next parameter to bytes.</summary>
    public Statement Bind(ReadOnlySpan<byte> value)
    {
        Check(raw.sqlite3_bind_blob(_statement, ++_bound, value));
        return this;
    }

    /// <summary>Binds the next parameter to the stored name of a value.</summary>
    public Statement Bind<TEnum>(TEnum value)
        where TEnum : struct, Enum => Bind(StoredValues.Name(value));

    /// <summary>Runs it with the values bound since it last ran, within the transaction that is open.</summary>
    public void Run()
    {
        int said;
        do
        {
            said = raw.sqlite3_step(_statement);
        }
        while (said == raw.SQLITE_ROW);
        End(said);
    }

    /// <summary>Runs it and gives the first value of its one row.</summary>
    public long RunForNumber()
    {
        var said = raw.sqlite3_step(_statement);
        var number = said == raw.SQLITE_ROW ? raw.sqlite3_column_int64(_statement, 0) : 0;
        End(said == raw.SQLITE_ROW ? raw.sqlite3_step(_statement) : said);
        return number;
    }

    /// <inheritdoc/>
    public void Dispose() => _statement.Dispose();

    private Statement BindNull()
    {
        Check(raw.sqlite3_bind_null(_statement, ++_bound));
        return this;
    }

    private void End(int said)
    {
        _bound = 0;
        if (said != raw.SQLITE_DONE)
        {
            // Thrown first: the reset would forget what it was.
            try
            {
                Check(said);
            }
            finally
            {
                raw.sqlite3_reset(_statement);
            }
        }

        Check(raw.sqlite3_reset(_statement));
    }

    private void Check(int said) => SqliteException.ThrowExceptionForRC(said, _database);
}
