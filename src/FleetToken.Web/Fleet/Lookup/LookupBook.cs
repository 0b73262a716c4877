using System.Runtime.CompilerServices;

namespace FleetToken.Web.Fleet.Lookup;

/// <summary>The words of all Macs. Made when first asked for; after a commit only the segments it touched are taken apart anew.</summary>
internal sealed class LookupBook
{
    // Words of Macs that changed stay until twice as many are kept as are needed.
    private const int FewWords = 50_000;

    private readonly Lock _making = new();
    private ConditionalWeakTable<IndexSegment, LookupSegment> _segments = [];
    private LookupWords _words = new();
    private CodeTable _persons = new();
    private int _wordsWhenMade;

    /// <summary>The words of a snapshot.</summary>
    public LookupView Of(FleetSnapshot fleet)
    {
        lock (_making)
        {
            if (_words.Count > FewWords + (2 * _wordsWhenMade))
            {
                (_segments, _words, _persons, _wordsWhenMade) = ([], new LookupWords(), new CodeTable(), 0);
            }

            var builder = new LookupSegmentBuilder(_words, _persons);
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

            _wordsWhenMade = _wordsWhenMade == 0 ? _words.Count : _wordsWhenMade;
            return new LookupView(fleet, segments, _words.View, _persons.Texts.Length);
        }
    }
}
