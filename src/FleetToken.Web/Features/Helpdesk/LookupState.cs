namespace FleetToken.Web.Features.Helpdesk;

/// <summary>What the page of the lookup shows below its box.</summary>
public enum LookupState
{
    /// <summary>Nothing typed, or too little.</summary>
    Waiting,

    /// <summary>A first answer is on its way.</summary>
    Looking,

    /// <summary>There is an answer, perhaps an empty one.</summary>
    Answered,

    /// <summary>It could not be looked up.</summary>
    Failed,
}
