using FleetToken.Domain.Macs;
using FleetToken.Domain.Runbook;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Web.Features.Helpdesk;

/// <summary>A question to the runbook.</summary>
public sealed record RunbookRequest
{
    /// <summary>Configured server name.</summary>
    public required string Server { get; init; }

    /// <summary>Jamf's computer id.</summary>
    public required long Id { get; init; }

    /// <summary>Whether the Mac is read from Jamf first; without it the key is at most stale, and no restart is advised by it.</summary>
    public bool? ReadLive { get; init; }

    /// <summary>UTC time the call began; without it nobody can tell whether Jamf heard from the Mac since.</summary>
    public DateTimeOffset? CallStartedAt { get; init; }

    /// <summary>Other records of this Mac whose key was tried in this call, each as <c>server/id</c>.</summary>
    public IReadOnlyList<string>? TwinsTried { get; init; }

    /// <summary>What people said so far; what is left out was not asked.</summary>
    public RunbookAnswersBody? Answers { get; init; }
}

/// <summary>The answers by the runbook's names.</summary>
public sealed record RunbookAnswersBody
{
    /// <summary>Whether the caller is verified.</summary>
    public CallerIdentity? Identity { get; init; }

    /// <summary>What the call is about.</summary>
    public CallPurpose? Purpose { get; init; }

    /// <summary>What is on the screen.</summary>
    public MacScreen? Screen { get; init; }

    /// <summary>What explains the refused password.</summary>
    public PasswordClue? Clue { get; init; }

    /// <summary>Whether a new key is on its way; none means that a Mac admin says so, and does not count where facts say that one is.</summary>
    public KeyRotation? Rotation { get; init; }

    /// <summary>Whether another record's key is still to be tried; none does not count while FleetToken knows one that <c>twinsTried</c> does not name.</summary>
    public TwinKey? Twin { get; init; }

    /// <summary>Whether the person has an own copy of the key.</summary>
    public Answer? OwnCopy { get; init; }

    /// <summary>Whether an administrator who holds a token can help; never a managed administrator.</summary>
    public AdminHolder? AdminHolder { get; init; }

    /// <summary>Whether another token holder can help.</summary>
    public OtherHolder? OtherHolder { get; init; }

    /// <summary>Whether the private key of the institutional key is at hand.</summary>
    public Answer? Irk { get; init; }

    /// <summary>Getting online was tried in vain.</summary>
    public OnlyCannot? Online { get; init; }

    /// <summary>The profile made no valid key.</summary>
    public OnlyNo? ProfilePath { get; init; }

    /// <summary>The login gave no token.</summary>
    public OnlyNo? Bootstrap { get; init; }

    /// <summary>Whether IT can log in with a managed administrator.</summary>
    public Answer? ItAtLogin { get; init; }

    /// <summary>Whether the data are safe off the Mac.</summary>
    public DataBackup? Backup { get; init; }

    /// <summary>Whether the Mac refused the key in this call.</summary>
    public KeyRefusal? Refused { get; init; }

    /// <summary>A reveal in this call answered that there is no key.</summary>
    public OnlyNone? Key { get; init; }

    /// <summary>How the refresh of this call ended.</summary>
    public KeyRefresh? Refresh { get; init; }
}

/// <summary>The one value that a person may say of <c>online</c>.</summary>
public enum OnlyCannot
{
    /// <summary>It was tried in vain.</summary>
    Cannot,
}

/// <summary>The one value that a person may say of <c>profilePath</c> and <c>bootstrap</c>.</summary>
public enum OnlyNo
{
    /// <summary>It was tried and did not work.</summary>
    No,
}

/// <summary>The one value that a person may say of <c>key</c>.</summary>
public enum OnlyNone
{
    /// <summary>There is no key.</summary>
    None,
}
