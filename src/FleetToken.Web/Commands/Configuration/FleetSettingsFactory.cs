using FleetToken.Domain;
using Microsoft.Extensions.Options;

namespace FleetToken.Web.Commands.Configuration;

/// <summary>Makes the settings with the findings that another section switches on; the section <c>Fleet</c> is bound on top.</summary>
internal sealed class FleetSettingsFactory(
    IEnumerable<IConfigureOptions<FleetSettings>> setups,
    IEnumerable<IPostConfigureOptions<FleetSettings>> postConfigures,
    IEnumerable<IValidateOptions<FleetSettings>> validations,
    IOptions<FindingsOptions> findings) : OptionsFactory<FleetSettings>(setups, postConfigures, validations)
{
    /// <inheritdoc/>
    protected override FleetSettings CreateInstance(string name) => new() { OptInFindings = findings.Value.OptIn };
}
