using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Runbook;

/// <summary>The inputs that facts fill, each with its reason, and what else the facts suggest (domain D.1).</summary>
public sealed record RunbookFacts
{
    /// <summary>The prefilled inputs; all others have the value that unanswered means.</summary>
    public required RunbookInputs Inputs { get; init; }

    /// <summary>Each prefilled input with why.</summary>
    public required IReadOnlyList<Prefilled> Prefilled { get; init; }

    /// <summary>Accounts that may be another holder, standard users too.</summary>
    public required IReadOnlyList<HolderCandidate> OtherHolders { get; init; }

    /// <summary>Accounts that may be the admin holder; never a managed administrator.</summary>
    public required IReadOnlyList<HolderCandidate> AdminHolders { get; init; }

    /// <summary>Short names that must not be the admin holder: a password that IT rotates does not open the disk (S45).</summary>
    public required IReadOnlyList<string> ManagedAdministrators { get; init; }

    /// <summary>Other records of this Mac whose key may still be tried, newest report first.</summary>
    public required IReadOnlyList<MacId> UntriedTwins { get; init; }

    /// <summary>What speaks about the screen, whatever the caller sees; null for nothing.</summary>
    public string? ScreenHint { get; init; }

    /// <summary>What speaks about the clue; null for nothing.</summary>
    public string? ClueHint { get; init; }

    /// <summary>UTC time of the last inventory report: how old these facts are; null where there was none.</summary>
    public DateTimeOffset? ReportedAt { get; init; }

    /// <summary>A record of the same Mac with a later report, on which the runbook has to run instead; null for none.</summary>
    public MacId? LaterRecord { get; init; }

    /// <summary>Prefills the inputs; the clock remembers when age alone changes one.</summary>
    public static RunbookFacts Of(RunbookSituation situation, AgeClock clock)
    {
        ArgumentNullException.ThrowIfNull(situation);
        var filled = new List<Prefilled>(11);
        T Take<T>(RunbookInput input, (T Value, Reason Because) read)
            where T : struct, Enum
        {
            filled.Add(new(input, InputWords.Of(read.Value), [read.Because]));
            return read.Value;
        }

        var heard = Take(RunbookInput.Heard, WayFacts.Heard(situation, clock));
        var inputs = new RunbookInputs
        {
            Fv = Take(RunbookInput.Fv, KeyFacts.Encryption(situation, clock)),
            Key = Take(RunbookInput.Key, KeyFacts.Key(situation)),
            Refused = Take(RunbookInput.Refused, (situation.Call.Refused, new Reason("D.1 refused", "log of this call", InputWords.Of(situation.Call.Refused), null))),
            RevealAnsweredNone = situation.Call.RevealAnsweredNone,
            Rotation = Take(RunbookInput.Rotation, KeyFacts.Rotation(situation, clock)),
            Twin = Take(RunbookInput.Twin, KeyFacts.Twin(situation)),
            Irk = Take(RunbookInput.Irk, KeyFacts.InstitutionalKey(situation.Subject.Mac)),
            Heard = heard,
            Online = Take(RunbookInput.Online, WayFacts.Online(situation, heard, clock)),
            Refresh = Take(RunbookInput.Refresh, WayFacts.Refresh(situation, clock)),
            ProfilePath = Take(RunbookInput.ProfilePath, WayFacts.ProfilePath(situation)),
            EscrowBuddy = Take(RunbookInput.EscrowBuddy, WayFacts.EscrowBuddy(situation)),
            Bootstrap = Take(RunbookInput.Bootstrap, WayFacts.Bootstrap(situation, clock)),
        };
        var others = HolderCandidates.Others(situation);
        return new()
        {
            Inputs = inputs,
            Prefilled = filled,
            OtherHolders = others,
            AdminHolders = HolderCandidates.Admins(situation.Verdicts, others),
            ManagedAdministrators = [.. situation.Verdicts.Accounts.Where(account => account.Kind == AccountKind.ManagedAdministrator).Select(account => account.Username)],
            UntriedTwins = [.. KeyFacts.UntriedTwins(situation).Select(twin => twin.Id)],
            ScreenHint = heard == Answer.Yes ? "Jamf heard from this Mac during the call: it is not at the FileVault screen, whatever the caller sees." : null,
            ClueHint = ClueHintOf(situation),
            ReportedAt = situation.Subject.Mac.ReportedAt,
            LaterRecord = LaterRecordOf(situation.Subject),
        };
    }

    private static string? ClueHintOf(RunbookSituation situation)
    {
        var line = UsableLine.Of(situation);
        if (line?.SingleSignOn is "p" or "j" or "b")
        {
            return "This Mac uses Platform SSO or Jamf Connect: the company password may be what was changed.";
        }

        var name = situation.Verdicts.Assigned.Username;
        return line?.Accounts?.Any(account => account.Mobile == true && !account.NameCut && NameMatching.Same(account.Name, name)) == true
            ? "This is a mobile account: the company password may be what was changed." : null;
    }

    private static MacId? LaterRecordOf(MacSubject subject)
    {
        (MacId Id, DateTimeOffset At)? latest = null;
        foreach (var twin in subject.Twins)
        {
            if (twin.ReportedAt is { } at && !(subject.Mac.ReportedAt >= at) && !(latest?.At >= at))
            {
                latest = (twin.Id, at);
            }
        }

        return latest?.Id;
    }
}
