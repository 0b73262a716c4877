namespace FleetToken.Jamf;

/// <summary>The Jamf Pro servers to read. Bound from the configuration section <c>Jamf</c>.</summary>
public sealed record JamfOptions
{
    /// <summary>The configuration section's name.</summary>
    public const string Section = "Jamf";

    /// <summary>Servers by name; a name is <c>[a-z0-9-]+</c>.</summary>
    public Dictionary<string, JamfServerOptions> Servers { get; init; } = [];

    /// <summary>Macs asked for in one request at first, 1 to 2,000; grows and halves by what the server bears. Default 200.</summary>
    public int PageSize { get; init; } = 200;

    /// <summary>How long one answer may take, body included. Default 1 minute.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromMinutes(1);
}

/// <summary>One Jamf Pro server.</summary>
public sealed record JamfServerOptions
{
    /// <summary>Its web address; https, except for loopback addresses.</summary>
    public string Url { get; init; } = "";

    /// <summary>Id of the polling API client.</summary>
    public string ClientId { get; init; } = "";

    /// <summary>Secret of the polling API client.</summary>
    public string ClientSecret { get; init; } = "";

    /// <summary>The second API client, which may read recovery keys; nothing set: revealing is off.</summary>
    public JamfRevealOptions Reveal { get; init; } = new();

    /// <summary>Secret that Jamf's webhooks bring along; empty where none are received.</summary>
    public string WebhookSecret { get; init; } = "";

    /// <summary>The web address only, so that no log or exception shows the secret by accident.</summary>
    public override string ToString() => Url;
}

/// <summary>The API client that may read one recovery key for one person, and nothing else.</summary>
public sealed record JamfRevealOptions
{
    /// <summary>Its id; never that of the polling client.</summary>
    public string ClientId { get; init; } = "";

    /// <summary>Its secret.</summary>
    public string ClientSecret { get; init; } = "";

    /// <summary>Whether anything is set; half of it is a fault, never "off".</summary>
    public bool IsSet => !string.IsNullOrWhiteSpace(ClientId) || !string.IsNullOrWhiteSpace(ClientSecret);

    /// <summary>Nothing of it, so that no log or exception shows the secret by accident.</summary>
    public override string ToString() => IsSet ? "reveal client" : "no reveal client";
}
