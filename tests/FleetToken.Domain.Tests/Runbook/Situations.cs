using FleetToken.Domain.Macs;
using FleetToken.Domain.Runbook;
using FleetToken.Domain.Tests.Verdicts;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Tests.Runbook;

/// <summary>The baseline's Mac in a call of which everything could be read, and what tests change of it.</summary>
internal static class Situations
{
    public static readonly DateTimeOffset Start = Baseline.Now - TimeSpan.FromMinutes(10);
    public static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public static RunbookSituation Known { get; } = Of(Baseline.Mac);

    public static RunbookSituation Of(Mac mac) => Of(Baseline.With(mac) with { RotationPolicyInScope = Answer.No });

    public static RunbookSituation Of(MacSubject subject) => new()
    {
        Subject = subject,
        Verdicts = Baseline.Judge(subject),
        Call = new() { StartedAt = Start, LiveRead = LiveRead.Succeeded },
        TwinsComplete = true,
        RotationPolicyFinished = Answer.No,
        EscrowProfileComing = Answer.No,
    };

    public static RunbookSituation WithLine(string changed, Mac? mac = null, DateTimeOffset? at = null) => Of((mac ?? Baseline.Mac) with { Attributes = LineWith.Field(changed, at: at) });

    public static RunbookSituation WithPolicy(Answer inScope, Answer finished) => Of(Known.Subject with { RotationPolicyInScope = inScope }) with { RotationPolicyFinished = finished };

    public static RunbookSituation WithTwins(params Twin[] twins) => Of(Known.Subject with { Twins = twins });

    public static RunbookSituation Calling(this RunbookSituation situation, Func<RunbookCall, RunbookCall> change) => situation with { Call = change(situation.Call) };

    public static RunbookFacts Facts(this RunbookSituation situation) => RunbookFacts.Of(situation, new AgeClock(situation.Subject.Now));
}
