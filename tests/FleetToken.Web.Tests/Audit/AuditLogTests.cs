using System.Text;
using System.Text.Json;
using FleetToken.Web.Audit;
using FleetToken.Web.Store;
using Microsoft.Data.Sqlite;

namespace FleetToken.Web.Tests.Audit;

public sealed class AuditLogTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Append_FromTwoProgramsAtOnce_StaysOneChain()
    {
        await using var file = await AuditFile.OpenAsync();
        var logs = new[] { await file.LogAsync(), await file.LogAsync(), await file.LogAsync() };

        await Task.WhenAll(logs.SelectMany((log, program) => Enumerable.Range(0, 40).Select(number =>
            Task.Run(() => log.AppendAsync(new AuditEntry(AuditEvent.Exported, $"Program {program}, {number}"), Cancel), Cancel))));
        logs[0].AppendFromCommand(new AuditEntry(AuditEvent.AuditRead, AuditEntry.AtTheCommandLine));

        var verdict = await file.Check.RunAsync(null, Cancel);
        Assert.True(verdict.Holds, string.Join(' ', verdict.Faults));
        Assert.Equal(121, verdict.Head.Count);
    }

    [Fact]
    public async Task Append_InTheTransactionOfAnActThatFails_LeavesNeither()
    {
        await using var file = await AuditFile.OpenAsync();
        var log = await file.LogAsync();
        using var writer = new Writer(file.Location, Microsoft.Extensions.Logging.Abstractions.NullLogger<Writer>.Instance);
        await writer.StartAsync(Cancel);

        await Assert.ThrowsAsync<InvalidOperationException>(() => writer.WriteAsync(
            session =>
            {
                log.Append(session, new AuditEntry(AuditEvent.FindingAccepted, "Ada"));
                throw new InvalidOperationException("the act fails");
            },
            Cancel));

        Assert.Equal(0, (await file.Query.HeadAsync(Cancel)).Count);
        await writer.StopAsync(Cancel);
    }

    [Fact]
    public async Task Append_WhereTheTableCannotBeWritten_SaysSoInWords()
    {
        await using var file = await AuditFile.OpenAsync();
        var log = await file.LogAsync();
        await using var other = new SqliteConnection(file.Location.WriterConnectionString);
        await other.OpenAsync(Cancel);
        await using var hold = other.BeginTransaction(deferred: false);

        var refused = await Assert.ThrowsAsync<StoreException>(() => log.AppendAsync(new AuditEntry(AuditEvent.Exported, "Ada"), Cancel));

        Assert.Contains("locked by another program", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Append_HostileTexts_AreBoundedAndHold()
    {
        await using var file = await AuditFile.OpenAsync();
        var log = await file.LogAsync();
        var hostile = new string('x', 1_000_000) + "\0\n\ud800";

        await log.AppendAsync(
            new AuditEntry(AuditEvent.SignInFailed, hostile) { Subject = "\ud800\0", Details = new Dictionary<string, string> { ["why"] = hostile } }, Cancel);

        Assert.True((await file.Check.RunAsync(null, Cancel)).Holds);
        var item = Assert.Single((await file.Query.ListAsync(new AuditFilter(), null, 10, Cancel)).Items);
        Assert.True(item.By.Length <= 2_001);
    }

    [Fact]
    public void CanonicalRow_OfAKnownEntry_IsTheBytesOfTheDecision()
    {
        var row = new AuditRow
        {
            Sequence = 258, At = StoredValues.Time(1), Event = "exported", By = "Å", Roles = "", Server = null, ComputerId = 7, Site = null, Subject = "M",
            Details = "{}", Previous = new byte[32], KeyId = "k", Hash = [],
        };

        const string Expected =
            "46544131" + "0000000000000102" + "0000000000000001" + "000000086578706F72746564" + "00000002C385" + "00000000" + "FFFFFFFF" + "0000000137"
            + "FFFFFFFF" + "000000014D" + "000000027B7D" + "0000000000000000000000000000000000000000000000000000000000000000" + "000000016B";
        Assert.Equal(Expected, Convert.ToHexString(CanonicalRow.Of(row)));
    }

    [Fact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public async Task Key_IsReadableByThisAccountOnly()
    {
        await using var file = await AuditFile.OpenAsync();
        await file.FillAsync();

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(file.KeyFolder.Path, "audit.key")));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(file.KeyFolder.Path));
    }

    [Fact]
    public async Task Query_ByFilterAndSites_GivesOnlyWhatFits()
    {
        await using var file = await AuditFile.OpenAsync();
        await file.FillAsync();

        var everything = await file.Query.ListAsync(new AuditFilter(), null, 4, Cancel);
        var older = await file.Query.ListAsync(new AuditFilter { Before = everything.Next }, null, 4, Cancel);
        var berlin = await file.Query.ListAsync(new AuditFilter(), ["Berlin"], 100, Cancel);
        var one = await file.Query.ListAsync(new AuditFilter { By = "person 1", Subject = "0" }, null, 100, Cancel);

        Assert.Equal([10L, 9, 8, 7], everything.Items.Select(item => item.Sequence));
        Assert.Equal(10, everything.Total);
        Assert.Equal([6L, 5, 4, 3], older.Items.Select(item => item.Sequence));
        Assert.Equal([10L, 8, 6, 4, 2], berlin.Items.Select(item => item.Sequence));
        Assert.Equal("Person 10", Assert.Single(one.Items).By);
        Assert.Equal(0, (await file.Query.ListAsync(new AuditFilter { By = "%" }, null, 100, Cancel)).Total);
    }
}
