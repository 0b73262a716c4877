using FleetToken.Domain;

namespace FleetToken.Web.Components;

/// <summary>How an age is to be taken.</summary>
public enum AgeJudgement
{
    /// <summary>Recent enough.</summary>
    Fresh,

    /// <summary>Over the first limit.</summary>
    Old,

    /// <summary>Over the second limit.</summary>
    VeryOld,
}

/// <summary>From when a fact is old, and very old.</summary>
/// <param name="Old">StaleAfter of settings.</param>
/// <param name="VeryOld">VeryStaleAfter of settings.</param>
public sealed record AgeLimits(TimeSpan Old, TimeSpan VeryOld)
{
    /// <summary>The limits that settings put on inventory.</summary>
    public static AgeLimits Of(FleetSettings settings) => new(settings.StaleAfter, settings.VeryStaleAfter);

    /// <summary>What an age is by these limits.</summary>
    public AgeJudgement Judge(TimeSpan age) =>
        age > VeryOld ? AgeJudgement.VeryOld : age > Old ? AgeJudgement.Old : AgeJudgement.Fresh;
}
