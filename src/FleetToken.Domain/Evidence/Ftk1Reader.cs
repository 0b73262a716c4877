using System.Globalization;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Evidence;

/// <summary>Takes the fields of one FTK1 line, the first of each key, and gives the line.</summary>
internal sealed class Ftk1Reader(bool complete)
{
    private const int MostUnknownFields = 16;
    private const int LongestUnknownField = 80;
    private const int LongestPlainValue = 32;

    private static readonly string[] Keys =
    [
        "n", "adm", "eu", "hid", "orph", "fv", "prk", "irk", "pk", "btS", "btE", "btv", "esc", "eb", "ssh", "pso", "os", "arch", "vol",
        "boot", "con", "u", "k", "err", "ts",
    ];

    private readonly List<string> _unknown = [];
    private readonly HashSet<string> _seenUnknown = new(StringComparer.Ordinal);
    private Ftk1Line _line = new() { Complete = complete };
    private uint _seen;
    private bool _repeats;

    /// <summary>Takes one field; of a cut one only the whole accounts of the list count.</summary>
    public void Take(ReadOnlySpan<char> key, ReadOnlySpan<char> value, bool cut)
    {
        var known = Known(key);
        if (known < 0)
        {
            TakeUnknown(key, value, cut);
            return;
        }

        if ((_seen & (1u << known)) != 0)
        {
            _repeats = true;
            return;
        }

        if (cut && Keys[known] != "u")
        {
            return;
        }

        _seen |= 1u << known;
        Set(Keys[known], value, cut);
    }

    public Ftk1Line ToLine() => _line with
    {
        Repeats = _line.Repeats || _repeats,
        UnknownFields = _unknown,

        // Of a cut line neither the age counts nor that nobody holds a token.
        At = complete ? _line.At : null,
        Holders = complete || _line.Holders != 0 ? _line.Holders : null,
    };

    private void Set(string key, ReadOnlySpan<char> value, bool cut) => _line = key switch
    {
        "n" => _line with { Holders = Digit(value) },
        "adm" => _line with { AdminHolders = Digit(value) },
        "eu" => _line with { ConsoleUserHolds = YesNo(value) },
        "hid" => _line with { HiddenHolders = Digit(value) },
        "orph" => _line with { Orphans = Digit(value) },
        "fv" => _line with { FileVault = Encryption(value), Deferred = value is "def" },
        "prk" => _line with { PersonalKey = YesNo(value) },
        "irk" => _line with { InstitutionalKey = YesNo(value) },
        "pk" => _line with { KeyFile = KeyFile(value), KeyFileAt = value is "0" ? null : Epoch(value) },
        "btS" => _line with { BootstrapSupported = YesNo(value) },
        "btE" => _line with { BootstrapEscrowed = YesNo(value) },
        "btv" => _line with { BootstrapWorks = YesNo(value) },
        "esc" => _line with { EscrowPayloads = Digit(value) },
        "eb" => _line with { EscrowBuddy = Digit(value) is { } digit and <= 2 ? digit : null },
        "ssh" => _line with { RemoteLogin = YesNo(value) },
        "pso" => _line with { SingleSignOn = value is "0" or "p" or "j" or "b" ? value.ToString() : null },
        "os" => _line with { OsVersion = Plain(value) },
        "arch" => _line with { Architecture = Plain(value) },
        "vol" => _line with { Volume = value is "u" ? null : Plain(value) },
        "boot" => _line with { StartedAt = Epoch(value) },
        "con" => _line with { ConsoleUser = value is "-" or "u" ? null : Ftk1Name.Read(value, out _) },
        "u" => Ftk1Accounts.Read(_line, value, cut),
        "k" => _line with { OtherCryptoUsers = Plain(value) },
        "err" => _line with { FailedProbes = Probes(value) },
        _ => _line with { At = Epoch(value) },
    };

    private void TakeUnknown(ReadOnlySpan<char> key, ReadOnlySpan<char> value, bool cut)
    {
        if (cut || key.Length > 6 || key.ContainsAnyExcept(Ascii.LettersAndDigits))
        {
            return;
        }

        var name = key.ToString();
        if (!_seenUnknown.Add(name))
        {
            _repeats = true;
        }
        else if (_unknown.Count < MostUnknownFields)
        {
            _unknown.Add(Ftk1Name.ForDisplay($"{name}={value}", LongestUnknownField));
        }
    }

    private static int Known(ReadOnlySpan<char> key)
    {
        for (var i = 0; i < Keys.Length; i++)
        {
            if (key.SequenceEqual(Keys[i]))
            {
                return i;
            }
        }

        return -1;
    }

    private static int? Digit(ReadOnlySpan<char> value) => value.Length == 1 && char.IsAsciiDigit(value[0]) ? value[0] - '0' : null;

    internal static Answer YesNo(ReadOnlySpan<char> value) => value switch
    {
        "1" or "Y" => Answer.Yes,
        "0" or "N" => Answer.No,
        _ => Answer.Unknown,
    };

    private static FileVaultState Encryption(ReadOnlySpan<char> value) => value switch
    {
        "on" => FileVaultState.On,
        "off" or "def" => FileVaultState.Off,
        "enc" => FileVaultState.Encrypting,
        "dec" => FileVaultState.Decrypting,
        _ => FileVaultState.Unknown,
    };

    private static Answer KeyFile(ReadOnlySpan<char> value) =>
        value is "0" ? Answer.No : Epoch(value) is null ? Answer.Unknown : Answer.Yes;

    private static DateTimeOffset? Epoch(ReadOnlySpan<char> value) =>
        long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    private static string? Plain(ReadOnlySpan<char> value) =>
        value.Length <= LongestPlainValue && !RecoveryKeyShape.IsIn(value) ? value.ToString() : null;

    private static List<string> Probes(ReadOnlySpan<char> value)
    {
        var probes = new List<string>();
        foreach (var range in value.Split(','))
        {
            if (value[range].Length is > 0 and <= 6 && probes.Count < MostUnknownFields)
            {
                probes.Add(value[range].ToString());
            }
        }

        return probes;
    }

    private static class Ascii
    {
        public static readonly System.Buffers.SearchValues<char> LettersAndDigits =
            System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");
    }
}
