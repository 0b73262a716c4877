namespace FleetToken.Web.Sync;

/// <summary>Does the same for each place of a batch, on more than one core where that is worth it.</summary>
internal static class BothCores
{
    private const int WorthIt = 32;

    // Few pieces, as each Mac takes microseconds; more than cores, as pages are parsed and rows written at the same time.
    private const int Piece = 32;

    /// <summary>Calls back for every place from 0 on.</summary>
    public static void ForEach(int count, Action<int> act)
    {
        if (count < WorthIt)
        {
            Do(0, count, act);
            return;
        }

        Parallel.For(0, (count + Piece - 1) / Piece, piece => Do(piece * Piece, Math.Min(count, (piece + 1) * Piece), act));
    }

    private static void Do(int from, int until, Action<int> act)
    {
        for (var place = from; place < until; place++)
        {
            act(place);
        }
    }
}
