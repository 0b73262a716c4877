using System.Globalization;
using System.Text.RegularExpressions;
using FleetToken.Domain.Macs;
using FleetToken.Web.Access;
using FleetToken.Web.Fleet;
using FleetToken.Web.Store;

namespace FleetToken.Web.Features.RecoveryKeys;

/// <summary>What a request must say, and who else must agree. Pure.</summary>
public static class RevealRules
{
    /// <summary>Most characters of a reason.</summary>
    public const int LongestReason = 500;

    /// <summary>Most characters of a ticket.</summary>
    public const int LongestTicket = 60;

    private const int SerialTail = 4;

    /// <summary>How many other people must approve, and why.</summary>
    public static (int Needed, string? Why) Approvals(KeyOfMac key, RevealPurpose purpose, CurrentUser person, RevealOptions options)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(options);
        List<(int Needed, string Why)> all = [(options.Approvers, "every request needs it here (Reveal:Approvers)")];
        all.AddRange(options.Rules.Where(rule => key.Records.Any(mac => Concerns(rule, mac))).Select(rule => (rule.Approvers, $"of a rule for {Named(rule)} (Reveal:Rules)")));
        if (purpose != RevealPurpose.LockOut)
        {
            // Nobody waits on the phone, no runbook led here, and the owner cannot object (domain D.4, O9).
            all.Add((1, purpose == RevealPurpose.Repair ? "no call and no runbook led to this key" : "the owner of these data is not the one who asks"));
        }
        else if (key.IsOfALeaver)
        {
            all.Add((1, "this Mac or this call is about somebody who left"));
        }

        if (IsOwn(key, person))
        {
            all.Add((1, "this is your own Mac"));
        }

        var most = all.MaxBy(one => one.Needed);
        return most.Needed > 0 ? (most.Needed, most.Why) : (0, null);
    }

    /// <summary>Whether the Mac is assigned to this person, by any of its records.</summary>
    public static bool IsOwn(KeyOfMac key, CurrentUser person)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(person);
        var names = person.Accounts.SelectMany(Forms).ToHashSet(StringComparer.Ordinal);
        return names.Count > 0 && key.Records.SelectMany(mac => new[] { mac.User.Username, mac.User.Email }).OfType<string>().SelectMany(Forms).Any(names.Contains);
    }

    /// <summary>What is wrong with a request, as a sentence; null where it is right.</summary>
    public static string? Fault(RevealWish wish, Mac mac, bool tailNeeded, RevealOptions options)
    {
        ArgumentNullException.ThrowIfNull(wish);
        ArgumentNullException.ThrowIfNull(options);
        return ReasonFault(wish.Reason)
            ?? TicketFault(wish.Ticket, options)
            ?? (options.IdentityChecksInForce.Contains(wish.IdentityCheck, StringComparer.Ordinal) ? null : "Choose how you verified who is calling.")
            ?? (tailNeeded && !IsTail(wish.SerialTail, mac)
                ? "The last four characters are not those of this Mac's serial number. Have the caller read them once more: they may sit at another Mac."
                : null);
    }

    /// <summary>What is wrong with a reason; null where it is right.</summary>
    public static string? ReasonFault(string? reason)
    {
        var text = reason?.Trim() ?? "";
        return text.Length == 0 ? "Say why the key is needed; whoever reviews this later has only these words."
            : text.Length > LongestReason ? string.Create(CultureInfo.InvariantCulture, $"The reason has {text.Length} characters; at most {LongestReason} are kept.")
            : SecretInText.IsIn(text) ? "This looks like a recovery key or a password. The reason is kept: leave it out."
            : null;
    }

    /// <summary>What is wrong with a ticket; null where it is right.</summary>
    public static string? TicketFault(string? ticket, RevealOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var text = ticket?.Trim() ?? "";
        if (text.Length == 0)
        {
            return options.TicketRequired ? "Name the ticket; without one no key is read here (Reveal:TicketRequired)." : null;
        }

        if (text.Length > LongestTicket || text.Any(char.IsControl))
        {
            return string.Create(CultureInfo.InvariantCulture, $"This is no ticket: it may have {LongestTicket} characters, in one line.");
        }

        // The whole of it, whatever anchors the pattern has.
        if (options.Ticket.Pattern.Length > 0
            && !Regex.IsMatch(text, $"^(?:{options.Ticket.Pattern})$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant))
        {
            return "This does not look like a ticket of yours (Reveal:Ticket:Pattern).";
        }

        return SecretInText.IsIn(text) ? "This looks like a recovery key or a password, not like a ticket." : null;
    }

    /// <summary>The web address of a ticket; null where none is configured.</summary>
    public static Uri? TicketAddress(string? ticket, RevealOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return ticket is { Length: > 0 } && options.Ticket.UrlTemplate is { Length: > 0 } template
            && Uri.TryCreate(template.Replace(RevealOptionsValidator.TicketPlace, Uri.EscapeDataString(ticket), StringComparison.Ordinal), UriKind.Absolute, out var address)
            ? address : null;
    }

    /// <summary>Whether these are the last four characters of the Mac's serial number, blanks and case apart.</summary>
    public static bool IsTail(string? typed, Mac mac)
    {
        ArgumentNullException.ThrowIfNull(mac);
        var tail = new string([.. (typed ?? "").Where(char.IsLetterOrDigit)]).ToUpperInvariant();
        return tail.Length >= SerialTail && mac.SerialNumber is { Length: >= SerialTail } serial && serial.ToUpperInvariant().EndsWith(tail, StringComparison.Ordinal);
    }

    // As it is, and what stands before the at sign: Jamf often has the one, the provider the other.
    private static IEnumerable<string> Forms(string name)
    {
        var folded = name.Normalize().Trim().ToUpperInvariant();
        return folded.IndexOf('@', StringComparison.Ordinal) is > 0 and var at ? [folded, folded[..at]] : folded.Length > 0 ? [folded] : [];
    }

    // Groups that Jamf did not tell are no proof that the Mac is in none.
    private static bool Concerns(RevealRuleOptions rule, Mac mac) =>
        IsNamed(rule.Site) ? string.Equals(rule.Site, mac.Site, StringComparison.OrdinalIgnoreCase)
        : IsNamed(rule.Group) ? mac.Groups?.Contains(rule.Group, StringComparer.OrdinalIgnoreCase) != false
        : mac.User.Username is { } username && string.Equals(rule.Account, username, StringComparison.OrdinalIgnoreCase);

    private static string Named(RevealRuleOptions rule) =>
        IsNamed(rule.Site) ? $"the site {rule.Site}" : IsNamed(rule.Group) ? $"the group {rule.Group}" : $"the account {rule.Account}";

    // As the check at the start sees it: blanks are no name.
    private static bool IsNamed(string name) => !string.IsNullOrWhiteSpace(name);
}
