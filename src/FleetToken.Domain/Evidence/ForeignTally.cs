using FleetToken.Domain.Macs;

namespace FleetToken.Domain.Evidence;

/// <summary>Adds up what several foreign attributes say; where two disagree, nothing is known. Names that are no local account are counted, not kept.</summary>
internal sealed class ForeignTally
{
    private readonly Dictionary<string, LocalAccount> _local = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ForeignAccount> _said = new(StringComparer.Ordinal);
    private readonly HashSet<string> _disputed = new(StringComparer.Ordinal);
    private readonly bool _accountsKnown;
    private ForeignReading _reading = new();
    private bool _holdersDisputed;

    public ForeignTally(IReadOnlyList<LocalAccount>? accounts)
    {
        _accountsKnown = accounts is not null;
        for (var i = 0; i < accounts?.Count; i++)
        {
            if (NameMatching.Fold(accounts[i].Username) is { } folded)
            {
                _local.TryAdd(folded, accounts[i]);
            }
        }
    }

    public bool IsLocal(ReadOnlySpan<char> name) => Find(name, out _) is not null;

    /// <summary>A name on a list of this topic.</summary>
    public void Name(ForeignTopic topic, ReadOnlySpan<char> name, bool? admin)
    {
        if (Find(name, out var folded) is not { } account)
        {
            return;
        }

        var known = _said.GetValueOrDefault(folded) ?? new ForeignAccount { Name = account.Username };
        var said = topic switch
        {
            ForeignTopic.VolumeOwners => known with { VolumeOwner = Answer.Yes },
            ForeignTopic.FileVaultUsers => known with { FileVault = Answer.Yes },
            _ => known with { Token = Merge(folded, known.Token, Answer.Yes) },
        };
        _said[folded] = said with { Admin = admin ?? known.Admin };
    }

    public void Token(ReadOnlySpan<char> name, Answer token)
    {
        if (Find(name, out var folded) is { } account)
        {
            var known = _said.GetValueOrDefault(folded) ?? new ForeignAccount { Name = account.Username };
            _said[folded] = known with { Token = Merge(folded, known.Token, token) };
        }
    }

    public bool Holders(int count)
    {
        _holdersDisputed |= _reading.Holders is { } known && known != count;
        _reading = _reading with { Holders = count };
        return true;
    }

    public void EveryPersonHolds()
    {
        var count = 0;
        foreach (var account in _local.Values)
        {
            if (account.IsPerson)
            {
                count++;
                Token(account.Username, Answer.Yes);
            }
        }

        if (_accountsKnown)
        {
            Holders(count);
        }
    }

    /// <summary>Whether each known person has been said to hold a token or not.</summary>
    public bool EveryPersonHasState()
    {
        foreach (var (folded, account) in _local)
        {
            if (account.IsPerson && _said.GetValueOrDefault(folded) is null or { Token: Answer.Unknown })
            {
                return false;
            }
        }

        return _accountsKnown;
    }

    public bool ManagementAccount(Answer holds)
    {
        _reading = _reading with { ManagementAccountHolds = holds };
        return true;
    }

    public bool PersonalKey(Answer present)
    {
        _reading = _reading with { PersonalKey = present == Answer.Unknown ? _reading.PersonalKey : present };
        return present != Answer.Unknown;
    }

    public bool Bootstrap(Answer supported, Answer escrowed, Answer works)
    {
        _reading = _reading with
        {
            BootstrapSupported = supported == Answer.Unknown ? _reading.BootstrapSupported : supported,
            BootstrapEscrowed = escrowed == Answer.Unknown ? _reading.BootstrapEscrowed : escrowed,
            BootstrapWorks = works == Answer.Unknown ? _reading.BootstrapWorks : works,
        };
        return true;
    }

    public void NotApplicable(bool said) => _reading = _reading with { NotApplicable = _reading.NotApplicable || said };

    public ForeignReading? ToReading()
    {
        var reading = _reading with { Holders = _holdersDisputed ? null : _reading.Holders };
        return _said.Count == 0 && reading == new ForeignReading { Accounts = reading.Accounts } ? null : reading with { Accounts = [.. _said.Values] };
    }

    private Answer Merge(string folded, Answer known, Answer said)
    {
        if (known != Answer.Unknown && said != Answer.Unknown && known != said)
        {
            _disputed.Add(folded);
        }

        return _disputed.Contains(folded) ? Answer.Unknown : said == Answer.Unknown ? known : said;
    }

    private LocalAccount? Find(ReadOnlySpan<char> name, out string folded)
    {
        const int LongestName = 255;
        folded = name.Length is 0 or > LongestName ? "" : NameMatching.Fold(name.ToString()) ?? "";
        return _local.GetValueOrDefault(folded);
    }
}
