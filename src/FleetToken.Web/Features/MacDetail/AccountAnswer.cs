using FleetToken.Domain.Evidence;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Web.Features.MacDetail;

/// <summary>One account over REST: what was judged about it, and why.</summary>
public sealed record AccountAnswer
{
    /// <summary>Short name.</summary>
    public required string Username { get; init; }

    /// <summary>Full name; null where not reported, as in every nullable value here.</summary>
    public required string? FullName { get; init; }

    /// <summary>POSIX user id.</summary>
    public required int? Uid { get; init; }

    /// <summary>Whether it is an administrator.</summary>
    public required bool? Admin { get; init; }

    /// <summary>What it is to this Mac.</summary>
    public required AccountKind Kind { get; init; }

    /// <summary>A second label, for an account that is managed administrator and management account at once; else null.</summary>
    public required AccountKind? AlsoKind { get; init; }

    /// <summary>Whether it holds a token.</summary>
    public required TokenState Token { get; init; }

    /// <summary>How well founded that is.</summary>
    public required EvidenceKind TokenEvidence { get; init; }

    /// <summary>Whether it is on the FileVault list.</summary>
    public required Answer InFileVaultList { get; init; }

    /// <summary>Whether it is a volume owner; null on Macs without Apple silicon.</summary>
    public required Answer? VolumeOwner { get; init; }

    /// <summary>Whether it is hidden.</summary>
    public required Answer Hidden { get; init; }

    /// <summary>Whether IT adds it.</summary>
    public required bool IsItAccount { get; init; }

    /// <summary>Whether it holds a token that it should not hold.</summary>
    public required bool ShouldNotHold { get; init; }

    /// <summary>Whether the name holds letters of several scripts or invisible marks.</summary>
    public required bool SuspiciousName { get; init; }

    /// <summary>Why it holds a token or not.</summary>
    public required ExplanationAnswer Explanation { get; init; }

    /// <summary>The answer for an explained account.</summary>
    public static AccountAnswer Of(TokenExplanation explanation) => new()
    {
        Username = explanation.Account.Username,
        FullName = explanation.Account.FullName,
        Uid = explanation.Account.Uid,
        Admin = explanation.Account.Admin,
        Kind = explanation.Account.Kind,
        AlsoKind = explanation.Account.AlsoKind,
        Token = explanation.Account.Token,
        TokenEvidence = explanation.Account.TokenEvidence,
        InFileVaultList = explanation.Account.InFileVaultList,
        VolumeOwner = explanation.Account.VolumeOwner,
        Hidden = explanation.Account.Hidden,
        IsItAccount = explanation.Account.IsItAccount,
        ShouldNotHold = explanation.Account.ShouldNotHold,
        SuspiciousName = explanation.Account.SuspiciousName,
        Explanation = ExplanationAnswer.Of(explanation),
    };
}
