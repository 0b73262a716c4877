using FleetToken.Domain.Findings;
using Microsoft.Extensions.Options;

namespace FleetToken.Web.Commands.Configuration;

/// <summary>Finds every fault of the section <c>Findings</c>, each named by its key.</summary>
internal sealed class FindingsOptionsValidator : IValidateOptions<FindingsOptions>
{
    public ValidateOptionsResult Validate(string? name, FindingsOptions options)
    {
        var faults = options.OptIn.Index().Select(pair => FaultOf(pair.Index, pair.Item)).OfType<string>().ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static string? FaultOf(int place, string code)
    {
        var finding = FindingCatalogue.All.FirstOrDefault(one => string.Equals(one.Code, code, StringComparison.OrdinalIgnoreCase));
        var choices = string.Join(", ", FindingCatalogue.All.Where(one => one.OptIn).Select(one => one.Code));
        return finding switch
        {
            null => $"{FindingsOptions.Section}:OptIn:{place} is the code of no finding; findings that can be switched on are {choices}.",
            { OptIn: false } => $"{FindingsOptions.Section}:OptIn:{place} names {finding.Code}, which is always on; findings that can be switched on are {choices}.",
            _ => null,
        };
    }
}
