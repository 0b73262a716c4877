using FleetToken.Domain.Macs;
using static FleetToken.Domain.Evidence.AccountOrigin;
using static FleetToken.Domain.Evidence.FirstLogin;

namespace FleetToken.Domain.Evidence;

/// <summary>Which account gets a SecureToken, and when (domain B): the row that decides, read from the top, first match (B.4).</summary>
public static class GrantTable
{
    /// <summary>The oldest macOS that is judged.</summary>
    private static readonly MacOsVersion Oldest = new(10, 15, 0);

    /// <summary>All rows in words, B00 to B32.</summary>
    public static IReadOnlyList<GrantRow> Rows => GrantRows.All;

    /// <summary>
    /// Explains a case. What nobody stated may be anything: only where every possibility leads to one and the same row is it the answer,
    /// else B00 with the rows that remain possible.
    /// </summary>
    public static GrantAnswer Explain(GrantCase asked)
    {
        if (asked.Os < Oldest)
        {
            return new(GrantRows.TooOld, [], []);
        }

        if (asked.Made == AccountOrigin.Unknown)
        {
            // Order 0.
            return new(GrantRows.Unknown, ["how the account was made"], Possible(asked, GrantPossibilities.Origins));
        }

        var possible = Possible(asked, [asked.Made]);
        return possible.Count == 1 ? new(possible[0], [], []) : new(GrantRows.Unknown, GrantPossibilities.Missing(asked), possible);
    }

    /// <summary>The rows that fit for at least one value of whatever is unknown, in the order of their ids.</summary>
    internal static IReadOnlyList<GrantRow> Possible(GrantCase asked, IReadOnlyList<AccountOrigin> origins)
    {
        var rows = new List<GrantRow>(4);
        foreach (var known in GrantPossibilities.Of(asked, origins))
        {
            var row = RowOf(known);
            if (!rows.Contains(row))
            {
                rows.Add(row);
            }
        }

        rows.Sort((left, right) => string.CompareOrdinal(left.Id, right.Id));
        return rows;
    }

    /// <summary>The row of a case in which everything is known (B.4, orders 1 to 24).</summary>
    internal static GrantRow RowOf(in KnownGrant c) =>
        OfOrigin(c) is { } id ? GrantRows.Find(id)
        : c.Os.Major < 11 ? GrantRows.Find(Of1015(c))
        : OfManagedAdministrator(c) is { } managed ? GrantRows.Find(managed)
        : Of11(c);

    /// <summary>Orders 1 to 6, whatever the version.</summary>
    private static string? OfOrigin(in KnownGrant c) => c switch
    {
        { Made: Service } => "B32",
        { Made: NetworkOnly } => "B30",
        { Where: RecoveryReset } => "B31",
        { Made: PlatformSso, Where: FirstLogin.SetupAssistant, AppleSilicon: true, Os.Major: >= 26 } => "B28",
        { Made: AccountOrigin.SetupAssistant } => "B01",
        { Made: UsersPane } => "B03",
        { Made: AuthorisedCommand } => "B02b",
        { Made: PlatformSsoGuest } => "B29",
        _ => null,
    };

    /// <summary>Orders 7 to 13.</summary>
    private static string Of1015(in KnownGrant c) => c switch
    {
        { Bootstrap: true, Where: LoginWindow, Made: ManagedAdministrator } => "B13",
        { Bootstrap: true, Where: LoginWindow, Made: Mobile } => "B12",
        { Where: SelfGrant, First: true } => "B05",
        { First: true, Admin: true, Where: LoginWindow or CommandLine } => "B10",
        { First: true, Made: Mobile, Where: LoginWindow, FileVaultRequired: true } => "B06",
        { Bootstrap: false, Admin: false, Made: not Mobile } => "B11",
        { Bootstrap: true, First: false } or { Bootstrap: true, Admin: false } => "B14",
        _ => "B00",
    };

    /// <summary>Orders 14 and 15.</summary>
    private static string? OfManagedAdministrator(in KnownGrant c) => c switch
    {
        { Made: ManagedAdministrator, Where: LoginWindow, Bootstrap: true } => "B17",
        { Made: ManagedAdministrator, Where: not LoginWindow } or { Made: ManagedAdministrator, First: false } => "B16",
        _ => null,
    };

    /// <summary>Orders 16 to 24.</summary>
    private static GrantRow Of11(in KnownGrant c) => c switch
    {
        { Os.Major: >= 15, AppleSilicon: true, Where: SelfGrant, Bootstrap: true, First: true } => GrantRows.Find("B25"),
        { First: true, Denied: true } and not { Where: LoginWindow, Bootstrap: true } => GrantRows11.FirstTokenDenied,
        { First: true, Denied: false, Made: JamfConnect, Admin: false, Bootstrap: false } => GrantRows.Find("B21"),
        { First: true, Denied: false, Made: AccountOrigin.Script or JamfConnect or PlatformSso or Mobile, Where: not SelfGrant } => GrantRows.Find("B15"),
        { Where: LoginWindow, Bootstrap: true, Denied: false, Made: PlatformSso, Os.Major: >= 14 } => GrantRows.Find("B27"),
        { Where: LoginWindow, Bootstrap: true, Denied: false } => GrantRows.Find("B18"),
        { Where: LoginWindow, Bootstrap: false, First: false } => GrantRows.Find("B20"),
        { Where: CommandLine or FileVaultScreen or Never, First: false } => GrantRows.Find("B19"),
        _ => GrantRows.Unknown,
    };
}
