using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Runbook;
using FleetToken.Domain.Verdicts;
using static FleetToken.Domain.Tests.Findings.JudgedByHand;

namespace FleetToken.Domain.Tests.Findings;

/// <summary>The table of FT-PRK-05: the healthy Mac of <see cref="JudgedByHand"/> reported a day ago.</summary>
internal static class DisclosureRuleCases
{
    private const string Code = "FT-PRK-05";

    private static readonly FollowUpFacts Today = new() { RevealedAt = Now.AddHours(-2), AccountName = "alice", ScreenAtReveal = MacScreen.FileVault };

    // Before the last report, which shows alice with her token.
    private static readonly FollowUpFacts TwoDaysAgo = Today with { RevealedAt = Now.AddDays(-2) };

    private static readonly DateTimeOffset Edge = Now.AddHours(-72);

    public static IEnumerable<RuleCase> All { get; } =
    [
        new("no follow-up", Code),
        new("read out, not back in", Code) { Severity = Severity.Info, Subject = With(Today) },
        new("72 hours but a millisecond", Code) { Severity = Severity.Info, Subject = With(Today with { RevealedAt = Edge.AddMilliseconds(1), ScreenAtReveal = MacScreen.Desktop }) },
        new("72 hours", Code) { Severity = Severity.High, Subject = With(Today with { RevealedAt = Edge, ScreenAtReveal = MacScreen.Desktop }) },
        new("back in by a report", Code) { Severity = Severity.High, Subject = With(TwoDaysAgo) },
        new("back in by a report, another account", Code) { Severity = Severity.Info, Subject = With(TwoDaysAgo with { AccountName = "bob" }) },
        new("back in by word, no line", Code) { Severity = Severity.High, Subject = WithoutLine() with { OpenFollowUps = [Today with { TickedInAt = Now }] } },
        new("new key asked for", Code) { Severity = Severity.High, Subject = With(TwoDaysAgo with { RotationAskedAt = Now }) },
        new("signs of a new key", Code) { Severity = Severity.High, Subject = WithNewKey() with { OpenFollowUps = [TwoDaysAgo] } },
        new("compared, the same", Code) { Severity = Severity.High, Subject = With(TwoDaysAgo with { Comparison = KeyComparison.Same, ComparedAt = Now }) },
        new("compared, another key", Code) { Subject = With(TwoDaysAgo with { Comparison = KeyComparison.Different, ComparedAt = Now }) },
        new("closed by a second person", Code) { Subject = With(TwoDaysAgo with { ClosedBySecondPerson = true }) },
        new("erased", Code) { Subject = With(TwoDaysAgo with { Ended = FollowUpEnd.Erased }) },
        new("gone from Jamf", Code) { Severity = Severity.Info, Subject = With(Today with { Ended = FollowUpEnd.Gone }) },
        new("two, one of them back in", Code) { Severity = Severity.High, Subject = With(Today, TwoDaysAgo) },
        new("two, one of them over", Code) { Severity = Severity.Info, Subject = With(TwoDaysAgo with { ClosedBySecondPerson = true }, Today) },
    ];

    private static MacSubject With(params FollowUpFacts[] followUps) => Subject with { OpenFollowUps = followUps };

    private static MacSubject WithNewKey() => WithLine(line => line with { KeyFileAt = Now.AddHours(-30) });
}
