using FleetToken.Domain.Evidence;
using FleetToken.Domain.Macs;

namespace FleetToken.Domain.Verdicts;

/// <summary>How the data would be reached if the password were forgotten (domain J, <c>recoverability</c>).</summary>
internal sealed class RecoverabilityVerdict(MacSubject subject, AgeClock clock, TokenPicture picture)
{
    private const string Rule = "J recoverability row ";

    public required Verdict<FileVaultState> FileVault { get; init; }

    public required Verdict<Answer> KeyEscrowed { get; init; }

    public required KeyState Key { get; init; }

    public required Verdict<UsableHolders> UsableHolders { get; init; }

    public required Verdict<bool> KeyProven { get; init; }

    /// <summary>The verdict, and whether it rests on facts that are no longer fresh.</summary>
    public (Verdict<Recoverability> Verdict, bool Stale) Judge()
    {
        var mac = subject.Mac;
        var reportIsOld = !clock.IsFresh(mac.ReportedAt, subject.Settings.KeyProofMaxAge)
            || (FileVault.Because[0].Rule == "C.2 row 7" && !TokensAreFresh(FileVault.Because[0].At));
        var keyIsOld = mac.RecoveryKey.Validity == KeyValidity.Valid && !KeyProven.Value;
        if (FileVault.Value == FileVaultState.Off)
        {
            // Row 1.
            return (Of(Recoverability.NotEncrypted, FileVault.Confidence, FileVault.Because[0]), reportIsOld || keyIsOld);
        }

        if (FileVault.Value == FileVaultState.Unknown)
        {
            // Row 2.
            return (Of(Recoverability.Unknown, EvidenceKind.Unknown, FileVault.Because[0]), reportIsOld || keyIsOld);
        }

        if (Key == KeyState.Unknown)
        {
            // Row 3.
            return (Of(Recoverability.Unknown, EvidenceKind.Unknown, KeyEscrowed.Because[0]), reportIsOld);
        }

        return Key == KeyState.Dead ? Dead(reportIsOld) : Valid(reportIsOld, keyIsOld);
    }

    private (Verdict<Recoverability> Verdict, bool Stale) Dead(bool reportIsOld)
    {
        if (UsableHolders.Value == Verdicts.UsableHolders.Unknown)
        {
            // Row 4.
            return (Of(Recoverability.Unknown, EvidenceKind.Unknown, UsableHolders.Because[0], KeyEscrowed.Because[0]), reportIsOld);
        }

        // Row 5, row 6.
        var nobody = UsableHolders is { Value: Verdicts.UsableHolders.None, Confidence: EvidenceKind.Measured };
        var confidence = Weakest(Weakest(KeyEscrowed.Confidence, UsableHolders.Confidence), FileVault.Confidence);
        return (
            Of(nobody ? Recoverability.None : Recoverability.Fragile, confidence, KeyEscrowed.Because[0], UsableHolders.Because[0]),
            reportIsOld || !TokensAreFresh(picture.At));
    }

    private (Verdict<Recoverability> Verdict, bool Stale) Valid(bool reportIsOld, bool keyIsOld)
    {
        var user = KeyProven.Value ? UserWithToken() : null;
        var tokensAreFresh = user is not null && TokensAreFresh(picture.At);
        if (user is not null && tokensAreFresh && picture.Contradictions == Contradictions.None)
        {
            // Row 7.
            var holder = new Reason(Rule + "7", "user with a token", user.Username, picture.At);
            return (Of(Recoverability.Strong, FileVault.Confidence, KeyProven.Because[0], holder), false);
        }

        // Row 8.
        return (
            Of(Recoverability.KeyOnly, Weakest(EvidenceKind.Measured, FileVault.Confidence), KeyProven.Because[0], WhyNotStrong(user, tokensAreFresh)),
            reportIsOld || keyIsOld || (user is not null && !tokensAreFresh));
    }

    /// <summary>The matched user's account, on a shared Mac any person's, if it surely holds a token and surely is not IT's.</summary>
    private AccountFacts? UserWithToken()
    {
        for (var i = 0; i < picture.Accounts.Count; i++)
        {
            if (picture.Accounts[i] is { Token: TokenState.Held, Evidence: EvidenceKind.Measured } account
                && !picture.MayBeIt(account)
                && (picture.IsMatchedUser(account) || (picture.Phase == MacPhase.Lab && AssignedAccountVerdict.IsCandidate(account))))
            {
                return account;
            }
        }

        return null;
    }

    private Reason WhyNotStrong(AccountFacts? user, bool tokensAreFresh)
    {
        if (!KeyProven.Value)
        {
            return new(Rule + "8", "key proven", "no", subject.Mac.ReportedAt);
        }

        if (user is null)
        {
            return new(Rule + "8", "user with a measured token", null, picture.At);
        }

        return tokensAreFresh ? new(Rule + "8", "contradiction", picture.Contradictions.ToCodes()[0], picture.At)
            : new(Rule + "8", "age of the token facts", picture.At is null ? null : "too old", picture.At);
    }

    private bool TokensAreFresh(DateTimeOffset? at) => clock.IsFresh(at, subject.Settings.KeyProofMaxAge);

    private static EvidenceKind Weakest(EvidenceKind left, EvidenceKind right) => left < right ? left : right;

    private static Verdict<Recoverability> Of(Recoverability value, EvidenceKind confidence, params Reason[] because) => new(value, confidence, because);
}
