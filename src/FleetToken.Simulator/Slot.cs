using FleetToken.Simulator.Macs;
using FleetToken.Simulator.Rendering;

namespace FleetToken.Simulator;

/// <summary>The place of one computer id: the record as it is now, and its bytes once somebody asked for them.</summary>
internal sealed class Slot(SimulatedMac mac)
{
    private Face _face = new(mac);

    public int Id { get; } = mac.Id;

    public SimulatedMac Mac => Volatile.Read(ref _face).Mac;

    public void Replace(SimulatedMac mac) => Volatile.Write(ref _face, new Face(mac));

    /// <summary>The record and its bytes, which belong together even while somebody changes the Mac.</summary>
    public (SimulatedMac Mac, RenderedMac Rendered) Render(MacJson sections, int inventory)
    {
        var face = Volatile.Read(ref _face);
        ref var kept = ref inventory == 4 ? ref face.Newest : ref face.Older;
        return (face.Mac, kept ??= RenderedMac.Of(face.Mac, sections, inventory));
    }

    private sealed class Face(SimulatedMac mac)
    {
        public readonly SimulatedMac Mac = mac;
        public RenderedMac? Newest;
        public RenderedMac? Older;
    }
}
