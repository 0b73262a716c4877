using System.Runtime.CompilerServices;

namespace FleetToken.Web.Fleet.Lookup;

/// <summary>The words of all Macs. Made when first asked for; after a commit only the segments it touched are taken apart anew.</summary>
internal sealed class LookupBook
{
    // Words of Macs that changed stay until twice as many are kept as are needed.
    private const int FewWords = 50_000;

    private readonly Lock _making = new();
    private ConditionalWeakTable<IndexSegment, LookupSegment> _segments = [];
    private LookupWords _names = NoNames;
    private LookupWords _serials = NoSerials;
    private CodeTable _persons = new();
    private int _wordsWhenMade;

    private static LookupWords NoNames => new(SoundSpelling.Of);

    // A serial number has no sound.
    private static LookupWords NoSerials => new(_ => "");

    private int Words => _names.Count + _serials.Count;

    /// <summary>The words of a snapshot.</summary>
    public LookupView Of(FleetSnapshot fleet)
    {
        lock (_making)
        {
            if (Words > FewWords + (2 * _wordsWhenMade))
            {
                (_segments, _names, _serials, _persons, _wordsWhenMade) = ([], NoNames, NoSerials, new CodeTable(), 0);
            }

            var builder = new LookupSegmentBuilder(_names, _serials, _persons);
            var segments = new LookupSegment[fleet.Segments.Length];
            for (var place = 0; place < segments.Length; place++)
            {
                if (!_segments.TryGetValue(fleet.Segments[place], out var segment))
                {
                    segment = builder.Build(fleet.Segments[place], fleet.Servers.Span);
                    _segments.Add(fleet.Segments[place], segment);
                }

                segments[place] = segment;
            }

            _wordsWhenMade = _wordsWhenMade == 0 ? Words : _wordsWhenMade;
            return new LookupView(fleet, segments, _names.View, _serials.View, _persons.Texts.Length);
        }
    }
}
