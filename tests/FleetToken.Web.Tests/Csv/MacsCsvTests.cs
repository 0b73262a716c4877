using System.Text;
using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using FleetToken.Web.Features.Macs;
using FleetToken.Web.Fleet;
using FleetToken.Web.Store;
using FleetToken.Web.Tests.Fleet;

namespace FleetToken.Web.Tests.Csv;

public sealed class MacsCsvTests
{
    private const string Header =
        "server,id,name,serial_number,model,apple_silicon,os_version,site,phase,assigned_username,assigned_full_name,assigned_email,assigned_account," +
        "assigned_match,file_vault,file_vault_evidence,recovery_key,key_escrowed,bootstrap_token,token_holders,should_not_hold,tokens_evidence,tokens_at," +
        "token_verdict,recoverability,stale,findings,severity,inventory_at,last_contact_at,gone_at,exported_at\r\n";

    [Fact]
    public async Task Write_FullMac_IsTheGoldenRow()
    {
        await using var fleet = await StoredFleet.OfAsync(new MacRow
        {
            Key = 1,
            Server = "main",
            ComputerId = 42,
            Name = "Büro, \"rechts\"",
            SerialNumber = "C02A",
            Model = "MacBook Pro",
            AppleSilicon = true,
            OsVersion = "15.6",
            Site = "Berlin",
            Phase = MacPhase.InUse,
            AssignedUsername = "anna",
            AssignedFullName = "Anna Lang",
            AssignedEmail = "anna@example.org",
            AssignedAccount = "anna",
            AssignedMatch = AccountMatch.Matched,
            FileVault = FileVaultState.On,
            FileVaultEvidence = EvidenceKind.Measured,
            RecoveryKey = KeyValidity.NotApplicable,
            KeyEscrowed = Answer.Yes,
            BootstrapToken = BootstrapTokenStatus.NotEscrowed,
            TokenHolders = """[{"Username":"itadmin","Admin":true,"Kind":"OtherAdmin","Evidence":"Measured","ShouldNotHold":true},{"Username":"anna","Admin":null,"Kind":"EndUser","Evidence":"Measured","ShouldNotHold":false}]""",
            TokensEvidence = EvidenceKind.Measured,
            TokensAt = new DateTimeOffset(2026, 11, 23, 8, 30, 15, 250, TimeSpan.Zero),
            TokenVerdict = TokenVerdict.ExtraAdmins,
            Recoverability = Recoverability.KeyOnly,
            Stale = true,
            Findings = "FT-TOK-03 FT-BT-01",
            Severity = Severity.High,
            InventoryAt = new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero),
        });

        Assert.Equal(
            Header +
            "main,42,\"Büro, \"\"rechts\"\"\",C02A,MacBook Pro,true,15.6,Berlin,inUse,anna,Anna Lang,anna@example.org,anna,matched,on,measured,notApplicable,yes," +
            "notEscrowed,itadmin; anna,itadmin,measured,2026-11-23T08:30:15Z,extraAdmins,keyOnly,true,FT-TOK-03; FT-BT-01,high,2026-11-23T08:00:00Z,,," +
            "2026-11-24T09:00:00Z\r\n",
            await CsvAsync(fleet));
    }

    [Fact]
    public async Task Write_EmptyMac_LeavesUnknownValuesEmptyOrSaysUnknown()
    {
        await using var fleet = await StoredFleet.OfAsync(new MacRow { Key = 1, Server = "main", ComputerId = 1 });

        Assert.Equal(
            Header + "main,1,,,,,,,inUse,,,,,unmatched,unknown,unknown,unknown,unknown,unknown,,,unknown,,unknown,unknown,false,,none,,,,2026-11-24T09:00:00Z\r\n",
            await CsvAsync(fleet));
    }

    [Fact]
    public async Task Write_HostileNames_RunNothingAndBreakNoRow()
    {
        await using var fleet = await StoredFleet.OfAsync(
            new MacRow { Key = 1, Server = "main", ComputerId = 1, Name = "=cmd|'x'!A1", SerialNumber = "\t=1", Site = "@site", AssignedUsername = "-u" },
            new MacRow
            {
                Key = 2,
                Server = "main",
                ComputerId = 2,
                Name = "line\r\nbreak\"",
                AssignedFullName = new string('x', 5000),
                TokenHolders = """[{"Username":"=h","Admin":null,"Kind":"Unknown","Evidence":"Measured","ShouldNotHold":false}]""",
            });

        var csv = await CsvAsync(fleet);

        Assert.Contains("\r\nmain,1,'=cmd|'x'!A1,'\t=1,,,,'@site,inUse,'-u,", csv, StringComparison.Ordinal);
        Assert.Contains("\r\nmain,2,\"line\r\nbreak\"\"\",", csv, StringComparison.Ordinal);
        Assert.Contains(",'=h,", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_Always_StartsWithTheByteOrderMark()
    {
        await using var fleet = await StoredFleet.OfAsync();
        using var stream = new MemoryStream();

        await MacsCsv.WriteAsync(
            stream, fleet.Macs.Export(MacFilter.None, FleetScope.Everything), StoredFleet.Now, TestContext.Current.CancellationToken);

        Assert.Equal([0xEF, 0xBB, 0xBF, (byte)'s'], stream.ToArray()[..4]);
    }

    private static async Task<string> CsvAsync(StoredFleet fleet)
    {
        using var stream = new MemoryStream();
        await MacsCsv.WriteAsync(
            stream, fleet.Macs.Export(MacFilter.None, FleetScope.Everything), StoredFleet.Now, TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(stream.ToArray()[3..]);
    }
}
