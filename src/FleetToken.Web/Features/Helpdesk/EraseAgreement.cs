using System.Text.Json.Serialization;
using FleetToken.Domain.Runbook;
using FleetToken.Web.Access;
using FleetToken.Web.Store;

namespace FleetToken.Web.Features.Helpdesk;

/// <summary>What was settled before an erase may be shown, by whom, and who confirmed it as second person (domain D.4, O7 and O6d).</summary>
public sealed record EraseAgreement
{
    /// <summary>The lines that are settled, in the order they were.</summary>
    public IReadOnlyList<EraseLine> Lines { get; init; } = [];

    /// <summary>The second person's name; null while nobody confirmed that nothing else is left.</summary>
    public string? ConfirmedBy { get; init; }

    /// <summary>The items that are settled.</summary>
    [JsonIgnore]
    public IReadOnlySet<EraseItem> Settled => Enum.GetValues<EraseItem>().Where(item => Find(item) is not null).ToHashSet();

    /// <summary>Whether a second person confirmed.</summary>
    [JsonIgnore]
    public bool IsConfirmed => ConfirmedBy is not null;

    /// <summary>Whether more than one person settled lines: none of them can confirm until one has settled all.</summary>
    [JsonIgnore]
    public bool IsShared => Lines.Select(line => line.ById).Distinct(StringComparer.Ordinal).Skip(1).Any();

    /// <summary>Whether each line of a checklist is settled; an empty one asks for nothing.</summary>
    public bool Settles(IReadOnlyList<EraseCheck> checklist) => checklist.All(check => Find(check.Item) is not null);

    /// <summary>Who settled an item and when; null where nobody did.</summary>
    public EraseLine? Find(EraseItem item) => Lines.FirstOrDefault(line => line.Item == StoredValues.Name(item));

    /// <summary>With one more line settled, or one settled anew by somebody else; what was confirmed before is not any more.</summary>
    public EraseAgreement Settle(EraseItem item, CurrentUser person, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(person);
        var name = StoredValues.Name(item);
        return new() { Lines = [.. Lines.Where(line => line.Item != name), new(name, person.Name, person.Id, at)] };
    }

    /// <summary>Whether a person can be the second one: everything is settled, and none of it by them.</summary>
    public bool MayConfirm(string personId, IReadOnlyList<EraseCheck> checklist) =>
        checklist.Count > 0 && checklist.All(check => Find(check.Item) is not null) && Lines.All(line => line.ById != personId);

    /// <summary>Confirmed by a second person; unchanged where they cannot be it.</summary>
    public EraseAgreement Confirm(CurrentUser person, IReadOnlyList<EraseCheck> checklist)
    {
        ArgumentNullException.ThrowIfNull(person);
        return MayConfirm(person.Id, checklist) ? this with { ConfirmedBy = person.Name } : this;
    }

    /// <summary>The same lines, to be confirmed anew.</summary>
    public EraseAgreement Unconfirmed() => this with { ConfirmedBy = null };
}

/// <summary>One line that is settled.</summary>
/// <param name="Item">The item, by the checklist's name.</param>
/// <param name="By">Who settled it.</param>
/// <param name="ById">Their lasting id; another person confirms.</param>
/// <param name="At">UTC time.</param>
public sealed record EraseLine(string Item, string By, string ById, DateTimeOffset At);
