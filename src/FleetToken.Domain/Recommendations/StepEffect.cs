namespace FleetToken.Domain.Recommendations;

/// <summary>What a step leaves behind.</summary>
public enum StepEffect
{
    /// <summary>Something on a Mac, in Jamf or in somebody's data is other than before.</summary>
    Changes,

    /// <summary>Nothing: it only reads, and is itself the check.</summary>
    OnlyReads,

    /// <summary>Nothing yet: people ask, confirm or decide.</summary>
    OnlyDecides,
}
