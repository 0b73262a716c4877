using FleetToken.Domain.Macs;
using FleetToken.Domain.Recommendations;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Runbook;

/// <summary>What has to be answered before an erase (domain D.4, O7, O6d).</summary>
public enum EraseItem
{
    /// <summary>The keys of every other record.</summary>
    OtherRecords,

    /// <summary>The key that Jamf calls invalid, typed once.</summary>
    InvalidKey,

    /// <summary>The person's own copy.</summary>
    OwnCopy,

    /// <summary>Every token holder.</summary>
    EveryHolder,

    /// <summary>The institutional key of an Intel Mac.</summary>
    InstitutionalKey,

    /// <summary>A reset by the Apple Account.</summary>
    AppleAccount,

    /// <summary>A backup of Jamf's database, a former MDM or Jamf server.</summary>
    FormerServers,

    /// <summary>The screen.</summary>
    Screen,

    /// <summary>A backup of the data.</summary>
    DataBackup,

    /// <summary>The owner of the data.</summary>
    Owner,
}

/// <summary>One item of the checklist.</summary>
/// <param name="Item">Which.</param>
/// <param name="Text">What to answer.</param>
public sealed record EraseCheck(EraseItem Item, string Text);

/// <summary>The checklist of O7, shorter for O6d, and the erase that is shown only after it (domain D.4).</summary>
public static class EraseChecklist
{
    private static readonly EraseCheck[] All =
    [
        new(EraseItem.OtherRecords, "Other records of this serial number, older and deleted ones too, on every server: each key was tried."),
        new(EraseItem.InvalidKey, "The key in Jamf, though it reads Invalid, was typed once as the last attempt."),
        new(EraseItem.OwnCopy, "The person looked for an own copy of the key."),
        new(EraseItem.EveryHolder, "Every token holder was asked, standard users too."),
        new(EraseItem.InstitutionalKey, "Intel: the institutional key was looked for."),
        new(EraseItem.AppleAccount, "A reset by the Apple Account was offered, if the person had set it up."),
        new(EraseItem.FormerServers, "A backup of Jamf's database, a former MDM and a former Jamf server were asked for."),
        new(EraseItem.Screen, "The screen was checked again, and Jamf has not heard from the Mac."),
        new(EraseItem.DataBackup, "Is there a backup of the data? The answer is written down."),
        new(EraseItem.Owner, "The owner of the data agrees."),
    ];

    // Of a disk that is open, with its data copied: what a second person still has to know.
    private static readonly EraseItem[] OfAnOpenDisk = [EraseItem.EveryHolder, EraseItem.DataBackup, EraseItem.Owner];

    /// <summary>Whether an erase is the way on: no way in (O7), or the data are safe and nothing that table U reads is open (O6d, step 3).</summary>
    public static bool MayErase(in RunbookDecision decision) =>
        decision.Outcome == RunbookOutcome.O7 || (decision.Outcome == RunbookOutcome.O6d && IsSettled(decision.Inputs));

    /// <summary>The items of this Mac; none where an erase is not the way on.</summary>
    public static IReadOnlyList<EraseCheck> For(in RunbookDecision decision, RunbookScene scene)
    {
        ArgumentNullException.ThrowIfNull(scene);
        if (!MayErase(decision))
        {
            return [];
        }

        var isOpen = decision.Outcome == RunbookOutcome.O6d;
        var hasKey = decision.Inputs.Key != KeyStanding.None;
        var intel = scene.Architecture != MacArchitecture.AppleSilicon;
        return [.. All.Where(check => isOpen ? OfAnOpenDisk.Contains(check.Item)
            : (hasKey || check.Item != EraseItem.InvalidKey) && (intel || check.Item != EraseItem.InstitutionalKey))];
    }

    /// <summary>The steps of the erase; none before the runbook leads to one, each item is answered and a second person confirmed.</summary>
    public static IReadOnlyList<RunbookStep> EraseSteps(in RunbookDecision decision, RunbookScene scene, IReadOnlySet<EraseItem> answered, bool secondPersonConfirmed)
    {
        ArgumentNullException.ThrowIfNull(answered);
        if (!MayErase(decision) || !secondPersonConfirmed || !For(decision, scene).All(check => answered.Contains(check.Item)))
        {
            return [];
        }

        return
        [
            decision.Outcome == RunbookOutcome.O6d
                ? new("Erase All Content and Settings; or erase in recoveryOS, with the Recovery Lock password if one is set, or restore by DFU with a second Mac.", StepActor.MacAdminAtTheMac, "J", "JAMF-RL")
                : new("Erase in recoveryOS, with the Recovery Lock password if one is set; or restore by DFU with a second Mac.", StepActor.MacAdminAtTheMac, "JAMF-RL")
                {
                    Caution = "An erase by MDM cannot arrive, as macOS is not running; that is reasoned, not confirmed.",
                },
            new("Enrol the Mac, and see that FileVault is on and the key in Jamf reads Valid.", StepActor.MacAdmin, "J"),
            new("Keep the old Jamf record until the case is closed.", StepActor.MacAdmin, "J"),
        ];
    }

    private static bool IsSettled(RunbookInputs i) => i.Backup == DataBackup.Done
        && i.Online != MacOnline.Unknown && i.Rotation != KeyRotation.Unknown && i.ProfilePath != Answer.Unknown && i.EscrowBuddy != Answer.Unknown
        && i.AdminHolder != AdminHolder.Unknown && i.OtherHolder != OtherHolder.Unknown && i.Bootstrap != BootstrapWay.Unknown && i.ItAtLogin != Answer.Unknown;
}
