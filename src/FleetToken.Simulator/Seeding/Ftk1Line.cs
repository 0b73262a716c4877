using System.Globalization;
using System.Text;
using FleetToken.Simulator.Macs;

namespace FleetToken.Simulator.Seeding;

/// <summary>Writes the line that the FTK1 extension attribute of a Mac prints.</summary>
internal static class Ftk1Line
{
    private const int Longest = 900;
    private const int LongestName = 64;

    /// <summary>The line for the state the Mac is in at its last report; null when the script is not deployed.</summary>
    public static string? Of(SimulatedMac mac)
    {
        if (mac.Probes is not { } probes || mac.ReportedAt is not { } reported)
        {
            return null;
        }

        var people = People(mac);
        var ranAt = probes.Flaw == Ftk1Flaw.NewerThanReport ? reported.AddHours(3) : reported.AddSeconds(-11);
        var head = Head(mac, probes, people, ranAt);
        var tail = Tail(mac, probes, ranAt);
        var line = head + Users(mac, people, Longest - head.Length - tail.Length) + tail;
        return probes.Flaw == Ftk1Flaw.CutOff ? line[..(line.Length - 20)] : line;
    }

    /// <summary>Printable ASCII for a name: other bytes of its UTF-8 as %XX, cut when longer than 64 characters.</summary>
    public static string Encode(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var b in Encoding.UTF8.GetBytes(name))
        {
            var c = (char)b;
            if (char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-')
            {
                text.Append(c);
            }
            else
            {
                text.Append('%').Append(b.ToString("X2", CultureInfo.InvariantCulture));
            }
        }

        return text.Length > LongestName ? string.Concat(text.ToString(0, LongestName - 4), "~") : text.ToString();
    }

    /// <summary>Accounts the script looks at, in its order: holders, then administrators, then by user id.</summary>
    private static List<SimulatedAccount> People(SimulatedMac mac)
    {
        var people = (mac.Accounts ?? [])
            .Where(a => a.Uid >= 500 && !a.Username.StartsWith('_'))
            .OrderByDescending(a => a.Token).ThenByDescending(a => a.Admin).ThenBy(a => a.Uid)
            .ToList();
        if (mac.Probes?.Flaw == Ftk1Flaw.HolderUnknownToJamf)
        {
            people.Insert(0, new SimulatedAccount { Username = "svc-backup", FullName = "svc-backup", Uid = 599, Admin = true, Token = true, FileVault = true, Owner = true });
        }

        return people;
    }

    private static string Head(SimulatedMac mac, SimulatedProbes probes, List<SimulatedAccount> people, DateTimeOffset ranAt)
    {
        var known = !Failed(probes, "tok") && !Failed(probes, "dsk");
        var fde = !Failed(probes, "fde");
        var bt = !Failed(probes, "bt");
        var holders = people.Count(p => p.Token);
        var console = people.FirstOrDefault(p => p.Username == probes.ConsoleUser);
        var shownHolders = probes.Flaw == Ftk1Flaw.CountersDiffer ? holders + 1 : holders;
        var bootedAt = probes.Flaw == Ftk1Flaw.BootAfterRun ? ranAt.AddMinutes(40) : probes.BootedAt;

        var line = new StringBuilder("FTK1", 512);
        Field(line, "n", known ? Digit(shownHolders) : "u");
        Field(line, "adm", known ? Digit(people.Count(p => p.Token && p.Admin)) : "u");
        Field(line, "eu", probes.ConsoleUser is null ? "-" : !known || console is null ? "u" : Bit(console.Token));
        Field(line, "hid", known ? Digit(people.Count(p => p.Token && p.Hidden)) : "u");
        Field(line, "orph", known ? Digit(probes.Orphans) : "u");
        Field(line, "fv", fde ? FileVault(mac, probes) : "u");
        Field(line, "prk", fde ? Bit(probes.RecoveryKeyOnMac) : "u");
        Field(line, "irk", fde ? Bit(mac.InstitutionalKey == true) : "u");
        Field(line, "pk", Epoch(probes.KeyMadeAt));
        Field(line, "btS", bt ? Letter(mac.BootstrapStatus != "NOT_SUPPORTED") : "u");
        Field(line, "btE", bt ? Letter(probes.BootstrapEscrowed ?? mac.BootstrapStatus == "ESCROWED") : "u");
        Field(line, "btv", Failed(probes, "dev") ? "u" : BootstrapWorks(mac, probes));
        Field(line, "esc", Failed(probes, "esc") ? "u" : Digit(probes.EscrowPayloads));
        Field(line, "eb", Failed(probes, "eb") ? "u" : Digit(probes.EscrowBuddy));
        Field(line, "ssh", Failed(probes, "ssh") ? "u" : Bit(probes.RemoteLogin));
        Field(line, "pso", Failed(probes, "pso") ? "u" : probes.SingleSignOn.ToString());
        Field(line, "os", mac.Os.Version);
        Field(line, "arch", mac.Model.Architecture switch { SimulatedArchitecture.AppleSilicon => "arm64", SimulatedArchitecture.IntelT2 => "t2", _ => "x86" });
        Field(line, "vol", Failed(probes, "vol") ? "u" : probes.Volume);
        Field(line, "boot", Epoch(bootedAt));
        Field(line, "con", probes.ConsoleUser is null ? "-" : Encode(probes.ConsoleUser));
        return line.ToString();
    }

