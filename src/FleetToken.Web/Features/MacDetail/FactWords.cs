using FleetToken.Domain.Evidence;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using FleetToken.Web.Components;

namespace FleetToken.Web.Features.MacDetail;

/// <summary>The three facts of a Mac, each in a sentence, with where it comes from.</summary>
internal static class FactWords
{
    /// <summary>Where the token facts come from, as a phrase.</summary>
    public static string TokenSource(MacVerdicts verdicts) => verdicts.TokenSource switch
    {
        Domain.Evidence.TokenSource.Ftk1 => "read on the Mac by FTK1",
        Domain.Evidence.TokenSource.Attribute => "read on the Mac by an attribute of yours",
        Domain.Evidence.TokenSource.FileVaultList => "estimated from Jamf's FileVault list",
        _ => "nothing says who holds a token",
    };

    /// <summary>The same beside the evidence square.</summary>
    public static string TokenEvidence(MacVerdicts verdicts) => verdicts.TokenSource switch
    {
        Domain.Evidence.TokenSource.Ftk1 => $"{Words.Of(verdicts.TokenEvidence)} on the Mac, FTK1",
        Domain.Evidence.TokenSource.Attribute => $"{Words.Of(verdicts.TokenEvidence)} on the Mac, attribute",
        Domain.Evidence.TokenSource.FileVaultList => "Estimated from the FileVault list",
        _ => Words.Of(EvidenceKind.Unknown),
    };

    /// <summary>The recovery key.</summary>
    public static string Key(Mac mac, MacVerdicts verdicts) => mac.RecoveryKey.Validity switch
    {
        KeyValidity.Valid when verdicts.KeyProven.Value => "Jamf checked the escrowed key on the Mac and it matches.",
        KeyValidity.Valid => "Jamf found the escrowed key valid, but that is no proof today: it is too old, or something happened since.",
        KeyValidity.Invalid => "Jamf checked the escrowed key on the Mac and it does not match.",
        KeyValidity.NotApplicable => "Jamf expects no personal recovery key on this Mac.",
        _ when verdicts.KeyEscrowed.Value == Answer.Yes => "A key is in escrow; whether it matches was not checked on the Mac.",
        _ when verdicts.KeyEscrowed.Value == Answer.No => "No key is in escrow.",
        _ => "Jamf does not say whether a key is in escrow or matches.",
    };

    /// <summary>The token holders.</summary>
    public static Prose Holders(MacVerdicts verdicts)
    {
        var holders = verdicts.Accounts.Where(account => account.Token is TokenState.Held or TokenState.Suspect).Select(account => account.Username).ToList();
        if (holders.Count == 0)
        {
            return new Prose().Say(verdicts.TokenVerdict.Value == TokenVerdict.Nobody
                ? "The Mac itself says that no account holds a token."
                : "No holder is known, and absence from Jamf's list proves nothing.");
        }

        var prose = new Prose().Say(verdicts.TokenEvidence == EvidenceKind.Measured
            ? $"{Words.Count(holders.Count, "holder", "holders")}: "
            : "Jamf's FileVault list suggests: ").Accounts(holders).Say(".");
        var extra = verdicts.Accounts.Count(account => account.ShouldNotHold);
        return (extra, holders.Count) switch
        {
            (0, _) => prose,
            (1, 1) => prose.Say(" It should not hold a token."),
            (1, _) => prose.Say(" One of them should not hold a token."),
            _ when extra == holders.Count => prose.Say(extra == 2 ? " Neither should hold a token." : " None of them should hold a token."),
            _ => prose.Say($" {Words.Count(extra)} of them should not hold a token."),
        };
    }

    /// <summary>The Bootstrap Token.</summary>
    public static string Bootstrap(Mac mac)
    {
        var status = mac.BootstrapToken.Status switch
        {
            BootstrapTokenStatus.Escrowed => "Jamf holds it.",
            BootstrapTokenStatus.NotEscrowed => "Jamf does not hold it: accounts that log in later get no token by themselves.",
            BootstrapTokenStatus.NotSupported => "Jamf says that this Mac cannot escrow one, as it is enrolled.",
            _ => "Jamf does not say.",
        };
        return mac.BootstrapToken.Allowed switch
        {
            true => status + " It is allowed for authentication.",
            false => status + " It is not allowed for authentication.",
            null => status,
        };
    }
}
