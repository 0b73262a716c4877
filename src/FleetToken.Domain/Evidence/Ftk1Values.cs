using System.Globalization;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Evidence;

/// <summary>The values of FTK1 fields: whatever does not fit is unknown, never a guess.</summary>
internal static class Ftk1Values
{
    private const int LongestPlain = 32;
    private const int MostProbes = 16;
    private const int LongestProbe = 6;

    public static int? Digit(ReadOnlySpan<char> value) => value.Length == 1 && char.IsAsciiDigit(value[0]) ? value[0] - '0' : null;

    public static Answer YesNo(ReadOnlySpan<char> value) => value switch
    {
        "1" or "Y" => Answer.Yes,
        "0" or "N" => Answer.No,
        _ => Answer.Unknown,
    };

    /// <summary>Deferred is off: nothing is encrypted yet.</summary>
    public static FileVaultState Encryption(ReadOnlySpan<char> value) => value switch
    {
        "on" => FileVaultState.On,
        "off" or "def" => FileVaultState.Off,
        "enc" => FileVaultState.Encrypting,
        "dec" => FileVaultState.Decrypting,
        _ => FileVaultState.Unknown,
    };

    /// <summary>Seconds since 1970; null for anything that is no time.</summary>
    public static DateTimeOffset? Epoch(ReadOnlySpan<char> value) =>
        long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    /// <summary>A short text that is only shown; null where it is long or looks like a recovery key.</summary>
    public static string? Plain(ReadOnlySpan<char> value) =>
        value.Length is > 0 and <= LongestPlain && value is not "u" && !RecoveryKeyShape.IsIn(value) ? value.ToString() : null;

    public static IReadOnlyList<string> Probes(ReadOnlySpan<char> value)
    {
        if (value.IsEmpty)
        {
            return [];
        }

        var probes = new List<string>();
        foreach (var range in value.Split(','))
        {
            if (value[range].Length is > 0 and <= LongestProbe && probes.Count < MostProbes)
            {
                probes.Add(value[range].ToString());
            }
        }

        return probes;
    }
}
