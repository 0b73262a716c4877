using System.Globalization;
using FleetToken.Domain.Macs;
using FleetToken.Web.Store;

namespace FleetToken.Web.Fleet;

/// <summary>A question made ready for one snapshot: each filter is a bit mask or a table, so that a Mac is tested in a few steps.</summary>
internal sealed class MacTest
{
    private readonly uint _fileVault;
    private readonly uint _recoveryKey;
    private readonly uint _bootstrapToken;
    private readonly uint _tokenVerdict;
    private readonly uint _recoverability;
    private readonly uint _severity;
    private readonly uint _phase;
    private readonly uint _inventory;
    private readonly bool _gone;
    private readonly bool? _stale;
    private readonly bool[]? _servers;
    private readonly bool[]? _sites;
    private readonly bool[]? _versions;
    private readonly bool[]? _findings;
    private readonly bool[]? _findingsOfObjects;
    private readonly bool[]? _objects;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>>? _serialNumbers;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>>? _pasted;
    private readonly InventoryAges _ages;

    /// <summary>Makes a question ready.</summary>
    public MacTest(FleetSnapshot fleet, MacQuestion question)
    {
        var filter = question.Filter;
        _fileVault = Mask(filter.FileVault);
        _recoveryKey = Mask(filter.RecoveryKey);
        _bootstrapToken = Mask(filter.BootstrapToken);
        _tokenVerdict = Mask(filter.TokenVerdict);
        _recoverability = Mask(filter.Recoverability);
        _severity = Mask(filter.Severity);
        _phase = Mask(filter.Phase);
        _inventory = Mask(filter.Inventory);
        _gone = filter.Gone;
        _stale = filter.Stale;
        _servers = Table(fleet.Servers.Span, filter.Server.Count > 0, server => filter.Server.Contains(server));
        _sites = Sites(fleet.Sites.Span, filter, question.Scope);
        _versions = Table(fleet.Versions.Span, filter.Os.Count > 0, version => filter.Os.Any(os => IsVersion(version, os)));
        _findings = Table(fleet.FindingSets.Span, filter.Finding.Count > 0, set => FindingSet.Read(set).Any(one => filter.Finding.Contains(one.Code)));
        _findingsOfObjects = Table(fleet.ConcernSets.Span, filter.Finding.Count > 0, set => ConcernSet.Read(set).Any(one => filter.Finding.Contains(one.Code)));
        _objects = Table(fleet.ConcernSets.Span, filter.Objects.Count > 0, set => ConcernSet.Read(set).Any(one => filter.Objects.Contains(one.Name)));
        _serialNumbers = Lookup(filter.SerialNumber.Count > 0 ? filter.SerialNumber.Select(SearchFold.Fold) : null);
        _pasted = Lookup(filter.List is null ? null : question.Pasted ?? (IEnumerable<string>)[]);
        _ages = new InventoryAges(question.Now, question.Settings);
    }

    /// <summary>Whether a Mac fits, its text aside.</summary>
    public bool Fits(IndexSegment segment, in IndexEntry mac) =>
        mac.Gone == _gone
        && Has(_severity, (int)mac.Severity)
        && Has(_fileVault, (int)mac.FileVault)
        && Has(_recoveryKey, (int)mac.RecoveryKey)
        && Has(_bootstrapToken, (int)mac.BootstrapToken)
        && Has(_tokenVerdict, (int)mac.TokenVerdict)
        && Has(_recoverability, (int)mac.Recoverability)
        && Has(_phase, (int)mac.Phase)
        && (_stale is null || mac.Stale == _stale)
        && (_inventory == uint.MaxValue || Has(_inventory, (int)_ages.Of(mac.InventoryAt)))
        && (_sites is null || _sites[mac.Site])
        && (_servers is null || _servers[mac.Server])
        && (_versions is null || _versions[mac.Os])
        && (_findings is null || _findings[mac.Findings] || _findingsOfObjects?[mac.Concerns] == true)
        && (_objects is null || _objects[mac.Concerns])
        && (_serialNumbers is not { } numbers || numbers.Contains(segment.SerialNumber(mac)))
        && (_pasted is not { } pasted || IsPasted(pasted, segment, mac));

    private static bool IsPasted(HashSet<string>.AlternateLookup<ReadOnlySpan<char>> pasted, IndexSegment segment, in IndexEntry mac) =>
        pasted.Contains(segment.SerialNumber(mac)) || pasted.Contains(segment.Name(mac)) || pasted.Contains(segment.AssetTag(mac));

    private static bool Has(uint mask, int value) => (mask & (1u << value)) != 0;

    private static uint Mask<T>(IReadOnlyList<T> values) where T : struct, Enum =>
        values.Count == 0 ? uint.MaxValue : values.Aggregate(0u, (mask, value) => mask | (1u << Convert.ToInt32(value, CultureInfo.InvariantCulture)));

    private static bool[]? Sites(ReadOnlySpan<string> sites, MacFilter filter, FleetScope scope) =>
        Table(sites, filter.Site.Count > 0 || !scope.IsEverything, site =>
            scope.Includes(site.Length == 0 ? null : site)
            && (filter.Site.Count == 0 || filter.Site.Contains(site.Length == 0 ? MacFilter.NoSite : site)));

    private static bool[]? Table(ReadOnlySpan<string> texts, bool isNeeded, Func<string, bool> fits)
    {
        if (!isNeeded)
        {
            return null;
        }

        var table = new bool[texts.Length];
        for (var code = 0; code < table.Length; code++)
        {
            table[code] = fits(texts[code]);
        }

        return table;
    }

    private static HashSet<string>.AlternateLookup<ReadOnlySpan<char>>? Lookup(IEnumerable<string>? texts)
    {
        if (texts is null)
        {
            return null;
        }

        // A missing serial number folds to the empty text and must not be found.
        var known = new HashSet<string>(texts, StringComparer.Ordinal);
        known.Remove("");
        return known.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Whether a version begins with the numbers asked for: 15 takes 15.6.1, 15.6 takes it too, 15.5 does not.</summary>
    private static bool IsVersion(string printed, string asked)
    {
        if (MacOsVersion.Parse(printed) is not { } version || MacOsVersion.Parse(asked) is not { } wanted)
        {
            return false;
        }

        var numbers = asked.Count(character => character == '.') + 1;
        return version.Major == wanted.Major
            && (numbers < 2 || version.Minor == wanted.Minor)
            && (numbers < 3 || version.Patch == wanted.Patch);
    }
}
