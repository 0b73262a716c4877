namespace FleetToken.Jamf.Reading;

/// <summary>Which pages are still to be asked for; learns from each answer how much the server bears (design 5, "Sweep"). No I/O.</summary>
internal sealed class PagePlan
{
    /// <summary>Largest page that Jamf Pro answers; it cuts larger ones without a word (API 2.3).</summary>
    public const int LargestPage = 2000;

    // A server that keeps giving less would end at one row a page; from here on the walk over ids finds the rest.
    private const int MostLimits = 8;

    // Pages without a row where rows were promised: the count is wrong, and asking on would not end.
    private const int MostEmptyPages = 3;

    private readonly bool _toTheEnd;
    private readonly Stack<PageRequest> _urgent = [];
    private readonly Queue<PageRequest> _rest = [];
    private long _next;
    private long _until;
    private int _limits;
    private int _emptyPages;
    private int _failuresInARow;

    /// <summary>Plans one page.</summary>
    /// <param name="first">The first page.</param>
    /// <param name="toTheEnd">Whether the pages after it follow, as far as the answers say there are rows.</param>
    public PagePlan(PageRequest first, bool toTheEnd)
    {
        (Size, _toTheEnd, _next, _until) = (first.Size, toTheEnd, first.End, toTheEnd ? 0 : first.End);
        _urgent.Push(first);
    }

    /// <summary>Page size from here on.</summary>
    public int Size { get; private set; }

    /// <summary>Rows in all, by the last answer that said so.</summary>
    public int? TotalCount { get; private set; }

    /// <summary>Whether answers disagreed, or rows were missing.</summary>
    public bool Moved { get; private set; }

    /// <summary>Whether planned pages share rows, so that meeting a Mac twice means nothing.</summary>
    public bool Overlaps { get; private set; }

    /// <summary>Whether the server gave less than was asked for.</summary>
    public bool Limited => _limits > 0;

    /// <summary>Whether a page failed.</summary>
    public bool Failed { get; private set; }

    /// <summary>Pages answered.</summary>
    public int Answers { get; private set; }

    /// <summary>The next page to ask for.</summary>
    public bool TryNext(out PageRequest request)
    {
        if (_urgent.TryPop(out request) || _rest.TryDequeue(out request))
        {
            return true;
        }

        if (_next >= _until)
        {
            return false;
        }

        Overlaps |= _next % Size != 0;
        request = new PageRequest((int)(_next / Size), Size);
        _next = request.End;
        return true;
    }

    /// <summary>Takes note of an answer.</summary>
    public void Answered(PageRequest request, int rows, int? total)
    {
        Answers++;
        _failuresInARow = request.Size >= Size ? 0 : _failuresInARow;
        if (total is { } counted)
        {
            Moved |= TotalCount is { } known && known != counted;
            TotalCount = counted;
        }

        // Without a count, a full page means that there may be one more.
        var until = total ?? (rows >= request.Size ? request.End + 1 : request.Start + rows);
        _until = _toTheEnd ? Math.Max(_until, until) : _until;
        if (rows < request.Size && request.Start + rows < until)
        {
            GaveLess(request, rows, until);
        }
    }

    /// <summary>Takes note of a failure; false where the page is a single record and cannot be split.</summary>
    public bool Split(PageRequest request)
    {
        Failed = true;
        if (request.Size == 1)
        {
            return false;
        }

        var half = request.Size / 2;
        var until = TotalCount is { } total ? Math.Min(request.End, Math.Max(total, request.Start + 1)) : request.End;
        foreach (var part in Cover(request.Start, until, half).Reverse())
        {
            _urgent.Push(part);
        }

        // One bad page says something about its records, two in a row about the server.
        if (++_failuresInARow >= 2 && request.Size == Size)
        {
            _failuresInARow = 0;
            Size = half;
        }

        return true;
    }

    /// <summary>Page size for the next walk: twice as much where all went quickly.</summary>
    public int NextSize(bool quick) =>
        quick && !Failed && !Limited && Answers > 1 && Size < LargestPage ? Math.Min(Size * 2, LargestPage) : Size;

    private void GaveLess(PageRequest request, int rows, long until)
    {
        if (rows == 0)
        {
            Moved = true;
            _until = ++_emptyPages >= MostEmptyPages ? _next : _until;
            return;
        }

        if (_limits >= MostLimits)
        {
            Moved = true;
            return;
        }

        _limits++;
        Size = Math.Min(Size, rows);
        if (request.End == _next)
        {
            // Nothing behind this page was asked for yet: go on where it ended.
            _next = request.Start + rows;
            _until = _toTheEnd ? _until : Math.Min(_until, until);
            return;
        }

        foreach (var part in Cover(request.Start + rows, Math.Min(request.End, until), Size))
        {
            _rest.Enqueue(part);
        }
    }

    private IEnumerable<PageRequest> Cover(long from, long until, int size)
    {
        Overlaps |= from % size != 0;
        for (var page = from / size; page * size < until; page++)
        {
            yield return new PageRequest((int)page, size);
        }
    }
}
