using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Tests.Verdicts;

public sealed class SilentRotationTests
{
    private static readonly MacOsVersion Tahoe = new(26, 3, 0);

    public static TheoryData<string, Mac, Answer, SilentRotation, string> Cases => new()
    {
        { "a", Baseline.Mac with { OsVersion = Tahoe }, Answer.No, SilentRotation.Profile, "1" },
        { "b", Baseline.Mac, Answer.No, SilentRotation.EscrowBuddy, "2" },
        { "c", With("eb=0;"), Answer.Yes, SilentRotation.PolicyMaybe, "4" },
        { "d", With("eb=0;"), Answer.No, SilentRotation.No, "5" },
        { "e", Baseline.Mac with { Attributes = null }, Answer.No, SilentRotation.Unknown, "3" },
        { "row 1 not checked", With("btv=-;eb=0;") with { OsVersion = Tahoe }, Answer.No, SilentRotation.Profile, "1" },
        { "row 1 macOS 26.0", Baseline.Mac with { OsVersion = new(26, 0, 0) }, Answer.No, SilentRotation.Profile, "1" },
        { "row 2 Bootstrap Token does not work", With("btv=0;") with { OsVersion = Tahoe }, Answer.No, SilentRotation.EscrowBuddy, "2" },
        { "row 2 no key on the Mac", With("prk=0;") with { OsVersion = Tahoe }, Answer.No, SilentRotation.EscrowBuddy, "2" },
        { "row 2 not escrowed", Baseline.Mac with { OsVersion = Tahoe, BootstrapToken = new(BootstrapTokenStatus.NotEscrowed, true) }, Answer.No, SilentRotation.EscrowBuddy, "2" },
        { "row 2 asked", With("eb=2;"), Answer.No, SilentRotation.EscrowBuddy, "2" },
        { "row 2 no version", Baseline.Mac with { OsVersion = null }, Answer.No, SilentRotation.EscrowBuddy, "2" },
        { "row 3 no version", With("eb=0;") with { OsVersion = null }, Answer.Yes, SilentRotation.Unknown, "3" },
        { "row 3 eb", With("eb=u;"), Answer.Yes, SilentRotation.Unknown, "3" },
        { "row 3 esc", With("esc=u;"), Answer.Yes, SilentRotation.Unknown, "3" },
        { "row 3 prk", With("prk=u;eb=0;") with { OsVersion = Tahoe }, Answer.Yes, SilentRotation.Unknown, "3" },
        { "row 3 Bootstrap Token", With("eb=0;") with { OsVersion = Tahoe, BootstrapToken = BootstrapToken.NotReported }, Answer.Yes, SilentRotation.Unknown, "3" },
        { "row 3 line not usable", With("n=2;"), Answer.Yes, SilentRotation.Unknown, "3" },
        { "row 3 contradiction", Baseline.Mac with { FileVault = Baseline.Mac.FileVault with { UserNames = ["itadmin"] } }, Answer.Yes, SilentRotation.Unknown, "3" },
        { "row 4 prk not asked before 26", With("prk=u;eb=0;"), Answer.Yes, SilentRotation.PolicyMaybe, "4" },
        { "row 4 policies not read", With("eb=0;"), Answer.Unknown, SilentRotation.Unknown, "4" },
        { "row 4 two escrow payloads", With("esc=2;"), Answer.Yes, SilentRotation.PolicyMaybe, "4" },
        { "row 4 macOS 10.15", With("eb=0;") with { OsVersion = new(10, 15, 7) }, Answer.Yes, SilentRotation.PolicyMaybe, "4" },
        { "row 4 macOS 11.2.4", With("eb=0;") with { OsVersion = new(11, 2, 4) }, Answer.Yes, SilentRotation.PolicyMaybe, "4" },
        { "row 5 macOS 11.0", With("eb=0;") with { OsVersion = new(11, 0, 0) }, Answer.Yes, SilentRotation.No, "5" },
        { "row 5 macOS 11.2.3", With("eb=0;") with { OsVersion = new(11, 2, 3) }, Answer.Unknown, SilentRotation.No, "5" },
        { "row 5 key not valid", With("eb=0;") with { RecoveryKey = new(KeyValidity.Unknown, false) }, Answer.Unknown, SilentRotation.No, "5" },
        { "row 5 no escrow payload", With("esc=0;"), Answer.No, SilentRotation.No, "5" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void V10_CanRotateSilently(string id, Mac mac, Answer policy, SilentRotation expected, string row)
    {
        var verdict = Baseline.Judge(Baseline.With(mac) with { RotationPolicyInScope = policy }).CanRotateSilently;
        Assert.Equal((id, expected, "J canRotateSilently row " + row), (id, verdict.Value, verdict.Because[0].Rule));
        Assert.Equal(expected == SilentRotation.Unknown ? EvidenceKind.Unknown : EvidenceKind.Measured, verdict.Confidence);
    }

    private static Mac With(string fields) => Baseline.Mac with { Attributes = LineWith.Field(fields) };
}
