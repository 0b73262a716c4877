namespace FleetToken.Web.Commands.Configuration;

/// <summary>One thing that is wrong with the configuration.</summary>
/// <param name="Key">The exact key, or the file where no key can be read.</param>
/// <param name="Problem">What is wrong and what is allowed; never the value, which may be a secret.</param>
public sealed record ConfigurationFault(string Key, string Problem)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Key}: {Problem}";
}
