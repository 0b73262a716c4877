using System.Globalization;
using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;

namespace FleetToken.Web.Components;

/// <summary>Numbers and small values in words, spelled the same on every page.</summary>
public static class Words
{
    /// <summary>A whole number with thousands separated, as in 1,240.</summary>
    public static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A number with its noun: "1 Mac", "1,240 Macs".</summary>
    public static string Count(long number, string one, string many) => $"{Count(number)} {(number == 1 ? one : many)}";

    /// <summary>So many Macs.</summary>
    public static string Macs(long number) => Count(number, "Mac", "Macs");

    /// <summary>A share in percent with one decimal; never rounded up to a full hundred or down to nothing.</summary>
    public static string Percent(long part, long whole)
    {
        if (whole == 0)
        {
            return "–";
        }

        var percent = 100m * part / whole;
        var rounded = Math.Round(percent, 1, MidpointRounding.AwayFromZero);
        rounded = rounded switch
        {
            100m when part < whole => 99.9m,
            0m when part > 0 => 0.1m,
            _ => rounded,
        };
        return rounded.ToString(rounded is 0m or 100m ? "0" : "0.0", CultureInfo.InvariantCulture);
    }

    /// <summary>Bytes in the unit that reads best.</summary>
    public static string Bytes(long bytes) => bytes switch
    {
        < 1_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
        < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:0.#} kB"),
        < 1_000_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.#} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.#} GB"),
    };

    /// <summary>A list in a sentence: "a, b and c".</summary>
    public static string List(IReadOnlyList<string> items) => items.Count switch
    {
        0 => "",
        1 => items[0],
        _ => $"{string.Join(", ", items.Take(items.Count - 1))} and {items[^1]}",
    };

    /// <summary>What an account is to its Mac.</summary>
    public static string Of(AccountKind kind) => kind switch
    {
        AccountKind.EndUser => "End user",
        AccountKind.ManagedAdministrator => "Managed administrator",
        AccountKind.ManagementAccount => "Jamf management account",
        AccountKind.OtherAdmin => "Other administrator",
        AccountKind.Other => "Other account",
        _ => "Unknown",
    };

    /// <summary>Where a Mac stands in its life.</summary>
    public static string Of(MacPhase phase) => phase switch
    {
        MacPhase.InUse => "In use",
        MacPhase.Lab => "Shared",
        MacPhase.Headless => "Headless",
        MacPhase.Leaver => "Leaver",
        MacPhase.New => "New",
        MacPhase.Stock => "In stock",
        _ => "Virtual",
    };

    /// <summary>How well founded a fact is.</summary>
    public static string Of(EvidenceKind evidence) => evidence switch
    {
        EvidenceKind.Measured => "Measured",
        EvidenceKind.Estimated => "Estimated",
        _ => "No evidence",
    };

    /// <summary>A severity.</summary>
    public static string Of(Severity severity) => Looks.Of(severity).Word;
}
