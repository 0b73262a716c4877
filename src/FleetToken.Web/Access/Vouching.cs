namespace FleetToken.Web.Access;

/// <summary>What the provider said of a person, and what it is asked again with. Lives in memory only, and only as long as the session.</summary>
internal sealed class Vouching(string name, Grant grant, string refreshToken)
{
    /// <summary>What the person is called.</summary>
    public string Name { get; } = name;

    /// <summary>The roles and sites of the session.</summary>
    public Grant Grant { get; } = grant;

    /// <summary>What the provider takes the next question with. A secret: in no table, log, cookie or entry.</summary>
    public string RefreshToken { get; set; } = refreshToken;

    /// <summary>UTC time of the last question that was answered.</summary>
    public DateTimeOffset CheckedAt { get; set; }

    /// <summary>UTC time of the last question.</summary>
    public DateTimeOffset TriedAt { get; set; }

    /// <summary>Whether a question was sent whose answer never came: the provider may have taken the token for used.</summary>
    public bool IsTokenDoubtful { get; set; }

    /// <summary>UTC time from which no answer could be trusted; null where the last one could.</summary>
    public DateTimeOffset? UntrustedSince { get; set; }
}
