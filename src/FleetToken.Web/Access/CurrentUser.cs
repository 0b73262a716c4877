using System.Security.Claims;
using FleetToken.Web.Audit;
using FleetToken.Web.Fleet;

namespace FleetToken.Web.Access;

/// <summary>Who a person is to FleetToken: name, roles, and the Macs in their scope.</summary>
public sealed record CurrentUser(string Name, IReadOnlySet<Role> Roles, FleetScope Scope)
{
    /// <summary>Reads the claims that sign-in, loopback mode or the demo's role switch put there; what no claim says is not allowed.</summary>
    public static CurrentUser Of(ClaimsPrincipal principal)
    {
        ArgumentNullException.ThrowIfNull(principal);
        return new CurrentUser(principal.Identity?.Name ?? "", PersonClaims.RolesOf(principal), PersonClaims.ScopeOf(principal));
    }

    /// <summary>What this person does, to be written down.</summary>
    public AuditEntry Entry(AuditEvent happened) => new(happened, Name) { Roles = string.Join(' ', Roles.Order().Select(PersonClaims.NameOf)) };

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
