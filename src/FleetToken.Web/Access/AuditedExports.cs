using System.Globalization;
using FleetToken.Web.Audit;

namespace FleetToken.Web.Access;

/// <summary>Writes down that a list leaves FleetToken, before its first byte.</summary>
public static class AuditedExports
{
    /// <summary>Writes down who takes which file with which filter.</summary>
    /// <exception cref="Store.StoreException">It could not be written: the file must not leave.</exception>
    public static Task TellExportAsync(this AuditLog audit, HttpContext context, string file, int rows)
    {
        ArgumentNullException.ThrowIfNull(audit);
        ArgumentNullException.ThrowIfNull(context);
        var entry = CurrentUser.Of(context.User).Entry(AuditEvent.Exported) with
        {
            Details = new Dictionary<string, string>
            {
                ["how"] = file,
                ["filter"] = context.Request.QueryString.Value?.TrimStart('?') ?? "",
                ["rows"] = rows.ToString(CultureInfo.InvariantCulture),
            },
        };
        return audit.AppendAsync(entry, context.RequestAborted);
    }
}
