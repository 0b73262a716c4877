using FleetToken.Domain.Evidence;
using FleetToken.Domain.Macs;

namespace FleetToken.Domain.Verdicts;

/// <summary>All verdicts on one Mac, each with its reasons.</summary>
public sealed record MacVerdicts
{
    private const int NineOrMore = 9;

    /// <summary>Whether the disk is encrypted (C.2).</summary>
    public required Verdict<FileVaultState> FileVault { get; init; }

    /// <summary>Whether a key is in escrow (C.3).</summary>
    public required Verdict<Answer> KeyEscrowed { get; init; }

    /// <summary>Whether the escrowed key would open the disk (C.3).</summary>
    public required KeyState KeyState { get; init; }

    /// <summary>Which local account is the assigned user's (J).</summary>
    public required AssignedAccount Assigned { get; init; }

    /// <summary>Where the Mac stands in its life (J).</summary>
    public required MacPhase Phase { get; init; }

    /// <summary>Every person's or IT account with its kind and token, those that should not hold one first.</summary>
    public required IReadOnlyList<JudgedAccount> Accounts { get; init; }

    /// <summary>Whether all lists of IT's accounts could be read: without, an administrator that is not marked may still be IT's.</summary>
    public required bool ItAccountsKnown { get; init; }

    /// <summary>Which source the token facts come from.</summary>
    public required TokenSource TokenSource { get; init; }

    /// <summary>How well founded the token facts are.</summary>
    public required EvidenceKind TokenEvidence { get; init; }

    /// <summary>UTC time of the token facts; null where their source gives none.</summary>
    public required DateTimeOffset? TokensAt { get; init; }

    /// <summary>Measured human holders, those left out of the list included, 9 for nine or more; null where not measured.</summary>
    public required int? HolderCount { get; init; }

    /// <summary>Contradictions between the Mac's report and Jamf: X1 to X7 (F.4).</summary>
    public required IReadOnlyList<string> Contradictions { get; init; }

    /// <summary>How many holders could open the disk (J).</summary>
    public required Verdict<UsableHolders> UsableHolders { get; init; }

    /// <summary>Whether the escrowed key is proven to open the disk (J).</summary>
    public required Verdict<bool> KeyProven { get; init; }

    /// <summary>How the data would be reached (J).</summary>
    public required Verdict<Recoverability> Recoverability { get; init; }

    /// <summary>Whether recoverability rests on facts that are no longer fresh (J).</summary>
    public required bool Stale { get; init; }

    /// <summary>Who holds the tokens (J, tokenSetVerdict).</summary>
    public required Verdict<TokenVerdict> TokenVerdict { get; init; }

    /// <summary>Whether a lost token could be given back (J, canRegrantToken).</summary>
    public Verdict<TokenRegrant> CanRegrantToken { get; init; } = RegrantVerdict.NotJudged;

    /// <summary>How the recovery key could be replaced without a password in a script (J, canRotateSilently).</summary>
    public Verdict<SilentRotation> CanRotateSilently { get; init; } = SilentRotationVerdict.NotJudged;

    /// <summary>Judges a Mac; age questions go through the clock, which remembers when their answers change.</summary>
    public static MacVerdicts Of(MacSubject subject, AgeClock clock)
    {
        var mac = subject.Mac;
        var ofLine = ContradictionCheck.OfLine(mac, clock);
        var fileVault = FileVaultVerdict.Of(mac, lineIsUsable: (ofLine & Evidence.Contradictions.Unusable) == 0);
        var contradictions = ContradictionCheck.Of(ofLine, mac, subject.Server, fileVault.Value);
        var escrowed = KeyEscrowedVerdict.Of(mac, fileVault, contradictions);
        var keyState = KeyEscrowedVerdict.KeyState(mac.RecoveryKey.Validity, escrowed.Value);
        var picture = TokenPicture.Of(subject, fileVault.Value == FileVaultState.On, contradictions, clock);
        var usable = UsableHoldersVerdict.Of(picture, subject.Settings);
        var proven = KeyProvenVerdict.Of(subject, clock);
        var (recoverability, stale) = new RecoverabilityVerdict(subject, clock, picture)
        {
            FileVault = fileVault,
            KeyEscrowed = escrowed,
            Key = keyState,
            UsableHolders = usable,
            KeyProven = proven,
        }.Judge();
        return new()
        {
            FileVault = fileVault,
            KeyEscrowed = escrowed,
            KeyState = keyState,
            Assigned = picture.Assigned,
            Phase = picture.Phase,
            Accounts = AccountJudge.Judge(picture),
            ItAccountsKnown = picture.It.Complete,
            TokenSource = picture.Source,
            TokenEvidence = picture.IsMeasured ? EvidenceKind.Measured
                : picture.Source == TokenSource.FileVaultList ? EvidenceKind.Estimated : EvidenceKind.Unknown,
            TokensAt = picture.At,
            HolderCount = picture.Holders is { } count ? Math.Min(count, NineOrMore) : null,
            Contradictions = contradictions.ToCodes(),
            UsableHolders = usable,
            KeyProven = proven,
            Recoverability = recoverability,
            Stale = stale,
            TokenVerdict = TokenSetVerdict.Of(picture, subject.Settings, clock),
            CanRegrantToken = RegrantVerdict.Of(subject, picture, usable, clock),
            CanRotateSilently = SilentRotationVerdict.Of(subject, contradictions),
        };
    }
}

/// <summary>The assigned user's account on this Mac.</summary>
/// <param name="Match">How well it fits.</param>
/// <param name="Username">Its short name; null where unmatched.</param>
/// <param name="Rung">The rung of the ladder that decided, 1 to 7 (domain J).</param>
public sealed record AssignedAccount(AccountMatch Match, string? Username, int Rung);

/// <summary>One account with what was judged about it.</summary>
public sealed record JudgedAccount
{
    /// <summary>Short name.</summary>
    public required string Username { get; init; }

    /// <summary>Full name; null where not reported.</summary>
    public string? FullName { get; init; }

    /// <summary>POSIX user id; null where not reported.</summary>
    public int? Uid { get; init; }

    /// <summary>Whether it is an administrator; null where not reported.</summary>
    public bool? Admin { get; init; }

    /// <summary>What it is to this Mac, first match (design 4.4).</summary>
    public required AccountKind Kind { get; init; }

    /// <summary>A second label, for an account that is managed administrator and management account at once (S12).</summary>
    public AccountKind? AlsoKind { get; init; }

    /// <summary>Whether it holds a token.</summary>
    public required TokenState Token { get; init; }

    /// <summary>How well founded that is.</summary>
    public required EvidenceKind TokenEvidence { get; init; }

    /// <summary>Whether it is on the FileVault list.</summary>
    public Answer InFileVaultList { get; init; }

    /// <summary>Whether it is a volume owner; null on Macs without Apple silicon.</summary>
    public Answer? VolumeOwner { get; init; }

    /// <summary>Whether it is hidden.</summary>
    public Answer Hidden { get; init; }

    /// <summary>Whether IT adds it: managed administrator, management account, or named in <c>Fleet:AdminAccounts</c> (E.1, <c>itAccounts</c>).</summary>
    public required bool IsItAccount { get; init; }

    /// <summary>Whether it holds a token that it should not hold (S1, FT-TOK-03).</summary>
    public bool ShouldNotHold { get; init; }

    /// <summary>Whether the name holds letters of more than one script, or invisible or direction marks (E.5).</summary>
    public bool SuspiciousName { get; init; }
}
