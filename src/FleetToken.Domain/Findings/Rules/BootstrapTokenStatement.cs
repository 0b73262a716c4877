using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Findings.Rules;

/// <summary>What the two Bootstrap Token rules share: Jamf states a status, and macOS is 11 or later.</summary>
internal static class BootstrapTokenStatement
{
    public static Judgement Judge(MacSubject subject, string code, BootstrapTokenStatus bad, Severity severity)
    {
        var (mac, status) = (subject.Mac, subject.Mac.BootstrapToken.Status);
        if (mac.OsVersion?.IsAtLeast(11) == false || (status != BootstrapTokenStatus.Unknown && status != bad))
        {
            return Judgement.Silent;
        }

        if (status == BootstrapTokenStatus.Unknown)
        {
            return Judgement.Lacks(Input.BootstrapToken);
        }

        if (mac.OsVersion is not { } version)
        {
            return Judgement.Lacks(Input.OsVersion);
        }

        var words = bad == BootstrapTokenStatus.NotEscrowed ? "not escrowed" : "not supported";
        return Judgement.Holds(
            severity,
            EvidenceKind.Measured,
            [
                new Reason(code, Input.BootstrapToken, words, mac.ReportedAt),
                new Reason(code, Input.OsVersion, version.ToString(), mac.ReportedAt),
            ]);
    }
}
