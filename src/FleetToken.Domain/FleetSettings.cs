namespace FleetToken.Domain;

/// <summary>What the rules compare with: thresholds, admin accounts, shared Macs. Bound from the configuration section <c>Fleet</c>.</summary>
public sealed record FleetSettings
{
    /// <summary>Names of foreign extension attributes that tell token holders; FTK1 is found by itself.</summary>
    public IReadOnlyList<string> TokenHolderAttributes { get; init; } = [];

    /// <summary>Short names of admin accounts that IT adds.</summary>
    public IReadOnlyList<string> AdminAccounts { get; init; } = [];

    /// <summary>Macs that many people share, such as labs.</summary>
    public MacSelection SharedMacs { get; init; } = new();

    /// <summary>Macs that run without a person.</summary>
    public MacSelection HeadlessMacs { get; init; } = new();

    /// <summary>User names of people who left.</summary>
    public IReadOnlyList<string> Leavers { get; init; } = [];

    /// <summary>Age from which inventory is old; default 14 days.</summary>
    public TimeSpan StaleAfter { get; init; } = TimeSpan.FromDays(14);

    /// <summary>Age from which inventory is very old; default 30 days.</summary>
    public TimeSpan VeryStaleAfter { get; init; } = TimeSpan.FromDays(30);

    /// <summary>The one clock for proof: how old a fact may be to prove something; default 14 days (domain J, <c>fresh</c>).</summary>
    public TimeSpan KeyProofMaxAge { get; init; } = TimeSpan.FromDays(14);

    /// <summary>Codes of findings that are off until named (<c>Findings:OptIn</c>).</summary>
    public IReadOnlyList<string> OptInFindings { get; init; } = [];

    /// <summary>Whether a finding that is off by default is switched on; case does not matter.</summary>
    public bool OptsIn(string code)
    {
        for (var i = 0; i < OptInFindings.Count; i++)
        {
            if (string.Equals(OptInFindings[i], code, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>Macs chosen by the name of their Jamf site or of a computer group.</summary>
public sealed record MacSelection
{
    /// <summary>Site names.</summary>
    public IReadOnlyList<string> Sites { get; init; } = [];

    /// <summary>Computer group names.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];
}
