using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using FleetToken.Web.Store;

namespace FleetToken.Web.Fleet;

/// <summary>What a Mac's key is worth to someone who is locked out, worst first (domain E.3).</summary>
internal enum KeyTrouble
{
    /// <summary>In escrow and wrong, or none there.</summary>
    Dead,

    /// <summary>Not checked in three reports or more.</summary>
    NeverChecked,

    /// <summary>Valid when last looked at, but that is not proof any more.</summary>
    OldProof,

    /// <summary>The trouble lies elsewhere.</summary>
    None,
}

/// <summary>The order of "fix before they call" (domain E.3): key, usable holders, phase, age.</summary>
internal static class FixFirstOrder
{
    /// <summary>Keys of the first Macs in this order.</summary>
    public static List<int> Keys(FleetSnapshot fleet, MacQuestion question, int count)
    {
        var notChecked = NotCheckedSets(fleet);
        var test = new MacTest(fleet, question);
        var candidates = new List<(ulong Order, long Id, int Key)>();
        foreach (var segment in fleet.Segments)
        {
            foreach (ref readonly var mac in segment.Entries.AsSpan())
            {
                if (!mac.Phase.IsJudged() || mac.Severity == Severity.None || !test.Fits(segment, mac))
                {
                    continue;
                }

                var trouble = Trouble(mac.FileVault, mac.RecoveryKey, mac.KeyEscrowed, mac.Stale, notChecked[mac.Findings]);
                if (trouble != KeyTrouble.None || mac.Severity >= Severity.High)
                {
                    candidates.Add((Order(mac, trouble), mac.ComputerId, mac.Key));
                }
            }
        }

        candidates.Sort();
        return [.. candidates.Take(count).Select(candidate => candidate.Key)];
    }

    /// <summary>Why a Mac stands where it does, in a few words.</summary>
    public static string Why(MacRow row, Finding deciding)
    {
        var trouble = Trouble(row.FileVault, row.RecoveryKey, row.KeyEscrowed, row.Stale, IsNotChecked(FindingSet.Read(row.AllFindings)));
        var noHolder = deciding.Code == "FT-TOK-01";
        if (trouble == KeyTrouble.None)
        {
            return noHolder ? "No token holder" : FindingCatalogue.Find(deciding.Code)?.Title ?? deciding.Code;
        }

        var holders = noHolder ? "No token holder" : row.UsableHolders switch
        {
            UsableHolders.None => "No usable holder",
            UsableHolders.One => "One holder",
            UsableHolders.Several => "Several holders",
            _ => "Holders unknown",
        };
        var key = trouble switch
        {
            KeyTrouble.Dead => row.RecoveryKey == KeyValidity.Invalid ? "key invalid" : "no key in escrow",
            KeyTrouble.NeverChecked => "key not checked",
            _ => "key not proven lately",
        };
        return $"{holders}, {key}";
    }

    private static KeyTrouble Trouble(FileVaultState disk, KeyValidity validity, Answer escrowed, bool stale, bool notChecked)
    {
        // Without encryption nobody is locked out, whatever the key.
        if (disk == FileVaultState.Off)
        {
            return KeyTrouble.None;
        }

        if (validity == KeyValidity.Invalid || escrowed == Answer.No)
        {
            return KeyTrouble.Dead;
        }

        return validity == KeyValidity.Unknown && notChecked ? KeyTrouble.NeverChecked
            : validity == KeyValidity.Valid && stale ? KeyTrouble.OldProof
            : KeyTrouble.None;
    }

    private static ulong Order(in IndexEntry mac, KeyTrouble trouble)
    {
        ulong holders = mac.UsableHolders switch
        {
            UsableHolders.None => 0,
            UsableHolders.One => 1,
            UsableHolders.Several => 2,
            _ => 3,
        };
        var phase = mac.Phase == MacPhase.InUse ? 0UL : 1;

        // The oldest report first; a Mac that never reported before all.
        var age = (ulong)Math.Max(0, mac.InventoryAt);
        return ((ulong)trouble << 62) | (holders << 60) | (phase << 59) | age;
    }

    private static bool[] NotCheckedSets(FleetSnapshot fleet)
    {
        var sets = new bool[fleet.FindingSets.Length];
        for (var set = 1; set < sets.Length; set++)
        {
            sets[set] = IsNotChecked(fleet.FindingsOf(set));
        }

        return sets;
    }

    /// <summary>FT-PRK-03 is more than info from the third report on.</summary>
    private static bool IsNotChecked(IReadOnlyList<(string Code, Severity Severity)> findings) =>
        findings.Any(one => one.Code == "FT-PRK-03" && one.Severity >= Severity.Medium);
}
