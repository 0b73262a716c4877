using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using FleetToken.Web.Components;

namespace FleetToken.Web.Features.MacDetail;

/// <summary>What could be done about a Mac's token and key, in words.</summary>
internal static class ActionWords
{
    /// <summary>How it looks whether a lost token could be given back.</summary>
    public static Look Look(TokenRegrant regrant) => regrant switch
    {
        TokenRegrant.Yes => new("check", "Yes", Tone.Good),
        TokenRegrant.Likely => new("half", "Likely", Tone.Neutral),
        TokenRegrant.MobileOnly => new("half", "To some accounts", Tone.Neutral),
        TokenRegrant.ByHolder => new("admin", "By an administrator", Tone.Neutral),
        TokenRegrant.No => new("oct", "No way known", Tone.Bad),
        _ => new("unk", "Cannot tell", Tone.Unknown),
    };

    /// <summary>The same in a sentence.</summary>
    public static string Of(Verdict<TokenRegrant> regrant) => regrant.Value switch
    {
        TokenRegrant.Yes => "Logging out and in at the login window gives it: the Bootstrap Token is in escrow and works, and the Mac was heard within 24 hours.",
        TokenRegrant.Likely => "Logging out and in at the login window should give it: the Bootstrap Token is in escrow. That it works today and that the Mac reaches Jamf is not proven.",
        TokenRegrant.MobileOnly => "On macOS 10.15 a login at the login window gives it to mobile accounts and the managed administrator only.",
        TokenRegrant.ByHolder => "An administrator of this Mac who holds a token can give one by hand; both passwords are typed at the Mac.",
        TokenRegrant.No => "The Bootstrap Token cannot give one, and no administrator who could is known to hold one.",
        _ => Missing(regrant.Because),
    };

    /// <summary>How it looks whether the key could be replaced silently.</summary>
    public static Look Look(SilentRotation rotation) => rotation switch
    {
        SilentRotation.Profile => new("half", "By the escrow profile", Tone.Neutral),
        SilentRotation.EscrowBuddy => new("check", "By Escrow Buddy", Tone.Good),
        SilentRotation.PolicyMaybe => new("half", "Perhaps by a policy", Tone.Warn),
        SilentRotation.No => new("oct", "No way known", Tone.Warn),
        _ => new("unk", "Cannot tell", Tone.Unknown),
    };

    /// <summary>The same in a sentence.</summary>
    public static string Of(Verdict<SilentRotation> rotation) => rotation.Value switch
    {
        SilentRotation.Profile => "On macOS 26 the escrow profile, installed again, makes and escrows a new key without a password. That is known from few public tests: try it on a pilot first.",
        SilentRotation.EscrowBuddy => "Escrow Buddy makes and escrows a new key at the next login at the login window; nothing else is asked.",
        SilentRotation.PolicyMaybe => "A Jamf policy that issues a new key has this Mac in its scope, but what such a policy needs is disputed: do not count on it.",
        SilentRotation.No => "No way without somebody's password is known for this Mac.",
        _ => Missing(rotation.Because),
    };

    /// <summary>Whether somebody outside may still know the key, in a few words.</summary>
    public static string Of(Verdict<KeyExposure> exposure) => exposure.Value switch
    {
        KeyExposure.Clean => "nobody, by FleetToken's record and Jamf's",
        KeyExposure.Disclosed => "read out, and not known to be replaced",
        KeyExposure.ProbablyRotated => "read out, and probably replaced since; not proved",
        KeyExposure.NotRotated => "read out, and compared since: still the same key",
        KeyExposure.RotatedProven => "read out, and proved to be replaced since",
        KeyExposure.ClosedByPerson => "read out; a second person closed the follow-up without proof",
        KeyExposure.Ended => "read out; the record or the disk has changed since",
        _ => "FleetToken read it out to nobody; what Jamf's own record says is not known",
    };

    /// <summary>UTC time of the newest statement it rests on; <paramref name="otherwise"/> where none gives a time.</summary>
    public static DateTimeOffset? At(IReadOnlyList<Reason> because, DateTimeOffset? otherwise) => because.Max(reason => reason.At) ?? otherwise;

    private static string Missing(IReadOnlyList<Reason> because) =>
        because is [{ Fact: var fact, Value: null }, ..] ? $"Not known: {fact}." : "What is known contradicts itself or is not enough.";
}
