using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Runbook;

/// <summary>What of this Mac and call the words of an outcome need (domain D.4).</summary>
public sealed record RunbookScene
{
    /// <summary>Nothing is known.</summary>
    public static RunbookScene Unknown { get; } = new();

    /// <summary>How a key is typed.</summary>
    public MacArchitecture Architecture { get; init; }

    /// <summary>macOS version; null where not known.</summary>
    public MacOsVersion? OsVersion { get; init; }

    /// <summary>Short name of the caller's account; null where not known.</summary>
    public string? User { get; init; }

    /// <summary>Short name of the administrator who helps; null where not known.</summary>
    public string? Admin { get; init; }

    /// <summary>Short name of the managed administrator; null where there is none or more than one.</summary>
    public string? ManagedAdministrator { get; init; }

    /// <summary>Whether the helping administrator's account is one that IT adds, so that its token goes again.</summary>
    public Answer AdminIsItAccount { get; init; }

    /// <summary>UTC time at which Jamf heard from the Mac during the call; null for not.</summary>
    public DateTimeOffset? HeardAt { get; init; }

    /// <summary>Whether Remote Login is on (FTK1 <c>ssh</c>).</summary>
    public Answer RemoteLogin { get; init; }

    /// <summary>Whether the person has more than one Mac, or this record has a twin.</summary>
    public bool SeveralMacs { get; init; }

    /// <summary>Whether somebody asked about the Recovery Lock; it is not mentioned else (domain D.6).</summary>
    public bool AsksForRecoveryLock { get; init; }

    /// <summary>The scene of a Mac; an administrator that nobody named is filled in where only one may be meant.</summary>
    public static RunbookScene Of(RunbookSituation situation, RunbookFacts facts, RunbookAnswers answers)
    {
        ArgumentNullException.ThrowIfNull(situation);
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(answers);
        var mac = situation.Subject.Mac;
        var admin = answers.AdminHolderName ?? (facts.AdminHolders.Count == 1 ? facts.AdminHolders[0].Username : null);
        var account = admin is null ? null : situation.Verdicts.Accounts.FirstOrDefault(one => NameMatching.Same(one.Username, admin));
        return new()
        {
            Architecture = MacArchitectures.Of(mac),
            OsVersion = mac.OsVersion,
            User = situation.Verdicts.MatchedAccount() is { SuspiciousName: false } user ? user.Username : null,
            Admin = admin is not null && NameMatching.IsSuspicious(admin) ? null : admin,
            ManagedAdministrator = facts.ManagedAdministrators.Count == 1 ? facts.ManagedAdministrators[0] : null,
            AdminIsItAccount = account is null ? Answer.Unknown : account.IsItAccount ? Answer.Yes : situation.Verdicts.ItAccountsKnown ? Answer.No : Answer.Unknown,
            HeardAt = facts.Inputs.Heard == Answer.Yes ? mac.LastSeenAt : null,
            RemoteLogin = UsableLine.Of(situation)?.RemoteLogin ?? Answer.Unknown,
            SeveralMacs = situation.Subject.Twins.Count > 0,
        };
    }
}
