using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace FleetToken.Web.Features.RecoveryKeys;

/// <summary>Finds every fault of the section <c>Reveal</c>, each named by its key.</summary>
internal sealed class RevealOptionsValidator : IValidateOptions<RevealOptions>
{
    private const int MostApprovers = 5;

    /// <summary>What a ticket's number is replaced for in an address.</summary>
    public const string TicketPlace = "{ticket}";

    public ValidateOptionsResult Validate(string? name, RevealOptions options)
    {
        List<string> faults = [.. Tickets(options.Ticket), .. Rules(options), .. Limits(options)];
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Tickets(TicketOptions ticket)
    {
        if (ticket.Pattern.Length > 0 && PatternFault(ticket.Pattern) is { } fault)
        {
            yield return $"Reveal:Ticket:Pattern is no regular expression that can be used here: {fault}";
        }

        if (ticket.UrlTemplate.Length > 0
            && !(ticket.UrlTemplate.Contains(TicketPlace, StringComparison.Ordinal)
                && Uri.TryCreate(ticket.UrlTemplate.Replace(TicketPlace, "1", StringComparison.Ordinal), UriKind.Absolute, out var address)
                && address.Scheme is "https" or "http"))
        {
            yield return $"Reveal:Ticket:UrlTemplate must be a web address with {TicketPlace} in it, such as https://tickets.example.org/{TicketPlace}.";
        }
    }

    // Without backtracking: a ticket is typed by anybody.
    private static string? PatternFault(string pattern)
    {
        try
        {
            _ = new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
            return null;
        }
        catch (Exception failure) when (failure is ArgumentException or NotSupportedException)
        {
            return failure.Message;
        }
    }

    private static IEnumerable<string> Rules(RevealOptions options)
    {
        if (options.Approvers is < 0 or > MostApprovers)
        {
            yield return $"Reveal:Approvers must be from 0 to {MostApprovers}.";
        }

        foreach (var (place, rule) in options.Rules.Index())
        {
            string[] kinds = [rule.Site, rule.Group, rule.Account];
            if (kinds.Count(kind => !string.IsNullOrWhiteSpace(kind)) != 1)
            {
                yield return $"Reveal:Rules:{place} must name one of Site, Group and Account.";
            }

            if (rule.Approvers is < 0 or > MostApprovers)
            {
                yield return $"Reveal:Rules:{place}:Approvers must be from 0 to {MostApprovers}.";
            }
        }

        foreach (var (place, _) in options.IdentityChecks.Index().Where(check => string.IsNullOrWhiteSpace(check.Item)))
        {
            yield return $"Reveal:IdentityChecks:{place} says nothing.";
        }
    }

    private static IEnumerable<string> Limits(RevealOptions options)
    {
        (string Key, int Value)[] counts =
            [("PerPersonPerHour", options.PerPersonPerHour), ("PerPersonPerDay", options.PerPersonPerDay), ("PerMacPerDay", options.PerMacPerDay)];
        foreach (var (key, _) in counts.Where(count => count.Value is < 1 or > 1000))
        {
            yield return $"Reveal:{key} must be from 1 to 1000.";
        }

        if (options.ShowFor < TimeSpan.FromSeconds(30) || options.ShowFor > RevealRecoveryKey.GrantLasts)
        {
            yield return "Reveal:ShowFor must be from 00:00:30 to 00:20:00.";
        }

        if (options.FreshSignIn < TimeSpan.FromMinutes(5) || options.FreshSignIn > TimeSpan.FromDays(7))
        {
            yield return "Reveal:FreshSignIn must be from 00:05:00 to 7.00:00:00.";
        }
    }
}
