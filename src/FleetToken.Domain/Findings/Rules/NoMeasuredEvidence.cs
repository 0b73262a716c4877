using FleetToken.Domain.Evidence;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Findings.Rules;

/// <summary>FT-INV-02, one notice of the fleet: Macs that do not tell who holds their tokens, or told it too long ago.</summary>
internal sealed class NoMeasuredEvidence : IFindingRule
{
    public const string Code = "FT-INV-02";

    /// <inheritdoc/>
    public FindingDescription Description { get; } = new(
        Code,
        "No measured evidence",
        FindingSubject.Fleet,
        Severity.Info,
        "Nothing on these Macs tells who holds a token, so FleetToken can only estimate it.")
    {
        Phases = Phases.Judged,
        Sources = [SourceBook.Ours],
        Criteria = new SmartGroupCriteria
        {
            Criteria = [new(SmartGroupCriteria.Attribute, "not like", "FTK1;", "and")],
            Note = "Misses Macs whose line is too old, and takes in those that report by a foreign attribute.",
        },
    };

    /// <inheritdoc/>
    public Judgement Judge(MacSubject subject, MacVerdicts verdicts, AgeClock clock)
    {
        var version = subject.Mac.OsVersion;
        if (version?.IsAtLeast(10, 15) == false)
        {
            return Judgement.Silent;
        }

        // A foreign attribute is as old as the inventory report, which FT-INV-01 watches; only FTK1 has an age of its own.
        var measured = verdicts.HasMeasuredTokens();
        if (verdicts.TokenSource == TokenSource.Attribute
            || (measured && verdicts.TokensAt is not null && !clock.IsOlder(verdicts.TokensAt, subject.Settings.VeryStaleAfter)))
        {
            return Judgement.Silent;
        }

        if (measured && verdicts.TokensAt is null)
        {
            return Judgement.Lacks(Input.TokenReportTime);
        }

        return version is null
            ? Judgement.Lacks(Input.OsVersion)
            : Judgement.Holds(Severity.Info, EvidenceKind.Measured, ReasonsOf(subject, verdicts, measured));
    }

    private static List<Reason> ReasonsOf(MacSubject subject, MacVerdicts verdicts, bool measured)
    {
        List<Reason> reasons = [measured
            ? new Reason(Code, "the Mac's own report (FTK1)", "very old", verdicts.TokensAt)
            : new Reason(Code, "attribute that tells token holders", null, subject.Mac.ReportedAt)];
        if (subject.Server.CollectsAccounts == false || subject.Server.CollectsHiddenAccounts == false)
        {
            var what = subject.Server.CollectsAccounts == false ? "local accounts" : "hidden accounts";
            reasons.Add(new Reason(Code, "inventory collection of " + what, "off", null));
        }

        return reasons;
    }
}
