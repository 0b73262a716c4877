namespace FleetToken.Web.Features.Exports;

/// <summary>A file that can be taken away.</summary>
/// <param name="Name">Its name without the day.</param>
/// <param name="Holds">What is in it, in a sentence.</param>
/// <param name="Query">Filters, without a question mark; empty for everything.</param>
public sealed record ExportLink(string Name, string Holds, string Query)
{
    /// <summary>Where it is fetched.</summary>
    public string Address => $"/api/v1/{Name}.csv{(Query.Length > 0 ? "?" + Query : "")}";

    /// <summary>The same from the command line.</summary>
    public string Command =>
        $"dotnet run --project src/FleetToken.Web -- export {Name} --out {Name}.csv{(Query.Length > 0 ? $" --query \"{Query}\"" : "")}";
}

/// <summary>The files the page offers: whole lists, and what auditors ask for.</summary>
internal static class ExportLinks
{
    private const string Judged = "phase=inUse&phase=lab&phase=leaver";

    /// <summary>Whole lists; any filter of the Macs page works on each.</summary>
    public static IReadOnlyList<ExportLink> Lists { get; } =
    [
        new("macs", "Every Mac with its three facts, how each is known and how old it is.", ""),
        new("token-holders", "Every known holder of a SecureToken, one a row, and whether it should be one.", ""),
        new("findings", "Every finding on every Mac with since when and by whom it was accepted.", ""),
    ];

    /// <summary>What is asked for in an audit of disk encryption.</summary>
    public static IReadOnlyList<ExportLink> Evidence { get; } =
    [
        new("macs", "Macs in use whose disk is not known to be encrypted.", $"fileVault=off&fileVault=unknown&fileVault=encrypting&fileVault=decrypting&{Judged}"),
        new("macs", "Macs in use without a recovery key that Jamf has found valid.", $"recoveryKey=invalid&recoveryKey=unknown&{Judged}"),
        new("macs", "Macs in use whose Bootstrap Token is not known to be escrowed.", $"bootstrapToken=notEscrowed&bootstrapToken=unknown&{Judged}"),
        new("token-holders", "Holders on Macs where somebody besides end users can unlock the disk.", $"tokenVerdict=extraAdmins&tokenVerdict=adminsOnly&{Judged}"),
        new("macs", "Macs whose inventory is too old to prove anything.", $"inventory=old&inventory=veryOld&inventory=never&{Judged}"),
    ];

    /// <summary>The audit log, for those who may read it.</summary>
    public static ExportLink Audit { get; } = new("audit", "Who did what, each entry bound to the one before; the head of the log in every row.", "");
}
