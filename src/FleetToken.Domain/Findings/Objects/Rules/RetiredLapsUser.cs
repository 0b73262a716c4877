using FleetToken.Domain.Configuration;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Findings.Objects.Rules;

/// <summary>FT-CFG-04: a Jamf Connect profile has the retired setting LAPSUser, for Macs with macOS 11 or later.</summary>
internal sealed class RetiredLapsUser : IObjectRule
{
    public const string Code = "FT-CFG-04";

    /// <inheritdoc/>
    public FindingDescription Description { get; } = new(
        Code,
        "Retired LAPSUser setting",
        FindingSubject.Object,
        Severity.Low,
        "It breaks the order in which macOS gives tokens since macOS 11: the wrong account may get the first one.")
    {
        Sources = [SourceBook.JamfConnect, SourceBook.Seed],
        Criteria = SmartGroupCriteria.None("The finding is about an object; its own scope in Jamf Pro names the Macs."),
    };

    /// <inheritdoc/>
    public void Review(ServerFacts server, ReviewNotes notes)
    {
        if (server.Configuration.Profiles is not { } profiles)
        {
            notes.Lacks(Input.Profiles);
            return;
        }

        foreach (var profile in profiles.Where(profile => profile.HasLapsUser))
        {
            notes.Found(
                profile.Finding(Code, Severity.Low, new Reason(Code, "LAPSUser", "set", null)) with { NeedsMac = true },
                (subject, _) => profile.Scope.Covers(subject.Mac) is not Answer.No and var covered ? Reach.And(covered, Reach.OfVersion(subject.Mac, 11)) : Answer.No);
        }
    }
}
