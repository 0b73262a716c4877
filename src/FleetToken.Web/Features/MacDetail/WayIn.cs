using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using FleetToken.Web.Components;

namespace FleetToken.Web.Features.MacDetail;

/// <summary>One thing that might open the disk.</summary>
/// <param name="Symbol">Icon of the box.</param>
/// <param name="Name">Account name, or what it is.</param>
/// <param name="IsAccount">Whether the name came from the Mac.</param>
/// <param name="Kind">What it is, in words.</param>
/// <param name="Says">Whether it opens the disk, as a state.</param>
/// <param name="Opens">Whether the line reaches the disk.</param>
public sealed record WayIn(string Symbol, string Name, bool IsAccount, string Kind, Look Says, bool Opens)
{
    private const int MostAccounts = 7;

    /// <summary>Accounts first, those that open the disk before the others, then the recovery key. What was said long ago is no proof.</summary>
    public static IReadOnlyList<WayIn> Of(Mac mac, MacVerdicts verdicts, bool tokensFresh) =>
    [
        .. verdicts.Accounts.OrderBy(account => Rank(account.Token)).Take(MostAccounts).Select(account => Of(account, tokensFresh)),
        Key(mac, verdicts),
    ];

    /// <summary>How many accounts the drawing leaves out.</summary>
    public static int LeftOut(MacVerdicts verdicts) => Math.Max(0, verdicts.Accounts.Count - MostAccounts);

    private static int Rank(TokenState token) => token switch
    {
        TokenState.Held => 0,
        TokenState.Suspect => 1,
        TokenState.Unknown => 2,
        _ => 3,
    };

    private static WayIn Of(JudgedAccount account, bool tokensFresh)
    {
        var admin = account.Admin == true || account.IsItAccount;
        var (says, opens) = account switch
        {
            { Token: TokenState.Held, TokenEvidence: not EvidenceKind.Measured } => (new Look("unk", "on Jamf's FileVault list: estimated", Tone.Unknown), false),
            { Token: TokenState.Held } when !tokensFresh => (new Look("hour", "held a token then; the proof is old", Tone.Warn), true),
            { Token: TokenState.Held, IsItAccount: true } => (new Look("tri", "opens it, if IT knows its password", Tone.Warn), true),
            { Token: TokenState.Held } => (new Look("check", "opens it with the own password", Tone.Good), true),
            { Token: TokenState.Suspect } => (new Look("tri", "token may be broken", Tone.Warn), false),
            { Token: TokenState.NotHeld } => (new Look("na", "no token", Tone.Neutral), false),
            _ => (new Look("unk", "not reported", Tone.Unknown), false),
        };
        return new(admin ? "admin" : "user", account.Username, IsAccount: true, Words.Of(account.Kind), says, opens);
    }

    private static WayIn Key(Mac mac, MacVerdicts verdicts)
    {
        var (says, opens) = verdicts.KeyState switch
        {
            KeyState.Valid when verdicts.KeyProven.Value => (new Look("check", "opens it", Tone.Good), true),
            KeyState.Valid => (new Look("hour", "valid once; the proof is old", Tone.Warn), true),
            KeyState.Dead when mac.RecoveryKey.Validity == KeyValidity.Invalid => (new Look("oct", "does not match this disk", Tone.Bad), false),
            KeyState.Dead => (new Look("oct", "none in escrow", Tone.Bad), false),
            _ => (new Look("unk", "not checked", Tone.Unknown), false),
        };
        var kind = verdicts.KeyEscrowed.Value switch
        {
            Answer.Yes => "escrowed in Jamf",
            Answer.No => "not in Jamf",
            _ => "escrow not certain",
        };
        return new("key", "Recovery key", IsAccount: false, kind, says, opens);
    }
}
