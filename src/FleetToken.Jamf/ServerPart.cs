namespace FleetToken.Jamf;

/// <summary>A part of a server's configuration that is asked for by itself.</summary>
public enum ServerPart
{
    /// <summary>PreStages.</summary>
    PreStages,

    /// <summary>Which Macs a PreStage is for.</summary>
    PreStageScope,

    /// <summary>Enrolment settings.</summary>
    Enrolment,

    /// <summary>What inventory collects.</summary>
    Collection,

    /// <summary>Scripts.</summary>
    Scripts,

    /// <summary>Policies.</summary>
    Policies,

    /// <summary>macOS configuration profiles.</summary>
    Profiles,
}
