using Microsoft.Extensions.Options;

namespace FleetToken.Web.Sync;

/// <summary>When Jamf is asked. Bound from the configuration section <c>Sync</c>.</summary>
public sealed record SyncOptions
{
    /// <summary>The configuration section's name.</summary>
    public const string Section = "Sync";

    /// <summary>Whether Jamf is asked by itself; without it only a person's "read again now" asks. Default true.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Time from the start of one full sweep to the next, 1 minute to 30 days. Default 1 day.</summary>
    public TimeSpan FullSweepEvery { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Time between two readings of what changed, 10 seconds to 1 day. Default 15 minutes.</summary>
    public TimeSpan ChangesEvery { get; init; } = TimeSpan.FromMinutes(15);
}

/// <summary>Says what is wrong with <see cref="SyncOptions"/>, by key.</summary>
public sealed class SyncOptionsValidator : IValidateOptions<SyncOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, SyncOptions options)
    {
        var faults = new List<string>();
        if (options.FullSweepEvery < TimeSpan.FromMinutes(1) || options.FullSweepEvery > TimeSpan.FromDays(30))
        {
            faults.Add("Sync:FullSweepEvery must be between 1 minute (00:01:00) and 30 days (30.00:00:00).");
        }

        if (options.ChangesEvery < TimeSpan.FromSeconds(10) || options.ChangesEvery > TimeSpan.FromDays(1))
        {
            faults.Add("Sync:ChangesEvery must be between 10 seconds (00:00:10) and 1 day (1.00:00:00).");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
