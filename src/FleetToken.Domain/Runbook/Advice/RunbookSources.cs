using FleetToken.Domain.Findings;

namespace FleetToken.Domain.Runbook;

/// <summary>What the tags in the runbook stand for, in a reader's words (domain, section 0).</summary>
public static class RunbookSources
{
    private static readonly FindingSource[] All =
    [
        SourceBook.Seed, SourceBook.Ours, SourceBook.AppleSchema, SourceBook.AppleWhatsNew, SourceBook.ManFdesetup, SourceBook.JamfLa, SourceBook.JamfPre,
        SourceBook.JamfApi, SourceBook.Reissue, SourceBook.Buddy, SourceBook.BrokenToken, SourceBook.FieldGuide, SourceBook.OpenMdm, SourceBook.JamfRk,
        SourceBook.KeptToken, SourceBook.JamfBt,
        new("APD-PSSO", "Apple Platform Deployment, “Platform Single Sign-on for macOS”"),
        new("ASUP-FV", "Apple Platform Support, “Intro to FileVault and Firewall”"),
        new("MAN-SSH", "apple_ssh_and_filevault(7), July 2025"),
        new("IRU", "Iru knowledge base, resetting a macOS password and macOS login screens"),
        new("UIUC", "University of Illinois knowledge base 153754 and 153872"),
        new("ECL", "Eclectic Light, “Gain access to a locked Mac with Recovery Assistant”, October 2025"),
        new("ADDIGY", "Addigy knowledge base, SecureToken and resets in Recovery"),
        new("CHECKPOINT", "a Check Point knowledge base article"),
        new("JUMPCLOUD", "a JumpCloud knowledge base article"),
        new("SIX-25", "Six Colors, September 2025, recovery keys in Passwords"),
        new("SIX-26", "Six Colors, 18 May 2026, the end of the iCloud escrow"),
        new("DF-19", "Der Flounder, 2019, and FileVault_Rescue, issue 1"),
        new("DF-T2", "Der Flounder, limits of the T2 chip, 2018"),
        new("JAMF-RL", "Jamf support article 11038510"),
        new("TTG-FLOW", "travellingtechguy.blog, the authentication flow with FileVault"),
    ];

    /// <summary>The document of a tag; null where none is known.</summary>
    public static FindingSource? Find(string tag) => Array.Find(All, source => source.Tag == tag);
}
