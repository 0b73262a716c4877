namespace FleetToken.Jamf.Http;

/// <summary>Id and secret of an API client, and where they stand in the configuration.</summary>
/// <param name="Key">The section that holds <c>ClientId</c> and <c>ClientSecret</c>.</param>
/// <param name="Id">Client id.</param>
/// <param name="Secret">Client secret.</param>
internal sealed record ApiClient(string Key, string Id, string Secret)
{
    /// <summary>The client that polls.</summary>
    public static ApiClient Polling(string server, JamfServerOptions options) => new(ServerKey(server), options.ClientId, options.ClientSecret);

    /// <summary>The client that reveals keys.</summary>
    public static ApiClient Revealing(string server, JamfServerOptions options) => new($"{ServerKey(server)}:Reveal", options.Reveal.ClientId, options.Reveal.ClientSecret);

    /// <summary>The section of a server.</summary>
    public static string ServerKey(string server) => $"{JamfOptions.Section}:Servers:{server}";

    /// <summary>The section only, so that no log or exception shows the secret by accident.</summary>
    public override string ToString() => Key;
}
