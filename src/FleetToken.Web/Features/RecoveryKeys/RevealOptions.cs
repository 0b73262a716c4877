namespace FleetToken.Web.Features.RecoveryKeys;

/// <summary>Under which conditions a recovery key is read out. Bound from the configuration section <c>Reveal</c>.</summary>
public sealed record RevealOptions
{
    /// <summary>The configuration section's name.</summary>
    public const string Section = "Reveal";

    /// <summary>Whether a request must name a ticket.</summary>
    public bool TicketRequired { get; init; }

    /// <summary>What a ticket looks like and where it is.</summary>
    public TicketOptions Ticket { get; init; } = new();

    /// <summary>How many other people must approve each request, 0 to 5.</summary>
    public int Approvers { get; init; }

    /// <summary>Macs for which more must; the highest number that applies counts.</summary>
    public IReadOnlyList<RevealRuleOptions> Rules { get; init; } = [];

    /// <summary>How callers are verified, as helpdesk chooses from; empty for <see cref="UsualIdentityChecks"/>.</summary>
    public IReadOnlyList<string> IdentityChecks { get; init; } = [];

    /// <summary>The words letters are read out with.</summary>
    public SpellingAlphabet SpellingAlphabet { get; init; }

    /// <summary>Most keys one person reads within an hour, from 1.</summary>
    public int PerPersonPerHour { get; init; } = 10;

    /// <summary>Most keys one person reads within a day, from 1.</summary>
    public int PerPersonPerDay { get; init; } = 25;

    /// <summary>How often the key of one Mac is read within a day, from 1.</summary>
    public int PerMacPerDay { get; init; } = 2;

    /// <summary>How long a key stays on the screen, 30 seconds to 20 minutes.</summary>
    public TimeSpan ShowFor { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long after giving their password a person may read keys, 5 minutes to 7 days; after that they give it again.</summary>
    public TimeSpan FreshSignIn { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How callers are verified where nothing is configured.</summary>
    public static IReadOnlyList<string> UsualIdentityChecks { get; } =
    [
        "Called back on the number in the directory",
        "Seen in person, with their badge",
        "Seen on video by somebody who knows them",
        "Their manager confirmed it",
    ];

    /// <summary>The ways to choose from.</summary>
    public IReadOnlyList<string> IdentityChecksInForce => IdentityChecks.Count > 0 ? IdentityChecks : UsualIdentityChecks;
}

/// <summary>What a ticket looks like and where it is.</summary>
public sealed record TicketOptions
{
    /// <summary>Regular expression that a whole ticket number matches; empty for any.</summary>
    public string Pattern { get; init; } = "";

    /// <summary>Web address of a ticket, with <c>{ticket}</c> for its number; empty for no link.</summary>
    public string UrlTemplate { get; init; } = "";
}

/// <summary>Macs for which approvals are needed: by site, by computer group, or by the user they are assigned to.</summary>
public sealed record RevealRuleOptions
{
    /// <summary>Jamf site; empty for a rule of another kind.</summary>
    public string Site { get; init; } = "";

    /// <summary>Computer group; empty for a rule of another kind.</summary>
    public string Group { get; init; } = "";

    /// <summary>User name of the assigned user, as Jamf has it; empty for a rule of another kind.</summary>
    public string Account { get; init; } = "";

    /// <summary>How many other people must approve, 0 to 5.</summary>
    public int Approvers { get; init; } = 1;
}

/// <summary>A spelling alphabet.</summary>
public enum SpellingAlphabet
{
    /// <summary>The international one: Alfa, Bravo, Charlie.</summary>
    Nato,

    /// <summary>The German one by cities of 2022: Aachen, Berlin, Chemnitz.</summary>
    German,
}
