using FleetToken.Domain.Evidence;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Tests.Evidence;

public sealed class Ftk1Tests
{
    private static readonly DateTimeOffset Written = DateTimeOffset.FromUnixTimeSeconds(1790160000);

    [Fact]
    public void P19_Ftk1_HealthyExample_ReadsAccountsAndIsUsable()
    {
        var line = Line(Examples.Healthy);
        AssertHealthy(line);
        var verdicts = Judge(Examples.Healthy, ["alice", "itadmin"], Written);
        Assert.Equal(TokenState.Held, verdicts.Account("alice").Token);
        Assert.Equal(TokenState.NotHeld, verdicts.Account("itadmin").Token);
        Assert.Equal(TokenSource.Ftk1, verdicts.TokenSource);
        Assert.Empty(verdicts.Contradictions);
    }

    [Fact]
    public void P20_Ftk1_NobodyHolds_IsMeasuredNobody()
    {
        var verdicts = Judge(Examples.NoHolder, ["carol", "itadmin"], DateTimeOffset.FromUnixTimeSeconds(1790160600));
        Assert.Equal(0, verdicts.HolderCount);
        Assert.Equal((TokenVerdict.Nobody, EvidenceKind.Measured), (verdicts.TokenVerdict.Value, verdicts.TokenVerdict.Confidence));
    }

    [Fact]
    public void P21_Ftk1_EncodedNameAndOrphan_AreRead()
    {
        var line = Line(Examples.ExtraAdmin);
        Assert.Equal(1, line.Orphans);
        Assert.Equal("d.müller", line.ConsoleUser);
        Assert.Equal([("d.müller", Answer.Yes), ("itadmin", Answer.Yes)], line.Accounts!.Select(a => (a.Name, a.Token)));
        var verdicts = Judge(Examples.ExtraAdmin, ["d.mu\u0308ller", "itadmin"], DateTimeOffset.FromUnixTimeSeconds(1790160900));
        Assert.Equal([("d.mu\u0308ller", TokenState.Held), ("itadmin", TokenState.Held)], verdicts.Accounts.Select(a => (a.Username, a.Token)).Order());
    }

    [Fact]
    public void P22_Ftk1_FailedProbes_LeaveEveryTokenUnknown()
    {
        var line = Line(Examples.FailedProbes);
        Assert.Null(line.Holders);
        Assert.Equal(["fde", "tok", "dsk", "bt", "dev", "esc", "ssh", "pso", "vol"], line.FailedProbes);
        var verdicts = Judge(Examples.FailedProbes, ["fatima"], DateTimeOffset.FromUnixTimeSeconds(1790161500));
        Assert.Equal(TokenState.Unknown, verdicts.Account("fatima").Token);
        Assert.Equal(TokenVerdict.Unknown, verdicts.TokenVerdict.Value);
        Assert.Null(verdicts.HolderCount);
        Assert.Equal(UsableHolders.Unknown, verdicts.UsableHolders.Value);
    }

    [Fact]
    public void P23_Ftk1_NewerVersion_IsShownAndKnowsNothing()
    {
        var report = Baseline.Read("FTK2;n=1;u=alice/501/s/1/1/1/0;.")!;
        Assert.Null(report.Ftk1);
        Assert.Equal(new NewerLine(2, "FTK2;n=1;u=alice/501/s/1/1/1/0;."), report.Newer);
        var verdicts = Baseline.Judge(Baseline.Mac with { Attributes = report, FileVault = Baseline.Mac.FileVault with { UserNames = null } });
        Assert.Equal(TokenSource.None, verdicts.TokenSource);
        Assert.Equal(TokenState.Unknown, verdicts.Account("alice").Token);
    }

    [Fact]
    public void P24_Ftk1_UnknownKeyAndPart_AreKeptAndChangeNothing()
    {
        var line = Line(Examples.Healthy.Replace("k=PM", "k=PM;new=7").Replace("s/1/1/1/0,", "s/1/1/1/0/x,"));
        AssertHealthy(line);
        Assert.Equal(["new=7"], line.UnknownFields);
        Assert.Equal("x", line.Accounts![0].UnknownParts);
    }

    [Fact]
    public void P25_Ftk1_FieldsInAnotherOrder_ReadTheSame()
    {
        var fields = Examples.Healthy[5..^2].Split(';').Reverse();
        var line = Line("FTK1;" + string.Join(';', fields) + ";.");
        AssertHealthy(line);
    }

