using FleetToken.Domain.Evidence;
using FleetToken.Domain.Macs;

namespace FleetToken.Domain.Verdicts;

/// <summary>What the Mac's own scripts say of its Bootstrap Token (FTK1 <c>btv</c>, domain F.1, F.3): a no from anywhere counts,
/// a yes only without any contradiction (domain F.4).</summary>
internal static class BootstrapTokenEvidence
{
    /// <summary>Whether it works, and the UTC time of a yes.</summary>
    public static (Answer Works, DateTimeOffset? At) Works(Mac mac, Contradictions contradictions)
    {
        var line = mac.Attributes?.Ftk1;
        var own = line?.BootstrapWorks ?? Answer.Unknown;
        var foreign = mac.Attributes?.Foreign?.BootstrapWorks ?? Answer.Unknown;
        if (own == Answer.No || (foreign == Answer.No && own == Answer.Unknown))
        {
            return (Answer.No, null);
        }

        // Where the two disagree the no is doubted, and so is the yes.
        if (contradictions != Contradictions.None || foreign == Answer.No)
        {
            return (Answer.Unknown, null);
        }

        return own == Answer.Yes ? (own, line?.At) : (foreign, mac.ReportedAt);
    }
}
