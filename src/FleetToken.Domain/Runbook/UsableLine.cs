using FleetToken.Domain.Evidence;

namespace FleetToken.Domain.Runbook;

/// <summary>The Mac's own line where it may be believed (domain F.4).</summary>
internal static class UsableLine
{
    /// <summary>The line; null where there is none or where X1, X2, X5 or X7 speaks against it.</summary>
    public static Ftk1Line? Of(RunbookSituation situation)
    {
        foreach (var code in situation.Verdicts.Contradictions)
        {
            if (code is "X1" or "X2" or "X5" or "X7")
            {
                return null;
            }
        }

        return situation.Subject.Mac.Attributes?.Ftk1;
    }
}
