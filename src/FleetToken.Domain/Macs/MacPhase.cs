namespace FleetToken.Domain.Macs;

/// <summary>Where a Mac stands in its life; only some phases are judged (domain J, <c>phase</c>).</summary>
public enum MacPhase
{
    /// <summary>In somebody's use: judged.</summary>
    InUse,

    /// <summary>Shared, such as a lab: judged, with exemptions.</summary>
    Lab,

    /// <summary>Runs without a person.</summary>
    Headless,

    /// <summary>Its user has left: judged.</summary>
    Leaver,

    /// <summary>Enrolled within 72 hours, or without people yet.</summary>
    New,

    /// <summary>Nobody's and without people.</summary>
    Stock,

    /// <summary>A virtual Mac.</summary>
    Vm,
}

/// <summary>What counts as judged (design 6).</summary>
public static class MacPhases
{
    /// <summary>Whether shares and counts include Macs of this phase: in use, lab and leaver.</summary>
    public static bool IsJudged(this MacPhase phase) => phase is MacPhase.InUse or MacPhase.Lab or MacPhase.Leaver;
}
