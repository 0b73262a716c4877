using Microsoft.Data.Sqlite;

namespace FleetToken.Web.Store;

/// <summary>One prepared command of the writer: values in the order of its parameters.</summary>
internal sealed class Statement : IDisposable
{
    private readonly SqliteCommand _command;

    /// <summary>Prepares the text; its parameters are <c>@p0</c>, <c>@p1</c> and so on.</summary>
    public Statement(SqliteConnection connection, string text, int parameters)
    {
        _command = connection.CreateCommand();
        _command.CommandText = text;
        for (var number = 0; number < parameters; number++)
        {
            _command.Parameters.Add(new SqliteParameter { ParameterName = $"@p{number}" });
        }

        _command.Prepare();
    }

    /// <summary>The parameters <c>@p0</c> to <c>@p(count-1)</c> with commas between.</summary>
    public static string Parameters(int count) => string.Join(", ", Enumerable.Range(0, count).Select(number => $"@p{number}"));

    /// <summary>Runs it within the transaction; null is stored as NULL.</summary>
    public int Run(SqliteTransaction transaction, params ReadOnlySpan<object?> values)
    {
        Bind(transaction, values);
        return _command.ExecuteNonQuery();
    }

    /// <summary>Runs it and gives the first value of the first row.</summary>
    public long RunForNumber(SqliteTransaction transaction, params ReadOnlySpan<object?> values)
    {
        Bind(transaction, values);
        return (long)(_command.ExecuteScalar() ?? throw new InvalidOperationException("The statement gave no row."));
    }

    /// <inheritdoc/>
    public void Dispose() => _command.Dispose();

    private void Bind(SqliteTransaction transaction, ReadOnlySpan<object?> values)
    {
        _command.Transaction = transaction;
        for (var number = 0; number < values.Length; number++)
        {
            _command.Parameters[number].Value = values[number] ?? DBNull.Value;
        }
    }
}
