using FleetToken.Domain.Macs;
using FleetToken.Domain.Runbook;
using FleetToken.Web.Features.Helpdesk;
using FleetToken.Web.Tests.RecoveryKeys;

namespace FleetToken.Web.Tests.Helpdesk;

/// <summary>A Mac at the FileVault screen whose key is bad and that Jamf has not heard from for hours.</summary>
internal static class LockedMac
{
    /// <summary>Makes the house's good Mac one.</summary>
    public static async Task<MacId> OfAsync(KeyHouse house)
    {
        var id = house.Mac.Id;
        var then = house.Time.GetUtcNow().AddHours(-5);
        house.Jamf.Fleet.Edit(id, mac => mac with { KeyValidity = "INVALID", ReportedAt = then, CheckedInAt = then, ContactAt = then });
        await house.SweepAsync();
        return KeyHouse.IdOf(id);
    }

    /// <summary>A call whose answers leave nothing but an erase.</summary>
    public static Call NoWayIn(MacId mac, DateTimeOffset now) => new Call { Mac = mac, OpenedAt = now }
        .With(RunbookInput.Identity, InputWords.Of(CallerIdentity.Verified))
        .With(RunbookInput.Screen, InputWords.Of(MacScreen.FileVault))
        .With(RunbookInput.Clue, InputWords.Of(PasswordClue.Forgotten))
        .With(RunbookInput.OwnCopy, InputWords.Of(Answer.No))
        .With(RunbookInput.AdminHolder, InputWords.Of(AdminHolder.None))
        .With(RunbookInput.OtherHolder, InputWords.Of(OtherHolder.No))
        .With(RunbookInput.Irk, InputWords.Of(Answer.No));
}
