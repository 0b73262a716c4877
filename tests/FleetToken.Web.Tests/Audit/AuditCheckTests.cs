using FleetToken.Web.Audit;
using FleetToken.Web.Store;
using Microsoft.Data.Sqlite;

namespace FleetToken.Web.Tests.Audit;

public sealed class AuditCheckTests
{
    private const string WithoutTriggers = "DROP TRIGGER audit_is_not_changed; DROP TRIGGER audit_is_not_deleted; ";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Log_Untouched_Holds()
    {
        await using var file = await AuditFile.OpenAsync();
        var head = await file.FillAsync();

        var verdict = await file.Check.RunAsync(head, Cancel);

        Assert.True(verdict.Holds, string.Join(' ', verdict.Faults));
        Assert.Equal(10, verdict.Head.Count);
        Assert.Equal(head, verdict.Head);
    }

    [Theory]
    [InlineData("UPDATE audit SET \"by\" = 'Somebody else' WHERE sequence = 4", "Entry 4 was edited")]
    [InlineData("UPDATE audit SET \"at\" = \"at\" + 1 WHERE sequence = 4", "Entry 4 was edited")]
    [InlineData("UPDATE audit SET roles = 'admin' WHERE sequence = 4", "Entry 4 was edited")]
    [InlineData("UPDATE audit SET event = 'signedIn' WHERE sequence = 4", "Entry 4 was edited")]
    [InlineData("UPDATE audit SET computer_id = NULL WHERE sequence = 4", "Entry 4 was edited")]
    [InlineData("UPDATE audit SET server = NULL WHERE sequence = 4", "Entry 4 was edited")]
    [InlineData("UPDATE audit SET site = '' WHERE sequence = 5", "Entry 5 was edited")]
    [InlineData("UPDATE audit SET subject = 'Another Mac' WHERE sequence = 4", "Entry 4 was edited")]
    [InlineData("UPDATE audit SET details = '{}' WHERE sequence = 4", "Entry 4 was edited")]
    [InlineData("UPDATE audit SET hash = zeroblob(32) WHERE sequence = 4", "Entry 4 was edited")]
    [InlineData("UPDATE audit SET key_id = 'another' WHERE sequence = 4", "Entry 4 cannot be checked")]
    [InlineData("UPDATE audit SET \"at\" = 'yesterday' WHERE sequence = 4", "Entry 4 cannot be read")]
    [InlineData("UPDATE audit SET hash = 'text' WHERE sequence = 4", "Entry 4 cannot be read")]
    [InlineData("DELETE FROM audit WHERE sequence = 4", "Entry 4 is missing")]
    [InlineData("DELETE FROM audit WHERE sequence < 4", "Entries 1 to 3 are missing")]
    [InlineData("DELETE FROM audit WHERE sequence = 4; UPDATE audit SET sequence = sequence - 1 WHERE sequence > 4", "Entry 4 does not follow")]
    [InlineData("UPDATE audit SET sequence = -4 WHERE sequence = 4; UPDATE audit SET sequence = 4 WHERE sequence = 5; UPDATE audit SET sequence = 5 WHERE sequence = -4", "Entry 4 does not follow")]
    [InlineData("INSERT INTO audit SELECT 11, \"at\", event, \"by\", roles, server, computer_id, site, subject, details, hash, key_id, hash FROM audit WHERE sequence = 10", "Entry 11 was edited")]
    [InlineData("INSERT INTO audit SELECT -1, \"at\", event, \"by\", roles, server, computer_id, site, subject, details, zeroblob(31), key_id, hash FROM audit WHERE sequence = 10", "never given")]
    public async Task Log_TouchedByHand_IsFound(string sql, string fault)
    {
        await using var file = await AuditFile.OpenAsync();
        await file.FillAsync();
        await file.TamperAsync(WithoutTriggers + sql);

        var verdict = await file.Check.RunAsync(null, Cancel);

        Assert.Contains(verdict.Faults, one => one.Contains(fault, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Log_CutAtTheEnd_IsFoundByAnEarlierHead()
    {
        await using var file = await AuditFile.OpenAsync();
        var head = await file.FillAsync();
        await file.TamperAsync(WithoutTriggers + "DELETE FROM audit WHERE sequence > 7");

        Assert.True((await file.Check.RunAsync(null, Cancel)).Holds);
        var verdict = await file.Check.RunAsync(head, Cancel);

        Assert.Contains("ends at entry 7, but 10 were expected", Assert.Single(verdict.Faults), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Log_CutAndGrownAgain_IsFoundByAnEarlierHead()
    {
        await using var file = await AuditFile.OpenAsync();
        var head = await file.FillAsync();
        await file.TamperAsync(WithoutTriggers + "DELETE FROM audit WHERE sequence > 7");
        await file.FillAsync();

        Assert.True((await file.Check.RunAsync(null, Cancel)).Holds);
        var verdict = await file.Check.RunAsync(head, Cancel);

        Assert.Contains("Entry 10 is not the one that was expected", Assert.Single(verdict.Faults), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Log_EmptiedAltogether_IsFoundByAnEarlierHead()
    {
        await using var file = await AuditFile.OpenAsync();
        var head = await file.FillAsync();
        await file.TamperAsync(WithoutTriggers + "DELETE FROM audit");

        Assert.False((await file.Check.RunAsync(head, Cancel)).Holds);
    }

    [Theory]
    [InlineData("by", "TEXT", 4)]
    [InlineData("hash", "BLOB", 10)]
    [InlineData("at", "INTEGER", 1)]
    public async Task Entry_MadeUnreadable_IsToldAndCostsNoOther(string column, string type, long sequence)
    {
        await using var file = await AuditFile.OpenAsync();
        await file.FillAsync();
        await file.TamperAsync($"PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, '\"{column}\" {type} NOT NULL', '\"{column}\" {type}') WHERE name = 'audit';");
        await file.TamperAsync(WithoutTriggers + $"UPDATE audit SET \"{column}\" = NULL WHERE sequence = {sequence}");

        var page = await file.Query.ListAsync(new AuditFilter(), null, 50, Cancel);
        var exported = await file.Query.ReadAsync(new AuditFilter(), null, Cancel).ToListAsync(Cancel);

        Assert.Equal(10, page.Items.Count);
        Assert.Equal([sequence], page.Items.Where(item => AuditWords.Of(item.Event) == "An entry cannot be read").Select(item => item.Sequence));
        Assert.Equal([sequence], exported.Where(item => item.Event == "unreadable").Select(item => item.Sequence));
        Assert.Equal((10, sequence == 10), ((await file.Query.HeadAsync(Cancel)).Count, (await file.Query.HeadAsync(Cancel)).Hash == "unreadable"));
    }

    [Theory]
    [InlineData("UPDATE audit SET \"by\" = 'Somebody else' WHERE sequence = 4")]
    [InlineData("DELETE FROM audit WHERE sequence = 4")]
    public async Task Entry_ChangedOrDeletedThroughTheDatabase_IsRefusedByIt(string sql)
    {
        await using var file = await AuditFile.OpenAsync();
        await file.FillAsync();
        await using var connection = new SqliteConnection(file.Location.ConnectionString);
        await connection.OpenAsync(Cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;

        var refused = await Assert.ThrowsAsync<SqliteException>(() => command.ExecuteNonQueryAsync(Cancel));

        Assert.Contains("entries of the audit log are not", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task KeyOfAnEarlierTime_PutBackUnderItsName_ChecksItsEntries()
    {
        await using var file = await AuditFile.OpenAsync();
        await file.FillAsync();
        var former = Path.Combine(file.KeyFolder.Path, "audit.key");
        var aside = Path.Combine(file.KeyFolder.Path, "aside");
        File.Move(former, aside);
        await file.FillAsync();

        var without = await file.Check.RunAsync(null, Cancel);
        File.Move(aside, Path.Combine(file.KeyFolder.Path, "audit-former.key"));
        var with = await file.Check.RunAsync(null, Cancel);

        Assert.Equal(10, without.FaultCount);
        Assert.Contains("Keys:Folder", without.Faults[0], StringComparison.Ordinal);
        Assert.True(with.Holds, string.Join(' ', with.Faults));
    }
}
