using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Web.Components;

/// <summary>The one table of how each state looks.</summary>
public static class Looks
{
    private static readonly Look Unknown = new("unk", "Unknown", Tone.Unknown);

    /// <summary>How a FileVault state looks.</summary>
    public static Look Of(FileVaultState state) => state switch
    {
        FileVaultState.On => new("lock", "On", Tone.Good),
        FileVaultState.Off => new("unlock", "Off", Tone.Bad),
        FileVaultState.Encrypting => new("half", "Encrypting", Tone.Info),
        FileVaultState.Decrypting => new("half", "Decrypting", Tone.Warn),
        _ => Unknown,
    };

    /// <summary>How the validity of an escrowed key looks.</summary>
    public static Look Of(KeyValidity validity) => validity switch
    {
        KeyValidity.Valid => new("check", "Valid", Tone.Good),
        KeyValidity.Invalid => new("oct", "Invalid", Tone.Bad),
        KeyValidity.NotApplicable => new("na", "Not applicable", Tone.Neutral),
        _ => Unknown,
    };

    /// <summary>How the Bootstrap Token's status looks.</summary>
    public static Look Of(BootstrapTokenStatus status) => status switch
    {
        BootstrapTokenStatus.Escrowed => new("check", "Escrowed", Tone.Good),
        BootstrapTokenStatus.NotEscrowed => new("oct", "Not escrowed", Tone.Bad),
        BootstrapTokenStatus.NotSupported => new("tri", "Not supported", Tone.Warn),
        _ => Unknown,
    };

    /// <summary>How the verdict on a Mac's token holders looks.</summary>
    public static Look Of(TokenVerdict verdict) => verdict switch
    {
        TokenVerdict.EndUsersOnly => new("check", "End users only", Tone.Good),
        TokenVerdict.ExtraAdmins => new("tri", "Extra admins", Tone.Warn),
        TokenVerdict.AdminsOnly => new("oct", "Admins only", Tone.Bad),
        TokenVerdict.Nobody => new("oct", "Nobody", Tone.Bad),
        _ => Unknown,
    };

    /// <summary>How recoverability looks.</summary>
    public static Look Of(Recoverability recoverability) => recoverability switch
    {
        Recoverability.Strong => new("shield", "Strong", Tone.Good),
        Recoverability.KeyOnly => new("key", "Key only", Tone.Warn),
        Recoverability.Fragile => new("tri", "Fragile", Tone.Warn),
        Recoverability.None => new("oct", "No way in", Tone.Bad),
        Recoverability.NotEncrypted => new("unlock", "Not encrypted", Tone.Neutral),
        _ => Unknown,
    };

    /// <summary>How what is left of the ways in looks.</summary>
    public static Look Of(WayLeft left) => left switch
    {
        WayLeft.NoWayIn => new("oct", "No way in", Tone.Bad),
        WayLeft.OnlyItAccounts => new("tri", "Only accounts of IT", Tone.Warn),
        WayLeft.KeyOnly => new("key", "The recovery key", Tone.Fair),
        WayLeft.AnotherHolder => new("check", "Another holder", Tone.Good),
        WayLeft.NotAffected => new("na", "Not affected", Tone.Neutral),
        _ => new("unk", "Cannot tell", Tone.Unknown),
    };

    /// <summary>How a severity looks; nothing is drawn for none.</summary>
    public static Look Of(Severity severity) => severity switch
    {
        Severity.Critical => new("crit", "Critical", Tone.Bad),
        Severity.High => new("tri", "High", Tone.Bad),
        Severity.Medium => new("dia", "Medium", Tone.Warn),
        Severity.Low => new("low", "Low", Tone.Unknown),
        Severity.Info => new("info", "Info", Tone.Info),
        _ => new("na", "No finding", Tone.Neutral),
    };

    /// <summary>How an account's token looks.</summary>
    public static Look Of(TokenState state) => state switch
    {
        TokenState.Held => new("check", "Holds", Tone.Good),
        TokenState.NotHeld => new("na", "No token", Tone.Neutral),
        TokenState.Suspect => new("tri", "Suspect", Tone.Warn),
        _ => Unknown,
    };

    /// <summary>How a plain answer looks, where neither yes nor no is a problem.</summary>
    public static Look Of(Answer answer) => answer switch
    {
        Answer.Yes => new("check", "Yes", Tone.Neutral),
        Answer.No => new("na", "No", Tone.Neutral),
        _ => Unknown,
    };
}
