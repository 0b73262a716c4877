using FleetToken.Domain.Evidence;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Tests.Findings;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Tests.Changes;

/// <summary>What counts as one more report in a row, and what starts the row again (design 5).</summary>
public sealed class MacCountersTests
{
    private static readonly DateTimeOffset Day = JudgedByHand.ReportedAt;

    [Fact]
    public void UnknownValidity_InSeveralReports_IsCountedInReportsNotDays()
    {
        var counters = Read(Unknown(0), Unknown(0.01), Unknown(40));

        Assert.Equal(3, counters.UnknownValidityReports);
        Assert.Equal(Day.AddDays(40), counters.CountedReport);
    }

    [Fact]
    public void Report_ReadTwice_CountsOnceAndChangesNothing()
    {
        var once = Read(Unknown(0));

        Assert.Same(once, once.After(Unknown(0)));
    }

    [Fact]
    public void Report_OlderThanTheCountedOne_ChangesNothing()
    {
        var counters = Read(Unknown(2));

        Assert.Same(counters, counters.After(Unknown(1)));
    }

    [Fact]
    public void Mac_WithoutReport_IsNotCounted() =>
        Assert.Equal(0, Read(Unknown(0) with { ReportedAt = null }).UnknownValidityReports);

    [Theory]
    [InlineData(KeyValidity.Valid)]
    [InlineData(KeyValidity.Invalid)]
    [InlineData(KeyValidity.NotApplicable)]
    public void KnownValidity_AfterUnknownOnes_StartsTheRowAgain(KeyValidity validity)
    {
        var known = Unknown(2) with { RecoveryKey = new RecoveryKeyEscrow(validity, null) };

        Assert.Equal(0, Read(Unknown(0), Unknown(1), known).UnknownValidityReports);
        Assert.Equal(1, Read(Unknown(0), Unknown(1), known, Unknown(3)).UnknownValidityReports);
    }

    [Fact]
    public void KnownValidity_WithoutNewReport_StartsTheRowAgainAtOnce()
    {
        var known = Unknown(1) with { RecoveryKey = new RecoveryKeyEscrow(KeyValidity.Valid, null) };

        Assert.Equal(0, Read(Unknown(0), Unknown(1), known).UnknownValidityReports);
    }

    [Fact]
    public void Enrolment_ThatChanged_StartsEveryRowAgain()
    {
        var before = Read(Converting(0, PartitionState.Encrypting), Converting(1, PartitionState.Encrypting));
        var enrolled = Converting(2, PartitionState.Encrypting) with { EnrolledAt = Day.AddDays(1.5) };

        var after = before.After(enrolled);

        Assert.Equal((1, 1), (after.ConversionReports, after.UnknownValidityReports));
        Assert.Equal(Day.AddDays(2), after.ConvertingSince);
        Assert.Equal(["alice"], after.ConsoleUsers);
        Assert.Equal(Day.AddDays(1.5), after.Enrolment);
    }

    [Fact]
    public void Report_FromBeforeTheEnrolment_IsNotCounted()
    {
        var counters = Read(Unknown(0) with { EnrolledAt = Day.AddDays(1) });

        Assert.Equal(0, counters.UnknownValidityReports);
        Assert.Null(counters.CountedReport);
        Assert.Equal(Day.AddDays(1), counters.Enrolment);
    }

    [Theory]
    [InlineData(PartitionState.Encrypting, PartitionState.Decrypting)]
    [InlineData(PartitionState.EncryptingPaused, PartitionState.DecryptingPaused)]
    [InlineData(PartitionState.RestartNeeded, PartitionState.Encrypting)]
    public void Conversion_InSeveralReports_IsCountedFromTheFirst(PartitionState first, PartitionState second)
    {
        var counters = Read(Converting(0, first), Converting(3, second));

        Assert.Equal(2, counters.ConversionReports);
        Assert.Equal(Day, counters.ConvertingSince);
    }

    [Fact]
    public void Conversion_ThatOnlyTheMacReports_IsCounted()
    {
        var mac = Converting(0, PartitionState.Unknown) with
        {
            Attributes = new AttributeReport { Ftk1 = new Ftk1Line { FileVault = FileVaultState.Encrypting } },
        };

        Assert.Equal(1, Read(mac).ConversionReports);
        Assert.Equal(0, Read(mac with { FileVault = new FileVault { Disks = DiskSummary.AllEncrypted } }).ConversionReports);
    }

    [Theory]
    [InlineData(PartitionState.Encrypted)]
    [InlineData(PartitionState.Decrypted)]
    [InlineData(PartitionState.Unknown)]
    public void Conversion_ThatEnded_StartsTheRowAgain(PartitionState state)
    {
        var counters = Read(Converting(0, PartitionState.Encrypting), Converting(1, state));

        Assert.Equal(0, counters.ConversionReports);
        Assert.Null(counters.ConvertingSince);
    }

    [Fact]
    public void WithoutNewReport_OnlyTheRowWhoseValueChangedStartsAgain()
    {
        var counters = Read(Converting(0, PartitionState.Encrypting), Converting(1, PartitionState.Encrypting));
        var encrypted = counters.After(Converting(1, PartitionState.Encrypted));
        var valid = counters.After(Converting(1, PartitionState.Encrypting) with { RecoveryKey = new RecoveryKeyEscrow(KeyValidity.Valid, null) });

        Assert.Equal((2, 0, null), (encrypted.UnknownValidityReports, encrypted.ConversionReports, encrypted.ConvertingSince));
        Assert.Equal((0, 2, (DateTimeOffset?)Day), (valid.UnknownValidityReports, valid.ConversionReports, valid.ConvertingSince));
        Assert.Same(counters, counters.After(Converting(1, PartitionState.Encrypting)));
    }

    [Fact]
    public void Report_OfTheMomentOfTheEnrolment_Counts() => Assert.Equal(1, Read(Unknown(1) with { EnrolledAt = Day.AddDays(1) }).UnknownValidityReports);

    [Fact]
    public void ConsoleUsers_OfFiveReports_AreTheLastThreeNewestFirst()
    {
        var counters = Read(Seen(0, "alice"), Seen(1, "bob"), Seen(2, "carol"), Seen(3, "dan"), Seen(3, "erik"));

        Assert.Equal(["dan", "carol", "bob"], counters.ConsoleUsers);
    }

    [Fact]
    public void ConsoleUsers_AfterAReportThatNamesNobody_StartAgain() =>
        Assert.Equal(["bob"], Read(Seen(0, "alice"), Seen(1, null), Seen(2, "bob")).ConsoleUsers);

    private static MacCounters Read(params Mac[] readings) => readings.Aggregate(MacCounters.None, (counters, mac) => counters.After(mac));

    private static Mac Unknown(double day) => JudgedByHand.HealthyMac with
    {
        ReportedAt = Day.AddDays(day),
        RecoveryKey = RecoveryKeyEscrow.NotReported,
    };

    private static Mac Converting(double day, PartitionState state) => Seen(day, "alice") with { FileVault = new FileVault { Partition = state } };

    private static Mac Seen(double day, string? consoleUser) => Unknown(day) with
    {
        Attributes = new AttributeReport { Ftk1 = new Ftk1Line { ConsoleUser = consoleUser } },
    };
}
