namespace FleetToken.Web.Audit;

/// <summary>What is to be written down: who did what to what.</summary>
/// <param name="Event">What happened.</param>
/// <param name="By">Who did it: a person's name, <c>API token NAME</c>, <c>command line (ACCOUNT)</c> or <c>FleetToken</c>.</param>
public sealed record AuditEntry(AuditEvent Event, string By)
{
    /// <summary>Name of the detail that tells <see cref="Person"/>.</summary>
    public const string PersonDetail = "subject";

    /// <summary>Who acts when nobody told it to.</summary>
    public const string Ourselves = "FleetToken";

    /// <summary>The provider's lasting id of the person who did it, or whose session it is: names change and can be chosen; null for a program and where there is no sign-in.</summary>
    public string? Person { get; init; }

    /// <summary>Roles the person had, by name with blanks between; empty for a program.</summary>
    public string Roles { get; init; } = "";

    /// <summary>Server of the Mac concerned.</summary>
    public string? Server { get; init; }

    /// <summary>Jamf's computer id of the Mac concerned.</summary>
    public long? ComputerId { get; init; }

    /// <summary>Site of that Mac.</summary>
    public string? Site { get; init; }

    /// <summary>What it was done to, in words that outlive it.</summary>
    public string? Subject { get; init; }

    /// <summary>The rest: names and texts, never a secret.</summary>
    public IReadOnlyDictionary<string, string> Details { get; init; } = new Dictionary<string, string>();

    /// <summary>Who types commands at this machine.</summary>
    public static string AtTheCommandLine => $"command line ({Environment.UserName})";
}
