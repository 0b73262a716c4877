using FleetToken.Domain.Configuration;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using static FleetToken.Domain.Findings.FindingControl;

namespace FleetToken.Domain.Findings.Objects.Rules;

/// <summary>FT-PRK-07: two escrow profiles reach the same Mac, or only the legacy payload does, which macOS ignores.</summary>
internal sealed class EscrowPayloads : IObjectRule
{
    public const string Code = "FT-PRK-07";

    /// <summary>Told of objects and of Macs alike.</summary>
    internal static FindingDescription Told { get; } = new(
        Code,
        "Two escrow payloads, or only the legacy one",
        FindingSubject.Object,
        Severity.Medium,
        "A second escrow profile fails to install, and the legacy payload is ignored: the recovery key reaches Jamf by chance or not at all.")
    {
        Phases = Phases.JudgedAndHeadless,
        Controls = [Nist("CM-6")],
        Sources = [SourceBook.AppleSchema],
        Criteria = SmartGroupCriteria.Without("Selects Macs that count two escrow payloads or more; the profiles name theirs by their scope.", "esc", ";esc=0;", ";esc=1;", ";esc=u;"),
    };

    /// <inheritdoc/>
    public FindingDescription Description => Told;

    /// <inheritdoc/>
    public void Review(ServerFacts server, ReviewNotes notes)
    {
        if (server.Configuration.Profiles is not { } profiles)
        {
            notes.Lacks(Input.Profiles);
            return;
        }

        ManagementProfile[] escrow = [.. profiles.Where(profile => profile.EscrowsKey)];
        foreach (var profile in escrow)
        {
            ManagementProfile[] others = [.. escrow.Where(other => other.Id != profile.Id)];
            if (others.Length > 0)
            {
                var everywhere = profile.Scope.IsForEveryMac() && others.Any(other => other.Scope.IsForEveryMac());
                notes.Found(
                    profile.Finding(Code, Severity.Medium, [.. others.Select(other => new Reason(Code, "another escrow profile", other.Name, null))])
                        with { NeedsMac = !everywhere },
                    (subject, _) => profile.Scope.Covers(subject.Mac) is not Answer.No and var covered ? Reach.And(covered, Reach.OfAny(others, subject.Mac)) : Answer.No);
            }
        }

        if (escrow.Any(profile => profile.Scope.IsForEveryMac()))
        {
            return;
        }

        foreach (var profile in profiles.Where(profile => profile is { HasLegacyRedirect: true, EscrowsKey: false }))
        {
            notes.Found(
                profile.Finding(Code, Severity.Medium, new Reason(Code, "escrow payload", "FDERecoveryRedirect only", null)) with { NeedsMac = escrow.Length > 0 },
                (subject, _) => profile.Scope.Covers(subject.Mac) is not Answer.No and var covered ? Reach.And(covered, Reach.Not(Reach.OfAny(escrow, subject.Mac))) : Answer.No);
        }
    }
}
