using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FleetToken.Web.Tests.Proof;

/// <summary>
/// A server that speaks Jamf's published schema and shares no code with the simulator: Jamf Pro 11.25, so inventory v3, at most 100 records
/// on a page, privileges that are missing, and records that are as uneven as those of real servers.
/// </summary>
internal sealed class PublishedServer : IAsyncDisposable
{
    public const string ClientId = "3f0c7c1e-client";
    public const string ClientSecret = "xV9-published-client-secret-4hT";
    public const string Token = "published-access-token-7Gk2mQ9xWb";

    private const int MostOnAPage = 100;

    private readonly WebApplication _app;
    private readonly Lock _gate = new();
    private readonly SortedDictionary<int, JsonObject> _records = [];

    private PublishedServer(WebApplication app) => _app = app;

    public Uri Url => new(Assert.Single(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses));

    /// <summary>Called with the number of the page before it is answered.</summary>
    public Action<int>? BeforePage { get; set; }

    /// <summary>What was asked, path and query.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    public static async Task<PublishedServer> StartAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new PublishedServer(app);
        app.Run(server.AnswerAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    /// <summary>Adds a record; its id is taken from it.</summary>
    public void Add(string record)
    {
        var json = JsonNode.Parse(record)!.AsObject();
        lock (_gate)
        {
            _records.Add(int.Parse(json["id"]!.ToString(), CultureInfo.InvariantCulture), json);
        }
    }

    /// <summary>Deletes a record.</summary>
    public void Delete(int id)
    {
        lock (_gate)
        {
            Assert.True(_records.Remove(id));
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        Asked.Enqueue(context.Request.Path + context.Request.QueryString);
        var path = context.Request.Path.Value!;
        if (path is "/api/v1/oauth/token" or "/api/oauth/token")
        {
            await SignInAsync(context);
        }
        else if (context.Request.Headers.Authorization != $"Bearer {Token}")
        {
            await ErrorAsync(context, 401, "INVALID_TOKEN");
        }
        else if (path == "/api/v1/jamf-pro-version")
        {
            await WriteAsync(context, """{"version":"11.25.2-t1771333041"}""");
        }
        else if (path == "/api/v3/computers-inventory")
        {
            await ListAsync(context);
        }
        else if (path.StartsWith("/api/v3/computers-inventory/", StringComparison.Ordinal) && int.TryParse(path[28..], CultureInfo.InvariantCulture, out var id))
        {
            await OneAsync(context, id);
        }
        else if (path == "/api/v2/computer-inventory-collection-settings")
        {
            await WriteAsync(context, """{"computerInventoryCollectionPreferences":{"includeAccounts":true,"includeHiddenAccounts":false,"calculateSizes":false},"applicationPaths":[]}""");
        }
        else
        {
            // This client may read computers and nothing else; what the version lacks is a 404.
            await ErrorAsync(context, path.Contains("/v4/computers-inventory", StringComparison.Ordinal) ? 404 : 403, "INVALID_PRIVILEGE");
        }
    }

    private static async Task SignInAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (form["grant_type"] == "client_credentials" && form["client_id"] == ClientId && form["client_secret"] == ClientSecret)
        {
            await WriteAsync(context, $$"""{"access_token":"{{Token}}","scope":"api-role:1","token_type":"Bearer","expires_in":1199}""");
        }
        else
        {
            await WriteAsync(context, """{"error":"invalid_client"}""", 401);
        }
    }

    private async Task ListAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var page = int.Parse(query["page"].FirstOrDefault() ?? "0", CultureInfo.InvariantCulture);
        var size = Math.Min(MostOnAPage, int.Parse(query["page-size"].FirstOrDefault() ?? "100", CultureInfo.InvariantCulture));
        if (query["filter"].Count == 0)
        {
            BeforePage?.Invoke(page);
        }

        List<JsonObject> found;
        lock (_gate)
        {
            found = [.. _records.Where(record => Fits(record.Key, record.Value, query["filter"])).Select(record => record.Value)];
        }

        if (query["sort"] == "id:desc")
        {
            found.Reverse();
        }

        var asked = query["section"].SelectMany(section => section!.Split(',')).ToHashSet(StringComparer.Ordinal);
        var results = new JsonArray([.. found.Skip(page * size).Take(size).Select(record => Shown(record, asked))]);
        await WriteAsync(context, new JsonObject { ["totalCount"] = found.Count, ["results"] = results, ["unheardOf"] = new JsonObject { ["a"] = new JsonArray(1, "b", null) } }.ToJsonString());
    }

    private Task OneAsync(HttpContext context, int id)
    {
        lock (_gate)
        {
            if (_records.TryGetValue(id, out var record))
            {
                return WriteAsync(context, Shown(record, [.. context.Request.Query["section"].Select(section => section!)]).ToJsonString());
            }
        }

        return ErrorAsync(context, 404, "INVALID_ID");
    }

    private static bool Fits(int id, JsonObject record, string? filter)
    {
        if (string.IsNullOrEmpty(filter))
        {
            return true;
        }

        if (filter.StartsWith("id=in=(", StringComparison.Ordinal))
        {
            return filter[7..^1].Split(',').Contains(id.ToString(CultureInfo.InvariantCulture));
        }

        Assert.StartsWith("general.reportDate>=", filter);
        var since = DateTimeOffset.Parse(filter.Split('"')[1], CultureInfo.InvariantCulture);
        return DateTimeOffset.TryParse(record["general"]?["reportDate"]?.ToString(), CultureInfo.InvariantCulture, out var reported) && reported >= since;
    }

    // Sections that were not asked for come as null (observed on real servers).
    private static JsonObject Shown(JsonObject record, HashSet<string> sections)
    {
        var shown = record.DeepClone().AsObject();
        foreach (var name in shown.Select(member => member.Key).Where(name => name is not ("id" or "udid")).ToList())
        {
            var section = string.Concat(name.Select(letter => char.IsUpper(letter) ? $"_{letter}" : char.ToUpperInvariant(letter).ToString()));
            if (!sections.Contains(section))
            {
                shown[name] = null;
            }
        }

        return shown;
    }

    private static Task ErrorAsync(HttpContext context, int status, string code) =>
        WriteAsync(context, $$"""{"httpStatus":{{status}},"errors":[{"code":"{{code}}","description":"{{code}}","id":"0","field":null}]}""", status);

    private static Task WriteAsync(HttpContext context, string json, int status = 200)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json;charset=UTF-8";
        return context.Response.WriteAsync(json, context.RequestAborted);
    }
}
