using FleetToken.Web.Store;

namespace FleetToken.Web.Features.RecoveryKeys;

/// <summary>What can be done with a request for a key.</summary>
public enum RevealStep
{
    /// <summary>Other people must approve it first.</summary>
    WaitForApproval,

    /// <summary>The key can be read.</summary>
    Read,

    /// <summary>The key was read; it can be shown once more without a new request.</summary>
    ReadAgain,

    /// <summary>Somebody declined it.</summary>
    Declined,

    /// <summary>Nothing any more: it was used, given up, or is too old.</summary>
    Over,
}

/// <summary>A request for a key with what was said to it, and what can be done with it now.</summary>
/// <param name="Row">The request.</param>
/// <param name="Approvals">What approvers said, oldest first.</param>
/// <param name="Step">What can be done.</param>
/// <param name="Until">UTC time until which that holds; null where nothing can be done.</param>
public sealed record RevealStanding(RevealRow Row, IReadOnlyList<ApprovalRow> Approvals, RevealStep Step, DateTimeOffset? Until)
{
    /// <summary>How long a request waits for somebody to approve it.</summary>
    public static readonly TimeSpan WaitsFor = TimeSpan.FromHours(4);

    /// <summary>How long an approval holds, and a request that needs none.</summary>
    public static readonly TimeSpan ApprovalLasts = TimeSpan.FromMinutes(15);

    /// <summary>How many still must approve.</summary>
    public int Missing => Math.Max(0, Row.ApprovalsNeeded - Approvals.Count(approval => approval.Approved));

    /// <summary>Judges a request at a UTC time. Pure.</summary>
    public static RevealStanding Of(RevealRow row, IReadOnlyList<ApprovalRow> approvals, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(approvals);
        var standing = new RevealStanding(row, approvals, RevealStep.Over, null);
        if (row.State is RevealState.Declined || approvals.Any(approval => !approval.Approved))
        {
            return standing with { Step = RevealStep.Declined };
        }

        if (row.State is RevealState.TakenBack or RevealState.NoKey or RevealState.NotReadable)
        {
            return standing;
        }

        if (row.ReadAt is { } read)
        {
            return While(standing, row.State == RevealState.Shown ? RevealStep.ReadAgain : RevealStep.Read, read + RevealRecoveryKey.GrantLasts, now);
        }

        if (standing.Missing > 0)
        {
            return While(standing, RevealStep.WaitForApproval, row.AskedAt + WaitsFor, now);
        }

        var agreed = row.ApprovalsNeeded == 0 ? row.AskedAt : approvals.Max(approval => approval.At);
        return While(standing, RevealStep.Read, agreed + ApprovalLasts, now);
    }

    private static RevealStanding While(RevealStanding standing, RevealStep step, DateTimeOffset until, DateTimeOffset now) =>
        now < until ? standing with { Step = step, Until = until } : standing;
}
