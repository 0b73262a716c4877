using System.Reflection;
using FleetToken.Web.Access;
using Microsoft.AspNetCore.Authorization;

namespace FleetToken.Web.Shell;

/// <summary>What somebody is told who may not open a page: which role it needs, which ones they have, and how to get it.</summary>
internal static class RefusedWords
{
    /// <summary>What happened.</summary>
    public const string Title = "Your roles do not include this page";

    /// <summary>What to do where it is not known which page it was.</summary>
    public const string Ask = "Ask whoever runs FleetToken to add the role that this page needs. It counts from your next sign-in.";

    /// <summary>Which role the page needs, and which ones the person has.</summary>
    public static string Missing(Type page, IReadOnlySet<Role> has)
    {
        var needed = page.GetCustomAttributes<AuthorizeAttribute>(inherit: true)
            .Select(one => one.Policy is { } policy ? AccessPolicies.Roles.GetValueOrDefault(policy) : null)
            .OfType<IReadOnlyList<Role>>()
            .Where(roles => !roles.Any(has.Contains))
            .Select(roles => roles.Count == 1 ? $"the role {Name(roles[0])}" : $"one of the roles {Listed(roles, "or")}")
            .ToList();
        var need = needed.Count == 0 ? "" : $"It needs {string.Join(", and ", needed)}. ";
        return need + (has.Count switch
        {
            0 => "You have no role.",
            1 => $"Your role is {Name(has.First())}.",
            _ => $"Your roles are {Listed([.. has.Order()], "and")}.",
        });
    }

    /// <summary>What to do.</summary>
    public static string ToDo(AccessMode mode) => mode switch
    {
        AccessMode.Demo => "Choose such a role at the top of this page.",
        AccessMode.Loopback => "Without sign-in, whoever sits at this machine is viewer, auditor and admin, and helpdesk once a server has a client that reveals keys (Jamf:Servers:NAME:Reveal). Other roles need sign-in (Access:Oidc).",
        _ => "Ask whoever runs FleetToken for it. It counts from your next sign-in.",
    };

    private static string Listed(IReadOnlyList<Role> roles, string last) => $"{string.Join(", ", roles.SkipLast(1).Select(Name))} {last} {Name(roles[^1])}";

    private static string Name(Role role) => PersonClaims.NameOf(role);
}
