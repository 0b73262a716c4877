namespace FleetToken.Web.Access;

/// <summary>Who may do what, by name; a route without a policy is a failing test.</summary>
public static class AccessPolicies
{
    /// <summary>Fleet, Macs and findings: all five roles.</summary>
    public const string ViewFleet = nameof(ViewFleet);

    /// <summary>Settings and starting a sweep: admin.</summary>
    public const string Administer = nameof(Administer);
}
