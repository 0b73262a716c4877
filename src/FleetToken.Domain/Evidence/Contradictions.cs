using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Evidence;

/// <summary>Contradictions between the Mac's FTK1 line and Jamf, or within the line (domain F.4).</summary>
[Flags]
internal enum Contradictions
{
    None = 0,

    /// <summary>The line claims to be newer than the report that carried it, or comes from the future.</summary>
    X1 = 1,

    /// <summary>The Mac started after the line was written.</summary>
    X2 = 2,

    /// <summary>A holder that Jamf's account list does not know.</summary>
    X3 = 4,

    /// <summary>The FileVault lists differ.</summary>
    X4 = 8,

    /// <summary>The line's flags and its account list disagree.</summary>
    X5 = 16,

    /// <summary>Encryption on or off differs.</summary>
    X6 = 32,

    /// <summary>A key or account twice, or two different lines.</summary>
    X7 = 64,

    /// <summary>Those after which the line tells nothing about tokens.</summary>
    Unusable = X1 | X2 | X5 | X7,
}

/// <summary>Finds the contradictions of one Mac.</summary>
internal static class ContradictionCheck
{
    private static readonly string[] Codes = ["X1", "X2", "X3", "X4", "X5", "X6", "X7"];
    private static readonly TimeSpan Tolerance = TimeSpan.FromHours(1);

    /// <summary>Those that make the line unusable; they hang on no verdict.</summary>
    public static Contradictions OfLine(Mac mac, AgeClock clock)
    {
        if (mac.Attributes is not { Ftk1: { } line } report)
        {
            return Contradictions.None;
        }

        var found = line.Repeats || report.DifferingLines ? Contradictions.X7 : Contradictions.None;
        found |= IsFromTheFuture(line, mac.ReportedAt, clock) ? Contradictions.X1 : 0;
        found |= line.StartedAt > line.At ? Contradictions.X2 : 0;
        found |= FlagCheck.Disagrees(line) ? Contradictions.X5 : 0;
        return found;
    }

    /// <summary>All of them.</summary>
    /// <param name="ofLine">What <see cref="OfLine"/> found.</param>
    /// <param name="mac">The Mac.</param>
    /// <param name="server">Whether Jamf's account list is whole.</param>
    /// <param name="fileVault">Whether the disk is encrypted.</param>
    public static Contradictions Of(Contradictions ofLine, Mac mac, ServerFacts server, FileVaultState fileVault)
    {
        if (mac.Attributes is not { Ftk1: { } line })
        {
            return Contradictions.None;
        }

        var found = ofLine;
        found |= HasUnknownHolder(line, mac.Accounts, server) ? Contradictions.X3 : 0;
        found |= fileVault == FileVaultState.On && FileVaultListsDiffer(line, mac) ? Contradictions.X4 : 0;
        found |= EncryptionDiffers(line.FileVault, FileVaultVerdict.ByJamf(mac.FileVault)) ? Contradictions.X6 : 0;
        return found;
    }

    /// <summary>Whether there is any, as far as the record itself tells: X3 needs to know whether Jamf's account list is whole, so it is not asked for.</summary>
    public static bool AnyOfRecord(Mac mac, AgeClock clock)
    {
        var ofLine = OfLine(mac, clock);
        return Of(ofLine, mac, ServerFacts.NotRead, FileVaultVerdict.Of(mac, lineIsUsable: (ofLine & Contradictions.Unusable) == 0).Value) != Contradictions.None;
    }

    public static IReadOnlyList<string> ToCodes(this Contradictions found)
    {
        if (found == Contradictions.None)
        {
            return [];
        }

        var codes = new List<string>(2);
        for (var i = 0; i < Codes.Length; i++)
        {
            if (((int)found & (1 << i)) != 0)
            {
                codes.Add(Codes[i]);
            }
        }

        return codes;
    }

    private static bool IsFromTheFuture(Ftk1Line line, DateTimeOffset? reportedAt, AgeClock clock) =>
        (line.At is { } at && reportedAt is { } reported && at - reported > Tolerance) || clock.IsInFuture(line.At);

    private static bool HasUnknownHolder(Ftk1Line line, IReadOnlyList<LocalAccount>? known, ServerFacts server)
    {
        if (known is null || line.Accounts is null || server is not { CollectsAccounts: true, CollectsHiddenAccounts: true })
        {
            return false;
        }

        for (var i = 0; i < line.Accounts.Count; i++)
        {
            // A cut name equals no account, so it cannot be missed in the list either.
            var account = line.Accounts[i];
            if (account is { Token: Answer.Yes, NameCut: false } && LocalAccounts.Find(known, account.Name) is null)
            {
                return true;
            }
        }

        return false;
    }

    private static bool FileVaultListsDiffer(Ftk1Line line, Mac mac)
    {
        if (mac.FileVault.UserNames is not { Count: > 0 } listed || line.Accounts is null)
        {
            return false;
        }

        var mayHoldMore = line.LeftOut > 0 || line.ListCut;
        for (var i = 0; i < line.Accounts.Count; i++)
        {
            var account = line.Accounts[i];
            mayHoldMore |= account.NameCut;
            if (account is { FileVault: Answer.Yes, NameCut: false } && !LocalAccounts.Contains(listed, account.Name))
            {
                return true;
            }
        }

        for (var i = 0; i < listed.Count; i++)
        {
            // The line lists people only, so service accounts on Jamf's list say nothing.
            if (listed[i].StartsWith('_') || LocalAccounts.Find(mac.Accounts, listed[i]) is { IsPerson: false })
            {
                continue;
            }

            var column = LocalAccounts.Find(line.Accounts, listed[i])?.FileVault;
            if (column == Answer.No || (column is null && !mayHoldMore))
            {
                return true;
            }
        }

        return false;
    }

    private static bool EncryptionDiffers(FileVaultState line, FileVaultState jamf) =>
        (line, jamf) is (FileVaultState.On, FileVaultState.Off) or (FileVaultState.Off, FileVaultState.On);
}