    [Fact]
    public void P26_Ftk1_CountAgainstList_IsX5AndTokensUnknown()
    {
        var verdicts = Judge(Examples.Healthy.Replace("n=1;", "n=2;"), ["alice", "itadmin"], Written);
        Assert.Equal(["X5"], verdicts.Contradictions);
        Assert.Equal(TokenState.Unknown, verdicts.Account("alice").Token);
        Assert.Equal(TokenSource.None, verdicts.TokenSource);
    }

    [Fact]
    public void P27_Ftk1_NewerThanItsReport_IsX1AndNotUsable()
    {
        var verdicts = Judge(Examples.Healthy, ["alice", "itadmin"], Written - TimeSpan.FromHours(2));
        Assert.Equal(["X1"], verdicts.Contradictions);
        Assert.Equal(TokenState.Unknown, verdicts.Account("alice").Token);
    }

    [Fact]
    public void Ftk1_CutLine_KeepsWholeFieldsWithoutAgeOrNobody()
    {
        var line = Line(Examples.Healthy[..Examples.Healthy.IndexOf("/502", StringComparison.Ordinal)]);
        Assert.False(line.Complete);
        Assert.True(line.ListCut);
        Assert.Equal(1, line.Holders);
        Assert.Equal(["alice"], line.Accounts!.Select(a => a.Name));
        Assert.Null(line.At);

        Assert.Null(Line("FTK1;n=0;u=alice/501/s/0/0/0/0;ts=1790160000;").At);
        Assert.Null(Line("FTK1;n=0;u=alice/501/s/0/0/0/0;ts=1790160000;").Holders);
        Assert.Null(Line("FTK1;u=;fv=o").Holders);
        Assert.Equal(FileVaultState.Unknown, Line("FTK1;n=1;fv=on").FileVault);
    }

    [Fact]
    public void Ftk1_KeyOrAccountTwice_FirstCountsAndRepeats()
    {
        Assert.Equal((1, true), (Line("FTK1;n=1;n=2;.").Holders, Line("FTK1;n=1;n=2;.").Repeats));
        Assert.True(Line("FTK1;zz=1;zz=2;.").Repeats);
        Assert.True(Line("FTK1;u=a/501/s/1,A/501/s/0;.").Repeats);
        Assert.False(Line(Examples.Healthy).Repeats);
    }

    [Fact]
    public void Ftk1_LeftOutUsers_AreCounted()
    {
        var line = Line("FTK1;n=3;u=alice/501/s/1/1/1/0,+12;.");
        Assert.Equal((12, 1), (line.LeftOut, line.Accounts!.Count));
    }

    [Theory]
    [InlineData("abc~/501/a/1/1/1/0")]
    [InlineData("a%GG/501/a/1/1/1/0")]
    [InlineData("a%C3/501/a/1/1/1/0")]
    [InlineData("/501/a/1/1/1/0")]
    [InlineData("al ice/501/a/1/1/1/0")]
    public void Ftk1_NameCutOrUnreadable_EqualsNoAccount(string user)
    {
        var account = Assert.Single(Line($"FTK1;u={user};.").Accounts!);
        Assert.True(account.NameCut);
        Assert.Equal(Answer.Yes, account.Token);
    }

    [Theory]
    [InlineData("99999999999999999999999999")]
    [InlineData("253402300800")]
    [InlineData("9223372036854775807")]
    [InlineData("-1")]
    [InlineData("1e9")]
    [InlineData("u")]
    [InlineData("")]
    public void Ftk1_TimeOutOfRange_IsUnknown(string epoch)
    {
        var line = Line($"FTK1;pk={epoch};boot={epoch};ts={epoch};.");
        Assert.Equal((null, null, null), (line.KeyFileAt, line.StartedAt, line.At));
        Assert.Equal(Answer.Unknown, line.KeyFile);
    }

    [Fact]
    public void Ftk1_LatestPossibleTime_IsReadAndJudged()
    {
        var report = Baseline.Read("FTK1;n=0;boot=253402300799;ts=253402300799;.");
        var verdicts = Baseline.Judge(Baseline.Mac with { Attributes = report });
        Assert.Contains("X1", verdicts.Contradictions);
    }

