using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using FleetToken.Web.Components;

namespace FleetToken.Web.Features.MacDetail;

/// <summary>Changes in words: REST names and values as the rest of the page calls them.</summary>
internal static class HistoryWords
{
    /// <summary>What a field is called on the page; an unheard-of one keeps its own name.</summary>
    public static string Field(string field) => field switch
    {
        "name" => "Name",
        "assignedUsername" or "assignedUser" => "Assigned user",
        "osVersion" => "macOS",
        "site" => "Site",
        "phase" => "Phase",
        "fileVault" => "FileVault",
        "recoveryKey" => "Recovery key",
        "keyEscrowed" => "Key in escrow",
        "bootstrapToken" => "Bootstrap Token",
        "tokenHolders" => "Token holders",
        "tokenVerdict" => "Tokens",
        "recoverability" => "Recoverability",
        "severity" => "Worst finding",
        _ => field,
    };

    /// <summary>How a value looks; null where it is a text.</summary>
    public static Look? Look(string field, string? value) => field switch
    {
        "fileVault" => Of<FileVaultState>(value, Looks.Of),
        "recoveryKey" => Of<KeyValidity>(value, Looks.Of),
        "keyEscrowed" => Of<Answer>(value, Looks.Of),
        "bootstrapToken" => Of<BootstrapTokenStatus>(value, Looks.Of),
        "tokenVerdict" => Of<TokenVerdict>(value, Looks.Of),
        "recoverability" => Of<Recoverability>(value, Looks.Of),
        "severity" => Of<Severity>(value, Looks.Of),
        "phase" => Of<MacPhase>(value, phase => new Look("mac", Words.Of(phase), Tone.Neutral)),
        _ => null,
    };

    private static Look? Of<T>(string? value, Func<T, Look> look)
        where T : struct, Enum =>
        Enum.TryParse<T>(value, ignoreCase: true, out var parsed) && Enum.IsDefined(parsed) ? look(parsed) : null;
}
