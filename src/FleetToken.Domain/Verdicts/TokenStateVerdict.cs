using FleetToken.Domain.Evidence;
using FleetToken.Domain.Macs;

namespace FleetToken.Domain.Verdicts;

/// <summary>Whether one account holds a SecureToken (domain J, <c>tokenState</c>).</summary>
internal static class TokenStateVerdict
{
    /// <param name="said">What the usable attribute says of the account; unknown where there is none or it does not say.</param>
    /// <param name="fileVaultColumn">FTK1's word on the same account and FileVault; unknown where it has none.</param>
    /// <param name="fileVaultOn">Whether FileVault is on.</param>
    /// <param name="inFileVaultList">Whether Jamf says that the account may unlock FileVault.</param>
    public static (TokenState State, EvidenceKind Evidence) Of(Answer said, Answer fileVaultColumn, bool fileVaultOn, bool inFileVaultList) =>
        said switch
        {
            // Row 1.
            Answer.Yes when fileVaultOn && fileVaultColumn == Answer.No => (TokenState.Suspect, EvidenceKind.Measured),
            // Row 2.
            Answer.Yes => (TokenState.Held, EvidenceKind.Measured),
            // Row 3.
            Answer.No => (TokenState.NotHeld, EvidenceKind.Measured),
            // Row 4.
            _ when inFileVaultList => (TokenState.Held, EvidenceKind.Estimated),
            // Row 5.
            _ => (TokenState.Unknown, EvidenceKind.Unknown),
        };
}
