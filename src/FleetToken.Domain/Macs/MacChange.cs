namespace FleetToken.Domain.Macs;

/// <summary>One value of a Mac that is no longer what it was.</summary>
/// <param name="Field">Which value: a name of the REST item in camelCase, such as <c>recoveryKey</c>.</param>
/// <param name="From">What it was, as REST prints it; null where it had no value.</param>
/// <param name="To">What it is; null where it has none.</param>
public sealed record MacChange(string Field, string? From, string? To)
{
    /// <summary>The values that differ, in the order of <see cref="MacState"/>; empty where nothing changed.</summary>
    public static IReadOnlyList<MacChange> Between(MacState before, MacState after)
    {
        List<MacChange>? changes = null;
        Compare("name", before.Name, after.Name);
        Compare("assignedUser", before.AssignedUsername, after.AssignedUsername);
        Compare("osVersion", before.OsVersion, after.OsVersion);
        Compare("site", before.Site, after.Site);
        CompareValue("phase", before.Phase, after.Phase);
        CompareValue("fileVault", before.FileVault, after.FileVault);
        CompareValue("recoveryKey", before.RecoveryKey, after.RecoveryKey);
        CompareValue("keyEscrowed", before.KeyEscrowed, after.KeyEscrowed);
        CompareValue("bootstrapToken", before.BootstrapToken, after.BootstrapToken);
        if (!SameHolders(before.TokenHolders, after.TokenHolders))
        {
            Add("tokenHolders", Print(before.TokenHolders), Print(after.TokenHolders));
        }

        CompareValue("tokenVerdict", before.TokenVerdict, after.TokenVerdict);
        CompareValue("recoverability", before.Recoverability, after.Recoverability);
        CompareValue("severity", before.Severity, after.Severity);
        return changes ?? (IReadOnlyList<MacChange>)[];

        void Add(string field, string? from, string? to) => (changes ??= []).Add(new MacChange(field, from, to));

        void Compare(string field, string? from, string? to)
        {
            if (!string.Equals(from, to, StringComparison.Ordinal))
            {
                Add(field, from, to);
            }
        }

        void CompareValue<TValue>(string field, TValue from, TValue to)
            where TValue : struct, Enum
        {
            if (!EqualityComparer<TValue>.Default.Equals(from, to))
            {
                Add(field, Print(from), Print(to));
            }
        }
    }

    // Not known (null) and nobody (empty) are different values.
    private static bool SameHolders(IReadOnlyList<string>? before, IReadOnlyList<string>? after) =>
        before is null || after is null ? before is null && after is null : before.SequenceEqual(after, StringComparer.Ordinal);

    /// <summary>Names as a cell of the CSV joins them; empty for nobody, null for not known.</summary>
    private static string? Print(IReadOnlyList<string>? holders) => holders is null ? null : string.Join("; ", holders);

    private static string Print<TValue>(TValue value)
        where TValue : struct, Enum
    {
        var name = value.ToString();
        return string.Concat(char.ToLowerInvariant(name[0]).ToString(), name.AsSpan(1));
    }
}
