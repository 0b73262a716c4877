using System.Globalization;

namespace FleetToken.Web.Csv;

/// <summary>A CSV file as the answer to a request.</summary>
public static class CsvResponse
{
    /// <summary>Writes the head, then what <paramref name="write"/> writes; half a file never passes for a whole one.</summary>
    /// <param name="context">The request.</param>
    /// <param name="name">First part of the file's name; the UTC day follows.</param>
    /// <param name="total">How many rows there will be.</param>
    /// <param name="at">UTC time of the export.</param>
    /// <param name="write">Writes to the stream it is given.</param>
    public static async Task WriteAsync(HttpContext context, string name, int total, DateTimeOffset at, Func<Stream, Task> write)
    {
        var response = context.Response;
        response.ContentType = CsvExport.ContentType;
        response.Headers.ContentDisposition = string.Create(CultureInfo.InvariantCulture, $"attachment; filename=\"{name}-{at:yyyy-MM-dd}.csv\"");
        response.Headers["X-Total-Count"] = total.ToString(CultureInfo.InvariantCulture);
        try
        {
            await write(response.Body);
        }
        catch when (response.HasStarted)
        {
            context.Abort();
            throw;
        }
    }
}
