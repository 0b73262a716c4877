using FleetToken.Domain.Macs;

namespace FleetToken.Web.Features.RecoveryKeys;

/// <summary>A recovery key in its six groups: the one place that opens a key.</summary>
internal static class KeyGroups
{
    /// <summary>The groups, in the order they are read out.</summary>
    public static IReadOnlyList<string> Of(RecoveryKey key) => key.Open().Split('-');
}
