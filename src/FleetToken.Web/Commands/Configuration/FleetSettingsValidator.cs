using FleetToken.Domain;
using Microsoft.Extensions.Options;

namespace FleetToken.Web.Commands.Configuration;

/// <summary>Finds every fault of the section <c>Fleet</c>, each named by its key.</summary>
internal sealed class FleetSettingsValidator : IValidateOptions<FleetSettings>
{
    public ValidateOptionsResult Validate(string? name, FleetSettings options)
    {
        List<string> faults = [.. Ages(options), .. Lists(options)];
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Ages(FleetSettings options)
    {
        (string Key, TimeSpan Age)[] ages =
        [
            ("Fleet:StaleAfter", options.StaleAfter),
            ("Fleet:VeryStaleAfter", options.VeryStaleAfter),
            ("Fleet:KeyProofMaxAge", options.KeyProofMaxAge),
        ];
        foreach (var (key, _) in ages.Where(age => age.Age <= TimeSpan.Zero))
        {
            yield return $"{key} must be longer than 0, such as 14.00:00:00.";
        }

        if (options.VeryStaleAfter < options.StaleAfter)
        {
            yield return "Fleet:VeryStaleAfter must not be shorter than Fleet:StaleAfter.";
        }
    }

    private static IEnumerable<string> Lists(FleetSettings options)
    {
        (string Key, IReadOnlyList<string> Names)[] lists =
        [
            ("Fleet:TokenHolderAttributes", options.TokenHolderAttributes),
            ("Fleet:AdminAccounts", options.AdminAccounts),
            ("Fleet:SharedMacs:Sites", options.SharedMacs.Sites),
            ("Fleet:SharedMacs:Groups", options.SharedMacs.Groups),
            ("Fleet:HeadlessMacs:Sites", options.HeadlessMacs.Sites),
            ("Fleet:HeadlessMacs:Groups", options.HeadlessMacs.Groups),
            ("Fleet:Leavers", options.Leavers),
        ];
        return lists.Where(list => list.Names.Any(string.IsNullOrWhiteSpace)).Select(list => $"{list.Key} has an entry without a name.");
    }
}
