namespace FleetToken.Domain.Verdicts;

/// <summary>Why it cannot be told what is left of the ways into a Mac; every one that holds.</summary>
[Flags]
public enum WayDoubts
{
    /// <summary>Nothing: it can be told.</summary>
    None = 0,

    /// <summary>Whether an account that is gone holds a token here is not known.</summary>
    TokenOfGone = 1,

    /// <summary>The key reads valid, yet that is not proven (domain J, <c>keyProven</c>).</summary>
    KeyNotProven = 2,

    /// <summary>Whether the key is valid is not known.</summary>
    KeyUnknown = 4,

    /// <summary>The token of an account that stays is estimated, suspect or not known.</summary>
    TokenOfStaying = 8,

    /// <summary>Not all holders are known and measured.</summary>
    Holders = 16,
}
