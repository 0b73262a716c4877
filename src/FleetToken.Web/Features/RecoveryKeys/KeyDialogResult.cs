namespace FleetToken.Web.Features.RecoveryKeys;

/// <summary>How the dialog of a key ended, for the call it belongs to.</summary>
public enum KeyDialogResult
{
    /// <summary>It was closed; nothing is known.</summary>
    Closed,

    /// <summary>The key was read out and the person is in.</summary>
    BackIn,

    /// <summary>The key was read out and did not open the disk.</summary>
    DidNotWork,

    /// <summary>There was no key in escrow.</summary>
    NoKey,

    /// <summary>Nothing could be read that says whether there is a key.</summary>
    NotReadable,
}
