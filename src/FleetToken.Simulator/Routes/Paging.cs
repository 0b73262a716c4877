using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace FleetToken.Simulator.Routes;

/// <summary>Reads which page is asked for.</summary>
internal static class Paging
{
    private const int DefaultSize = 100;

    /// <summary>Page from 0 and page size; a size beyond the largest is cut without a word.</summary>
    public static bool TryRead(HttpRequest request, int largest, out int page, out int size)
    {
        size = DefaultSize;
        var fits = Number(request, "page", 0, out page) && Number(request, "page-size", DefaultSize, out size) && page >= 0 && size > 0;
        size = Math.Min(size, largest);
        return fits;
    }

    /// <summary>A whole number of the query; the fallback when it is absent.</summary>
    public static bool Number(HttpRequest request, string name, int fallback, out int value)
    {
        var text = request.Query[name];
        value = fallback;
        return text.Count == 0 || int.TryParse(text[0], NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }
}
