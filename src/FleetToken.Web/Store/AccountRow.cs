using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Web.Store;

/// <summary>One judged account of a Mac.</summary>
public sealed class AccountRow
{
    /// <summary>Key of the Mac's row.</summary>
    public int MacKey { get; set; }

    /// <summary>Place in the Mac's list from 0, those that should not hold a token first; a name can come twice.</summary>
    public int Position { get; set; }

    /// <summary>Short name.</summary>
    public required string Username { get; set; }

    /// <summary>Full name; null where not reported.</summary>
    public string? FullName { get; set; }

    /// <summary>POSIX user id; null where not reported.</summary>
    public int? Uid { get; set; }

    /// <summary>Whether it is an administrator; null where not reported.</summary>
    public bool? Admin { get; set; }

    /// <summary>What it is to this Mac.</summary>
    public AccountKind Kind { get; set; }

    /// <summary>A second label; null where there is none.</summary>
    public AccountKind? AlsoKind { get; set; }

    /// <summary>Whether it holds a token.</summary>
    public TokenState Token { get; set; }

    /// <summary>How well founded that is.</summary>
    public EvidenceKind TokenEvidence { get; set; }

    /// <summary>Whether it should not hold the token it holds.</summary>
    public bool ShouldNotHold { get; set; }
}
