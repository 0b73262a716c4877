using FleetToken.Web.Components;
using FleetToken.Web.Shell;
using FleetToken.Web.Sync;
using FleetToken.Web.Tests.Pages;

namespace FleetToken.Web.Tests.Shell;

/// <summary>Sync in half a line.</summary>
public sealed class SyncPulseTests
{
    private static readonly ServerSync Reading = Samples.Server with
    {
        State = SyncState.Running,
        LastSweep = Samples.Sweep with { FinishedAt = null, Macs = 820 },
    };

    [Fact]
    public void Pulse_WhileIdle_SaysWhenJamfWasRead() => AssertSays("Jamf read 12 min ago", Tone.Neutral, Samples.Server);

    [Fact]
    public void Pulse_WhileReading_SaysHowFarItIs() => AssertSays("Reading Jamf, 66 %", Tone.Neutral, Reading);

    [Fact]
    public void Pulse_BeforeTheTotalIsKnown_SaysNoShare() =>
        AssertSays("Reading Jamf", Tone.Neutral, Reading with { LastSweep = Reading.LastSweep! with { TotalCount = null } });

    [Fact]
    public void Pulse_OfAFailure_ComesFirst() => AssertSays("Jamf cannot be read", Tone.Bad, Samples.Server with { State = SyncState.Failed });

    [Fact]
    public void Pulse_OfTwoServers_NamesTheOneThatFails() =>
        AssertSays("south cannot be read", Tone.Bad, Reading, Samples.Server with { Name = "south", State = SyncState.Failed });

    [Fact]
    public void Pulse_OfTwoServers_IsAsFreshAsTheOlder() =>
        AssertSays("Jamf read 2 h ago", Tone.Neutral, Samples.Server, Samples.Server with { Name = "south", LastChangesAt = Samples.Now.AddHours(-2) });

    [Fact]
    public void Pulse_WithoutServers_SaysSo() => AssertSays("No Jamf server configured", Tone.Warn);

    [Fact]
    public void Pulse_BeforeTheFirstSweep_SaysNotReadYet() =>
        AssertSays("Jamf not read yet", Tone.Neutral, Samples.Server with { LastComplete = null, LastChangesAt = null });

    private static void AssertSays(string text, Tone tone, params ServerSync[] servers)
    {
        var said = SyncPulse.Describe(servers, Samples.Now);

        Assert.Equal(text, said.Text);
        Assert.Equal(tone, said.Tone);
    }
}