    [Theory]
    [InlineData("FTK1;n=1;.", true)]
    [InlineData("  <result>FTK1;n=1;.</result> ", true)]
    [InlineData("FTK2;x", true)]
    [InlineData("FTK12", true)]
    [InlineData("FTK1234;", true)]
    [InlineData("FTK12345;", false)]
    [InlineData("FTK00001;", false)]
    [InlineData("FTK1", true)]
    [InlineData("FTK", false)]
    [InlineData("FTKx;", false)]
    [InlineData("FTK0;n=1;.", false)]
    [InlineData("FTK1 n=1", false)]
    [InlineData("xFTK1;n=1;.", false)]
    [InlineData("", false)]
    public void IsFtk_FirstToken_Decides(string text, bool expected) => Assert.Equal(expected, TokenEvidence.IsFtk(text));

    [Fact]
    public void Read_TwoLines_DifferOnlyIfTheirTextDiffers()
    {
        var same = TokenEvidence.Read([new("a", Examples.Healthy), new("b", Examples.Healthy)], null)!;
        var other = TokenEvidence.Read([new("a", Examples.Healthy), new("b", Examples.Intel)], null)!;
        Assert.False(same.DifferingLines);
        Assert.True(other.DifferingLines);
        Assert.Equal("alice", other.Ftk1!.ConsoleUser);
    }

    [Fact]
    public void Read_RecoveryKeyInLine_IsNeverKept()
    {
        const string Key = "ABCD-EFGH-IJKL-MNOP-QRST-UVWX";
        const string Encoded = "%41BCD-EFGH-IJKL-MNOP-QRST-UVWX";
        var report = Baseline.Read($"FTK1;os={Key};new={Key};old={Encoded};con={Key};u={Key}/501/s/1/1/1/0/{Key},{Encoded}/502/s/1/1/1/0;.")!;
        var newer = Baseline.Read($"FTK2;key={Key};k2={Encoded};.")!;
        Assert.True(report.LooksLikeRecoveryKey);
        var kept = System.Text.Json.JsonSerializer.Serialize(report) + System.Text.Json.JsonSerializer.Serialize(newer);
        Assert.DoesNotContain("EFGH-IJKL", kept, StringComparison.Ordinal);
    }

    private static Ftk1Line Line(string text) => Baseline.Read(text)!.Ftk1!;

    private static void AssertHealthy(Ftk1Line line)
    {
        var alice = line.Accounts![0];
        var admin = line.Accounts[1];
        Assert.Equal(("alice", (int?)501, (bool?)false, Answer.Yes, Answer.Yes, (Answer?)Answer.Yes, Answer.No),
            (alice.Name, alice.Uid, alice.Admin, alice.Token, alice.FileVault, alice.VolumeOwner, alice.Hidden));
        Assert.Equal(("itadmin", (bool?)true, Answer.No, Answer.Yes), (admin.Name, admin.Admin, admin.Token, admin.Hidden));
        Assert.Equal((1, 0, 0, 0), (line.Holders, line.AdminHolders, line.HiddenHolders, line.Orphans));
        Assert.Equal((Answer.Yes, Answer.Yes, Answer.No, Answer.Yes), (line.ConsoleUserHolds, line.PersonalKey, line.InstitutionalKey, line.KeyFile));
        Assert.Equal((Answer.Yes, Answer.Yes, Answer.Yes), (line.BootstrapSupported, line.BootstrapEscrowed, line.BootstrapWorks));
        Assert.Equal((1, 1, Answer.No, "0"), (line.EscrowPayloads, line.EscrowBuddy, line.RemoteLogin, line.SingleSignOn));
        Assert.Equal(("26.6", "arm64", "3F2A9C10", "PM"), (line.OsVersion, line.Architecture, line.Volume, line.OtherCryptoUsers));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1790153387), line.StartedAt);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1790100000), line.KeyFileAt);
        Assert.Equal((Written, true, FileVaultState.On, "alice"), (line.At!.Value, line.Complete, line.FileVault, line.ConsoleUser));
    }

    private static MacVerdicts Judge(string text, string[] accounts, DateTimeOffset reportedAt)
    {
        var mac = new Mac
        {
            Id = new("main", 1),
            Accounts = [.. accounts.Select((name, i) => new LocalAccount { Username = name, Uid = 501 + i, Admin = name == "itadmin" })],
            Attributes = Baseline.Read(text),
            ReportedAt = reportedAt,
        };
        return Baseline.Judge(Baseline.Subject with { Mac = mac, Now = reportedAt + TimeSpan.FromDays(1) });
    }
}
