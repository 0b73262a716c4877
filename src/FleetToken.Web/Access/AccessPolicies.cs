namespace FleetToken.Web.Access;

/// <summary>Who may do what, by name; a route without a policy is a failing test.</summary>
public static class AccessPolicies
{
    /// <summary>Fleet, Macs and findings: all five roles.</summary>
    public const string ViewFleet = nameof(ViewFleet);

    /// <summary>Settings and starting a sweep: admin.</summary>
    public const string Administer = nameof(Administer);

    /// <summary>Accepting a finding and taking that back: admin.</summary>
    public const string AcceptFindings = nameof(AcceptFindings);

    /// <summary>What Jamf's policies, profiles, scripts and PreStages are called and do: auditor, admin.</summary>
    public const string ViewConfiguration = nameof(ViewConfiguration);

    /// <summary>The page of exports: auditor, admin.</summary>
    public const string ViewExports = nameof(ViewExports);

    /// <summary>The audit log: auditor.</summary>
    public const string ViewAudit = nameof(ViewAudit);

    /// <summary>Looking people up, the runbook and reading keys: helpdesk.</summary>
    public const string HelpCallers = nameof(HelpCallers);

    /// <summary>Seeing follow-ups and requests that wait: helpdesk, approver, auditor, admin.</summary>
    public const string ViewFollowUps = nameof(ViewFollowUps);

    /// <summary>Going on with follow-ups: helpdesk, approver.</summary>
    public const string WorkFollowUps = nameof(WorkFollowUps);

    /// <summary>Approving that a key is read: approver.</summary>
    public const string ApproveReveals = nameof(ApproveReveals);

    /// <summary>Each policy with the roles it lets in; a person needs one of them.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<Role>> Roles { get; } = new Dictionary<string, IReadOnlyList<Role>>
    {
        [ViewFleet] = [Role.Viewer, Role.Helpdesk, Role.Approver, Role.Auditor, Role.Admin],
        [Administer] = [Role.Admin],
        [ViewConfiguration] = [Role.Auditor, Role.Admin],
        [AcceptFindings] = [Role.Admin],
        [ViewExports] = [Role.Auditor, Role.Admin],
        [ViewAudit] = [Role.Auditor],
        [HelpCallers] = [Role.Helpdesk],
        [ViewFollowUps] = [Role.Helpdesk, Role.Approver, Role.Auditor, Role.Admin],
        [WorkFollowUps] = [Role.Helpdesk, Role.Approver],
        [ApproveReveals] = [Role.Approver],
    };
}
