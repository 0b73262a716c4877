using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Web.Fleet;

/// <summary>An account that holds a token somewhere.</summary>
/// <param name="Username">Short name.</param>
/// <param name="Macs">Macs in scope that it opens: it holds a token, and the disk is not known to be unencrypted.</param>
public sealed record AccountSuggestion(string Username, int Macs);

/// <summary>What is left on one Mac.</summary>
/// <param name="Id">The Mac.</param>
/// <param name="Name">Computer name.</param>
/// <param name="SerialNumber">Serial number.</param>
/// <param name="User">Assigned user in the best words there are.</param>
/// <param name="RecoveryKey">Validity of its key.</param>
public sealed record WhatIfMac(MacId Id, string? Name, string? SerialNumber, string? User, KeyValidity RecoveryKey)
{
    /// <summary>Who and what opens it today.</summary>
    public required WaysIn Ways { get; init; }

    /// <summary>What is left.</summary>
    public WayLeft Left { get; init; }

    /// <summary>Why that cannot be told.</summary>
    public WayDoubts Doubts { get; init; }

    /// <summary>Chosen accounts that hold a token here, or may.</summary>
    public IReadOnlyList<string> Gone { get; init; } = [];

    /// <summary>Accounts that hold one and stay.</summary>
    public IReadOnlyList<string> Staying { get; init; } = [];
}

/// <summary>What would be left in the fleet.</summary>
/// <param name="Counts">Macs by what is left; every value is there.</param>
/// <param name="Macs">The Macs that are affected, worst first, at most <see cref="MostMacs"/>.</param>
public sealed record WhatIfAnswer(IReadOnlyDictionary<WayLeft, int> Counts, IReadOnlyList<WhatIfMac> Macs)
{
    /// <summary>Most Macs that are listed.</summary>
    public const int MostMacs = 200;

    /// <summary>Those of the affected Macs that one of the accounts surely opens; on the others it is not known whether it holds a token.</summary>
    public int Opens { get; init; }

    /// <summary>Macs on which one of the accounts opens the disk, or may.</summary>
    public int Affected => Counts.Sum(pair => pair.Key == WayLeft.NotAffected ? 0 : pair.Value);
}

/// <summary>Collects the Macs of an answer and keeps the worst.</summary>
internal sealed class WhatIfAnswerBuilder(IReadOnlySet<string> gone)
{
    private static readonly WayLeft[] WorstFirst =
        [WayLeft.NoWayIn, WayLeft.OnlyItAccounts, WayLeft.CannotTell, WayLeft.KeyOnly, WayLeft.AnotherHolder];

    private readonly Dictionary<WayLeft, List<WhatIfMac>> _kept = WorstFirst.ToDictionary(left => left, _ => new List<WhatIfMac>());
    private readonly Dictionary<WayLeft, int> _counts = Enum.GetValues<WayLeft>().ToDictionary(left => left, _ => 0);
    private int _opens;

    public void Add(WhatIfMac? mac)
    {
        if (mac is null)
        {
            return;
        }

        var left = WhatIf.Of(mac.Ways, gone.Contains);
        _counts[left]++;
        if (left == WayLeft.NotAffected)
        {
            return;
        }

        _opens += mac.Ways.Accounts.Any(account => account.Token is TokenState.Held or TokenState.Suspect && gone.Contains(account.Username)) ? 1 : 0;
        if (_kept[left].Count < WhatIfAnswer.MostMacs)
        {
            var accounts = mac.Ways.Accounts.Where(account => account.Token != TokenState.NotHeld).ToLookup(account => gone.Contains(account.Username));
            _kept[left].Add(mac with
            {
                Left = left,
                Doubts = WhatIf.DoubtsOf(mac.Ways, gone.Contains),
                Gone = [.. accounts[true].Select(account => account.Username)],
                Staying = [.. accounts[false].Where(account => account.Token != TokenState.Unknown).Select(account => account.Username)],
            });
        }
    }

    public WhatIfAnswer Build() => new(_counts, [.. WorstFirst.SelectMany(left => _kept[left]).Take(WhatIfAnswer.MostMacs)]) { Opens = _opens };
}
