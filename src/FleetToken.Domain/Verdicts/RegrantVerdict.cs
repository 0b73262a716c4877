using FleetToken.Domain.Macs;

namespace FleetToken.Domain.Verdicts;

/// <summary>Whether a lost token could be given back (domain J, <c>canRegrantToken</c>).</summary>
internal static class RegrantVerdict
{
    private const string Rule = "J canRegrantToken row ";

    /// <summary>macOS from which the Bootstrap Token serves every account (domain B18).</summary>
    private const int ServesEverybody = 11;

    private static readonly TimeSpan HeardWithin = TimeSpan.FromHours(24);

    /// <summary>Of a Mac nobody asked about.</summary>
    public static Verdict<TokenRegrant> NotJudged { get; } = Unknown(new(Rule + "1", "Bootstrap Token", null, null));

    public static Verdict<TokenRegrant> Of(MacSubject subject, TokenPicture picture, Verdict<UsableHolders> usable, AgeClock clock)
    {
        var mac = subject.Mac;
        if (Missing(mac) is { } missing)
        {
            // Row 1.
            return ByAdmin(picture, subject.Settings, Rule + "1") ?? Unknown(missing);
        }

        if (mac.BootstrapToken.Status == BootstrapTokenStatus.Escrowed && ByLogin(subject, picture, clock) is { } byLogin)
        {
            return byLogin;
        }

        // Row 5.
        return ByAdmin(picture, subject.Settings, Rule + "5") ?? WithoutAdmin(mac, picture, subject.Settings, usable);
    }

    /// <summary>Rows 2 to 4, of a Mac whose Bootstrap Token is in escrow.</summary>
    private static Verdict<TokenRegrant>? ByLogin(MacSubject subject, TokenPicture picture, AgeClock clock)
    {
        var mac = subject.Mac;
        var version = mac.OsVersion.GetValueOrDefault();
        if (!version.IsAtLeast(ServesEverybody))
        {
            // Row 4.
            return version is { Major: 10, Minor: 15 } ? Escrowed(TokenRegrant.MobileOnly, Rule + "4", mac) : null;
        }

        var (works, at) = BootstrapTokenEvidence.Works(mac, picture.Contradictions);
        if (works == Answer.No || (mac.AppleSilicon == true && mac.BootstrapToken.Allowed == false))
        {
            return null;
        }

        // The contact comes last, because it moves the next age edge of nearly every Mac to within a day.
        var limit = subject.Settings.KeyProofMaxAge;
        if (works == Answer.Yes && (mac.AppleSilicon == false || mac.BootstrapToken.Allowed == true)
            && clock.IsFresh(at, limit) && clock.IsFresh(mac.ReportedAt, limit) && clock.IsFresh(LastContact(mac), HeardWithin))
        {
            // Row 2.
            return new(TokenRegrant.Yes, EvidenceKind.Measured, [Status(Rule + "2", mac), new(Rule + "2", "Bootstrap Token works", "yes", at)]);
        }

        // Row 3.
        return Escrowed(TokenRegrant.Likely, Rule + "3", mac);
    }

    private static Verdict<TokenRegrant> WithoutAdmin(Mac mac, TokenPicture picture, FleetSettings settings, Verdict<UsableHolders> usable)
    {
        // Row 6. An estimate is a lower bound, so that it names no administrator does not say that there is none.
        if (usable.Value == UsableHolders.Unknown || usable.Confidence != EvidenceKind.Measured)
        {
            return Unknown(new(Rule + "6", "usable token holders", null, picture.At));
        }

        if (picture.HoldersLeftOut || AnyMayBeAdmin(picture, settings))
        {
            return Unknown(new(Rule + "6", "administrators among the token holders", null, picture.At));
        }

        // Row 7.
        return new(TokenRegrant.No, EvidenceKind.Measured, [Status(Rule + "7", mac), usable.Because[0]]);
    }

    /// <summary>The input without which rows 2 to 4 cannot be told.</summary>
    private static Reason? Missing(Mac mac) =>
        mac.OsVersion is null ? new Reason(Rule + "1", "macOS version", null, mac.ReportedAt)
        : mac.BootstrapToken.Status == BootstrapTokenStatus.Unknown ? new Reason(Rule + "1", "Bootstrap Token", null, mac.ReportedAt)
        : mac is { AppleSilicon: null, BootstrapToken: { Status: BootstrapTokenStatus.Escrowed, Allowed: false } } ? new Reason(Rule + "1", "Apple silicon", null, mac.ReportedAt)
        : null;

    private static DateTimeOffset? LastContact(Mac mac) =>
        mac.LastContact is null || mac.LastCheckIn > mac.LastContact ? mac.LastCheckIn : mac.LastContact;

    private static Verdict<TokenRegrant>? ByAdmin(TokenPicture picture, FleetSettings settings, string rule)
    {
        for (var i = 0; i < picture.Accounts.Count; i++)
        {
            var account = picture.Accounts[i];
            if (account.Admin == true && IsUsable(account, picture, settings) && !picture.MayBeIt(account))
            {
                return new(TokenRegrant.ByHolder, account.Evidence, [new(rule, "administrator with a token", account.Username, picture.At)]);
            }
        }

        return null;
    }

    private static bool AnyMayBeAdmin(TokenPicture picture, FleetSettings settings)
    {
        for (var i = 0; i < picture.Accounts.Count; i++)
        {
            if (picture.Accounts[i].Admin != false && IsUsable(picture.Accounts[i], picture, settings))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A usable holder in the sense of domain J, one that may turn out to be IT's included.</summary>
    private static bool IsUsable(AccountFacts account, TokenPicture picture, FleetSettings settings) =>
        account.Token == TokenState.Held && !account.IsIt
        && account.Evidence == (picture.IsMeasured ? EvidenceKind.Measured : EvidenceKind.Estimated)
        && !PhaseVerdict.IsLeaver(settings.Leavers, account.Username);

    private static Verdict<TokenRegrant> Escrowed(TokenRegrant value, string rule, Mac mac) => new(value, EvidenceKind.Measured, [Status(rule, mac)]);

    private static Reason Status(string rule, Mac mac) => new(rule, "Bootstrap Token", Names.Of(mac.BootstrapToken.Status), mac.ReportedAt);

    private static Verdict<TokenRegrant> Unknown(Reason reason) => new(TokenRegrant.Unknown, EvidenceKind.Unknown, [reason]);
}
