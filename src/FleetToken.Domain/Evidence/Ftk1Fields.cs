using System.Buffers;

namespace FleetToken.Domain.Evidence;

/// <summary>The keys of an FTK1 line that this version knows (domain F.3).</summary>
internal enum Ftk1Key
{
    Holders,
    AdminHolders,
    ConsoleUserHolds,
    HiddenHolders,
    Orphans,
    FileVault,
    PersonalKey,
    InstitutionalKey,
    KeyFile,
    BootstrapSupported,
    BootstrapEscrowed,
    BootstrapWorks,
    EscrowPayloads,
    EscrowBuddy,
    RemoteLogin,
    SingleSignOn,
    OsVersion,
    Architecture,
    Volume,
    StartedAt,
    ConsoleUser,
    Accounts,
    OtherCryptoUsers,
    FailedProbes,
    At,
}

/// <summary>Cuts an FTK1 line into its fields: the first of each key counts, of a cut field only the account list.</summary>
internal ref struct Ftk1Fields
{
    private const int MostUnknownFields = 16;
    private const int LongestUnknownField = 80;
    private const int LongestKey = 6;

    /// <summary>In the order of <see cref="Ftk1Key"/>.</summary>
    private static readonly string[] Keys =
    [
        "n", "adm", "eu", "hid", "orph", "fv", "prk", "irk", "pk", "btS", "btE", "btv", "esc", "eb", "ssh", "pso", "os", "arch", "vol",
        "boot", "con", "u", "k", "err", "ts",
    ];

    private static readonly SearchValues<char> KeyCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");

    private readonly ReadOnlySpan<char> _line;
    private readonly System.Range[] _values = new System.Range[Keys.Length];
    private List<string>? _unknown;
    private HashSet<string>? _unknownKeys;
    private uint _seen;

    public Ftk1Fields(ReadOnlySpan<char> line)
    {
        _line = line;
        Complete = line.EndsWith(";.", StringComparison.Ordinal);
        var start = line.IndexOf(';') + 1;
        while (start > 0 && start < line.Length)
        {
            var length = line[start..].IndexOf(';');
            var cut = length < 0;
            var end = cut ? line.Length : start + length;
            if (!cut || !Complete)
            {
                Take(start, end, cut);
            }

            start = end + 1;
        }
    }

    /// <summary>Whether the line's end was seen.</summary>
    public bool Complete { get; }

    /// <summary>Whether a key stands in it twice.</summary>
    public bool Repeats { get; private set; }

    /// <summary>Whether the account list is what the cut went through.</summary>
    public bool ListCut { get; private set; }

    /// <summary>Fields of unknown keys, for display.</summary>
    public readonly IReadOnlyList<string> Unknown => _unknown ?? (IReadOnlyList<string>)[];

    /// <summary>Whether the line has this key at all.</summary>
    public readonly bool Has(Ftk1Key key) => (_seen & (1u << (int)key)) != 0;

    /// <summary>The value of a key; empty where the line does not have it.</summary>
    public readonly ReadOnlySpan<char> this[Ftk1Key key] => Has(key) ? _line[_values[(int)key]] : [];

    private void Take(int start, int end, bool cut)
    {
        var field = _line[start..end];
        var equals = field.IndexOf('=');
        if (equals <= 0)
        {
            return;
        }

        var key = IndexOf(field[..equals]);
        if (key < 0)
        {
            TakeUnknown(field, equals, cut);
        }
        else if (Has((Ftk1Key)key))
        {
            Repeats = true;
        }
        else if (!cut || key == (int)Ftk1Key.Accounts)
        {
            _seen |= 1u << key;
            _values[key] = (start + equals + 1)..end;
            ListCut |= cut;
        }
    }

    private void TakeUnknown(ReadOnlySpan<char> field, int equals, bool cut)
    {
        if (cut || equals > LongestKey || field[..equals].ContainsAnyExcept(KeyCharacters))
        {
            return;
        }

        if (!(_unknownKeys ??= new(StringComparer.Ordinal)).Add(field[..equals].ToString()))
        {
            Repeats = true;
        }
        else if ((_unknown ??= []).Count < MostUnknownFields)
        {
            _unknown.Add(Ftk1Name.ForDisplay(field.ToString(), LongestUnknownField));
        }
    }

    private static int IndexOf(ReadOnlySpan<char> key)
    {
        for (var i = 0; i < Keys.Length; i++)
        {
            if (key.SequenceEqual(Keys[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
