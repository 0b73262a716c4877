using System.Security.Claims;
using FleetToken.Web.Audit;
using FleetToken.Web.Fleet;

namespace FleetToken.Web.Access;

/// <summary>Who a person is to FleetToken: name, roles, and the Macs in their scope.</summary>
public sealed record CurrentUser(string Name, IReadOnlySet<Role> Roles, FleetScope Scope)
{
    /// <summary>The provider's lasting id of the person; null where there is no sign-in.</summary>
    public string? Subject { get; init; }

    /// <summary>UTC time they signed in; null where there is no sign-in.</summary>
    public DateTimeOffset? SignedInAt { get; init; }

    /// <summary>UTC time they last gave the provider their password, as far as it says so; null where there is no sign-in.</summary>
    public DateTimeOffset? PasswordAt { get; init; }

    /// <summary>What the organisation calls the person: user names and addresses; none where there is no sign-in.</summary>
    public IReadOnlyList<string> Accounts { get; init; } = [];

    /// <summary>A lasting id of the person: the provider's, else their name, marked so that nobody can be called like it.</summary>
    public string Id => Subject is { } subject ? $"sub:{subject}" : $"name:{Name}";

    /// <summary>Reads the claims that sign-in, loopback mode or the demo's role switch put there; what no claim says is not allowed.</summary>
    public static CurrentUser Of(ClaimsPrincipal principal)
    {
        ArgumentNullException.ThrowIfNull(principal);
        return new CurrentUser(principal.Identity?.Name ?? "", PersonClaims.RolesOf(principal), PersonClaims.ScopeOf(principal))
        {
            Subject = PersonClaims.SubjectOf(principal),
            SignedInAt = PersonClaims.SignedInAtOf(principal),
            PasswordAt = PersonClaims.PasswordAtOf(principal),
            Accounts = PersonClaims.AccountsOf(principal),
        };
    }

    /// <summary>What this person does, to be written down.</summary>
    public AuditEntry Entry(AuditEvent happened) => new(happened, Name) { Person = Subject, Roles = string.Join(' ', Roles.Order().Select(PersonClaims.NameOf)) };

    /// <summary>Whether the person has at least one of the roles.</summary>
    public bool IsAny(params ReadOnlySpan<Role> roles)
    {
        foreach (var role in roles)
        {
            if (Roles.Contains(role))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>The five roles (design 4.3).</summary>
public enum Role
{
    /// <summary>Fleet, Macs, findings.</summary>
    Viewer,

    /// <summary>Viewer, and lookup, runbook, reveal.</summary>
    Helpdesk,

    /// <summary>Approves reveals.</summary>
    Approver,

    /// <summary>Viewer, and audit log, Jamf configuration, exports.</summary>
    Auditor,

    /// <summary>Viewer, and settings, sync, configuration.</summary>
    Admin,
}
