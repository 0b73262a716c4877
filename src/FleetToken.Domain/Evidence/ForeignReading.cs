using FleetToken.Domain.Macs;

namespace FleetToken.Domain.Evidence;

/// <summary>What attributes of other authors said, taken together (domain F.1); they have no time of their own but that of the report.</summary>
public sealed record ForeignReading
{
    /// <summary>Local accounts that were named; names that are no local account are not kept.</summary>
    public IReadOnlyList<ForeignAccount> Accounts { get; init; } = [];

    /// <summary>All human holders, those not kept included; null where no format listed every holder.</summary>
    public int? Holders { get; init; }

    /// <summary>Whether the management account holds a token, from formats that speak of no other.</summary>
    public Answer ManagementAccountHolds { get; init; }

    /// <summary>Whether the Mac has a Personal Recovery Key; says nothing about escrow.</summary>
    public Answer PersonalKey { get; init; }

    /// <summary>Whether the Bootstrap Token is supported.</summary>
    public Answer BootstrapSupported { get; init; }

    /// <summary>Whether the Bootstrap Token is in escrow.</summary>
    public Answer BootstrapEscrowed { get; init; }

    /// <summary>Whether the Bootstrap Token works.</summary>
    public Answer BootstrapWorks { get; init; }

    /// <summary>Whether a script said that its question does not apply to this Mac.</summary>
    public bool NotApplicable { get; init; }

    /// <summary>Whether anything was said about tokens.</summary>
    internal bool SpeaksOfTokens
    {
        get
        {
            if (Holders is not null || ManagementAccountHolds != Answer.Unknown)
            {
                return true;
            }

            foreach (var account in Accounts)
            {
                if (account.Token != Answer.Unknown)
                {
                    return true;
                }
            }

            return false;
        }
    }
}

/// <summary>A local account that a foreign attribute named.</summary>
public sealed record ForeignAccount
{
    /// <summary>Short name as the inventory lists it.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it is an administrator; null where not said.</summary>
    public bool? Admin { get; init; }

    /// <summary>Whether it holds a token.</summary>
    public Answer Token { get; init; }

    /// <summary>Whether it may unlock FileVault.</summary>
    public Answer FileVault { get; init; }

    /// <summary>Whether it is a volume owner.</summary>
    public Answer VolumeOwner { get; init; }
}
