namespace FleetToken.Domain.Recommendations;

/// <summary>Who can do a step (domain D.4, <c>whoCanDoIt</c>).</summary>
public enum StepActor
{
    /// <summary>A Mac admin, with rights in Jamf or logged in on the Mac.</summary>
    MacAdmin,

    /// <summary>Helpdesk, on the phone.</summary>
    Helpdesk,

    /// <summary>Somebody with the Mac in hand, such as its user.</summary>
    SomebodyAtTheMac,

    /// <summary>A Mac admin together with somebody who has the Mac in hand.</summary>
    MacAdminAtTheMac,
}
