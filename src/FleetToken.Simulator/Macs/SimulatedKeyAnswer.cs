namespace FleetToken.Simulator.Macs;

/// <summary>What the FileVault call answers for a Mac whose key is in escrow.</summary>
public enum SimulatedKeyAnswer
{
    /// <summary>The key.</summary>
    Key,

    /// <summary>The key as the Mac encrypted it, as base64.</summary>
    EncryptedBlob,

    /// <summary>A text that is no key.</summary>
    NotAKey,

    /// <summary>200 without a key.</summary>
    Null,

    /// <summary>404, whatever the validity says.</summary>
    NotFound,
}
