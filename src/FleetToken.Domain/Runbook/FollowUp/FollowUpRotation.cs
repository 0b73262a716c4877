using FleetToken.Domain.Recommendations;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Runbook;

/// <summary>Which way to a new key fits this Mac, with its steps (domain G.4, <c>canRotateSilently</c>).</summary>
public sealed record FollowUpRotation
{
    /// <summary>The way.</summary>
    public required SilentRotation Way { get; init; }

    /// <summary>Whether it is not proven and has to be shown as a caution.</summary>
    public bool IsCaution => Way == SilentRotation.Profile;

    /// <summary>The way in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>What to do, the way that fits first, the proof last.</summary>
    public required IReadOnlyList<RecommendationStep> Steps { get; init; }

    /// <summary>What must not be done.</summary>
    public required IReadOnlyList<RunbookBan> DoNot { get; init; }

    /// <summary>The way for this Mac; none while a new key may not be asked for (domain D.5, 1).</summary>
    public static FollowUpRotation? For(FollowUpStanding standing, MacVerdicts verdicts)
    {
        ArgumentNullException.ThrowIfNull(standing);
        ArgumentNullException.ThrowIfNull(verdicts);
        if (!standing.MayRotate)
        {
            return null;
        }

        var way = verdicts.CanRotateSilently.Value;
        return new()
        {
            Way = way,
            Title = way switch
            {
                SilentRotation.Profile => "Install the escrow profile again",
                SilentRotation.EscrowBuddy => "Ask Escrow Buddy for a new key",
                SilentRotation.PolicyMaybe => "Deploy Escrow Buddy; Jamf's policy may work",
                SilentRotation.No => "Deploy Escrow Buddy, or change the key by hand",
                _ => "Which way fits is not known",
            },
            Steps = [.. KeySteps.MakeNewKey(way), KeySteps.WaitForValid],
            DoNot =
            [
                new(KeySteps.NoFleetWidePush),
                RunbookBan.Of("Do not use the MDM command for a new key (RotateFileVaultKey).", FailingAttempt.RotateByKey),
                .. way == SilentRotation.PolicyMaybe
                    ? [new RunbookBan("Do not count on Jamf's policy that issues a new key.", "Sources disagree on what it needs.")]
                    : Array.Empty<RunbookBan>(),
            ],
        };
    }
}
