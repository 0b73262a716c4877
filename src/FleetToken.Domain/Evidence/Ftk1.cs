using System.Globalization;
using FleetToken.Domain.Macs;
using static FleetToken.Domain.Evidence.Ftk1Values;

namespace FleetToken.Domain.Evidence;

/// <summary>The grammar of our own attribute (domain F.3): the first token and the end are fixed, fields are read by name in any order.</summary>
internal static class Ftk1
{
    private const string Mark = "FTK";
    private const int LongestVersion = 4;
    private const int EscrowBuddyWillRotate = 2;

    /// <summary>The version in the first token; null where the text is not of our family.</summary>
    public static int? VersionOf(ReadOnlySpan<char> line)
    {
        if (!line.StartsWith(Mark, StringComparison.Ordinal))
        {
            return null;
        }

        var end = Mark.Length;
        while (end < line.Length && char.IsAsciiDigit(line[end]))
        {
            end++;
        }

        var digits = line[Mark.Length..end];
        var closed = end == line.Length || line[end] == ';';
        return closed && digits.Length is > 0 and <= LongestVersion
            && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version > 0 ? version : null;
    }

    /// <summary>Reads a line whose version is 1.</summary>
    public static Ftk1Line Parse(ReadOnlySpan<char> line)
    {
        var fields = new Ftk1Fields(line);
        var list = Ftk1Accounts.Read(fields);
        var holders = Digit(fields[Ftk1Key.Holders]);
        var keyFile = fields[Ftk1Key.KeyFile];
        return new()
        {
            Complete = fields.Complete,
            Repeats = fields.Repeats || list.Repeats,

            // Of a cut line neither the age counts nor that nobody holds a token.
            At = fields.Complete ? Epoch(fields[Ftk1Key.At]) : null,
            Holders = fields.Complete || holders != 0 ? holders : null,
            AdminHolders = Digit(fields[Ftk1Key.AdminHolders]),
            ConsoleUserHolds = YesNo(fields[Ftk1Key.ConsoleUserHolds]),
            HiddenHolders = Digit(fields[Ftk1Key.HiddenHolders]),
            Orphans = Digit(fields[Ftk1Key.Orphans]),
            FileVault = Encryption(fields[Ftk1Key.FileVault]),
            Deferred = fields[Ftk1Key.FileVault] is "def",
            PersonalKey = YesNo(fields[Ftk1Key.PersonalKey]),
            InstitutionalKey = YesNo(fields[Ftk1Key.InstitutionalKey]),
            KeyFile = keyFile is "0" ? Answer.No : Epoch(keyFile) is null ? Answer.Unknown : Answer.Yes,
            KeyFileAt = keyFile is "0" ? null : Epoch(keyFile),
            BootstrapSupported = YesNo(fields[Ftk1Key.BootstrapSupported]),
            BootstrapEscrowed = YesNo(fields[Ftk1Key.BootstrapEscrowed]),
            BootstrapWorks = YesNo(fields[Ftk1Key.BootstrapWorks]),
            EscrowPayloads = Digit(fields[Ftk1Key.EscrowPayloads]),
            EscrowBuddy = Digit(fields[Ftk1Key.EscrowBuddy]) is { } buddy and <= EscrowBuddyWillRotate ? buddy : null,
            RemoteLogin = YesNo(fields[Ftk1Key.RemoteLogin]),
            SingleSignOn = fields[Ftk1Key.SingleSignOn] is "0" or "p" or "j" or "b" ? fields[Ftk1Key.SingleSignOn].ToString() : null,
            OsVersion = Plain(fields[Ftk1Key.OsVersion]),
            Architecture = Plain(fields[Ftk1Key.Architecture]),
            Volume = Plain(fields[Ftk1Key.Volume]),
            StartedAt = Epoch(fields[Ftk1Key.StartedAt]),
            ConsoleUser = fields[Ftk1Key.ConsoleUser] is "-" or "u" ? null : Ftk1Name.Read(fields[Ftk1Key.ConsoleUser], out _),
            Accounts = list.Accounts,
            LeftOut = list.LeftOut,
            ListCut = fields.ListCut,
            OtherCryptoUsers = Plain(fields[Ftk1Key.OtherCryptoUsers]),
            FailedProbes = Probes(fields[Ftk1Key.FailedProbes]),
            UnknownFields = fields.Unknown,
        };
    }
}