    private static string Tail(SimulatedMac mac, SimulatedProbes probes, DateTimeOffset ranAt)
    {
        var line = new StringBuilder(64);
        var kinds = (probes.RecoveryKeyOnMac ? "P" : "") + (mac.BootstrapStatus == "ESCROWED" ? "M" : "") + (mac.InstitutionalKey == true ? "I" : "");
        Field(line, "k", Failed(probes, "dsk") ? "" : kinds);
        if (probes.Failed is { } failed)
        {
            Field(line, "err", failed);
        }

        if (probes.Flaw == Ftk1Flaw.KeyTwice)
        {
            Field(line, "n", "0");
        }

        Field(line, "ts", Epoch(ranAt));
        return line.Append(";.").ToString();
    }

    private static string Users(SimulatedMac mac, List<SimulatedAccount> people, int room)
    {
        var line = new StringBuilder(";u=", 256);
        for (var i = 0; i < people.Count; i++)
        {
            var user = (i == 0 ? "" : ",") + User(mac, people[i]);
            var leftOut = $",+{people.Count - i}";
            if (line.Length + user.Length + (i + 1 < people.Count ? leftOut.Length : 0) > room)
            {
                return line.Append(leftOut).ToString();
            }

            line.Append(user);
        }

        return line.ToString();
    }

    private static string User(SimulatedMac mac, SimulatedAccount account)
    {
        var probes = mac.Probes;
        var role = (account.Mobile ? "m" : "") + (account.Admin ? "a" : "s");
        var token = Failed(probes, "tok") ? "u" : Bit(account.Token);
        var listed = probes?.Flaw == Ftk1Flaw.OtherFileVaultUsers ? !account.FileVault : account.FileVault;
        var fileVault = Failed(probes, "fde") ? "u" : Bit(listed);
        var owner = !mac.Model.AppleSilicon ? "-" : Failed(probes, "dsk") ? "u" : Bit(account.Owner);
        return string.Create(CultureInfo.InvariantCulture, $"{Encode(account.Username)}/{account.Uid}/{role}/{token}/{fileVault}/{owner}/{Bit(account.Hidden)}");
    }

    private static string FileVault(SimulatedMac mac, SimulatedProbes probes) => mac.PartitionState switch
    {
        _ when probes.Flaw == Ftk1Flaw.OtherFileVaultState => "off",
        "ENCRYPTED" or "OPTIMIZING" => "on",
        "ENCRYPTING" or "ENCRYPTING_PAUSED" or "RESTART_NEEDED" => "enc",
        "DECRYPTING" or "DECRYPTING_PAUSED" => "dec",
        "UNENCRYPTED" or "DECRYPTED" or "INELIGIBLE" => "off",
        _ => mac.FileVaultStatus is "ALL_ENCRYPTED" or "BOOT_ENCRYPTED" ? "on" : "u",
    };

    // The erase preflight came with macOS 13.3; the fleet has no older 13.
    private static string BootstrapWorks(SimulatedMac mac, SimulatedProbes probes) =>
        mac.Os.Major < 13 || probes.BootstrapWorks is not { } works ? "-" : Bit(works && mac.BootstrapStatus == "ESCROWED");

    private static void Field(StringBuilder line, string key, string value) => line.Append(';').Append(key).Append('=').Append(value);

    private static bool Failed(SimulatedProbes? probes, string probe) => probes?.Failed?.Split(',').Contains(probe) == true;

    private static string Bit(bool value) => value ? "1" : "0";

    private static string Letter(bool value) => value ? "Y" : "N";

    private static string Digit(int value) => Math.Clamp(value, 0, 9).ToString(CultureInfo.InvariantCulture);

    private static string Epoch(DateTimeOffset? at) => (at?.ToUnixTimeSeconds() ?? 0).ToString(CultureInfo.InvariantCulture);
}
