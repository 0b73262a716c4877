using FleetToken.Domain.Evidence;
using FleetToken.Domain.Macs;

namespace FleetToken.Domain.Verdicts;

/// <summary>Whether a key is in escrow, and whether it would open the disk (domain C.3); presence itself cannot be polled.</summary>
internal static class KeyEscrowedVerdict
{
    public static Verdict<Answer> Of(Mac mac, Verdict<FileVaultState> fileVault, Contradictions contradictions)
    {
        var validity = mac.RecoveryKey.Validity;
        var said = new Reason("C.3 row 1", "key validity", Names.Of(validity), mac.ReportedAt);
        if (validity is KeyValidity.Valid or KeyValidity.Invalid)
        {
            // Row 1.
            return new(Answer.Yes, EvidenceKind.Measured, [said]);
        }

        if (validity == KeyValidity.NotApplicable && fileVault.Value == FileVaultState.On)
        {
            // Row 4.
            return new(Answer.No, fileVault.Confidence, [said with { Rule = "C.3 row 4" }, fileVault.Because[0]]);
        }

        if (validity == KeyValidity.Unknown && contradictions == Contradictions.None
            && mac.Attributes?.Ftk1 is { KeyFile: Answer.No } line)
        {
            // Row 5.
            return new(Answer.No, EvidenceKind.Measured, [new("C.3 row 5", "FTK1 pk", "0", line.At), said with { Rule = "C.3 row 5" }]);
        }

        // Row 6.
        return new(Answer.Unknown, EvidenceKind.Unknown, [said with { Rule = "C.3 row 6" }]);
    }

    public static KeyState KeyState(KeyValidity validity, Answer escrowed) => validity switch
    {
        KeyValidity.Valid => Verdicts.KeyState.Valid,
        KeyValidity.Invalid => Verdicts.KeyState.Dead,
        _ when escrowed == Answer.No => Verdicts.KeyState.Dead,
        _ => Verdicts.KeyState.Unknown,
    };
}
