using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Web;

namespace FleetToken.Jamf.Tests.Support;

/// <summary>A request as the server saw it.</summary>
internal sealed record Asked(int Number, string Path, string Query)
{
    private readonly System.Collections.Specialized.NameValueCollection _query = HttpUtility.ParseQueryString(Query);

    public int Page => int.Parse(this["page"] ?? "0", CultureInfo.InvariantCulture);

    public int Size => int.Parse(this["page-size"] ?? "100", CultureInfo.InvariantCulture);

    public string? Filter => this["filter"];

    public string[] Sections => _query.GetValues("section") ?? [];

    public bool IsList => Path.EndsWith("/computers-inventory", StringComparison.Ordinal);

    public bool IsWalk => IsList && Filter is null && Sections.Length > 1;

    public bool IsToken => Path.EndsWith("/oauth/token", StringComparison.Ordinal);

    public string? this[string name] => _query[name];
}

/// <summary>A small Jamf Pro behind the handler: computers by id, and whatever a test wants to go wrong.</summary>
internal sealed class FakeJamf : HttpMessageHandler
{
    private readonly Lock _gate = new();
    private readonly List<Asked> _asked = [];

    public SortedDictionary<long, JsonObject> Computers { get; } = [];

    public string Version { get; set; } = "11.30.1-t1784555528405";

    public int NewestApi { get; set; } = 4;

    public int LargestPage { get; set; } = 2000;

    public int TokenLifetime { get; set; } = 1800;

    /// <summary>Runs before each request is answered, while nothing else is.</summary>
    public Action<Asked>? Before { get; set; }

    /// <summary>Answers in place of the server; null leaves it to it.</summary>
    public Func<Asked, HttpResponseMessage?>? Instead { get; set; }

    /// <summary>Holds each answer until the returned task is done.</summary>
    public Func<Asked, CancellationToken, Task>? Hold { get; set; }

    public IReadOnlyList<Asked> Requests
    {
        get
        {
            lock (_gate)
            {
                return [.. _asked];
            }
        }
    }

    public IReadOnlyList<Asked> Lists => [.. Requests.Where(asked => asked.IsList)];

    public FakeJamf With(params IEnumerable<JsonObject> computers)
    {
        foreach (var computer in computers)
        {
            Computers[long.Parse((string)computer["id"]!, CultureInfo.InvariantCulture)] = computer;
        }

        return this;
    }

    public static HttpResponseMessage Json(string body, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    public static HttpResponseMessage Html(string body, HttpStatusCode status) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "text/html") };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Asked asked;
        lock (_gate)
        {
            asked = new Asked(_asked.Count, request.RequestUri!.AbsolutePath, request.RequestUri.Query);
            _asked.Add(asked);
        }

        if (Hold is { } hold)
        {
            await hold(asked, cancellationToken);
        }

        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            Before?.Invoke(asked);
            return Instead?.Invoke(asked) ?? Answer(asked);
        }
    }

    private HttpResponseMessage Answer(Asked asked) => asked.Path.Split('/', StringSplitOptions.RemoveEmptyEntries) switch
    {
        ["api", "oauth", "token"] => Json($$"""{"access_token":"token-{{asked.Number}}","token_type":"Bearer","scope":"api-role:1","expires_in":{{TokenLifetime}}}"""),
        ["api", "v1", "jamf-pro-version"] => Json($$"""{"version":"{{Version}}"}"""),
        ["api", var api, "computers-inventory"] when Knows(api) => List(asked),
        ["api", var api, "computers-inventory", var id] when Knows(api) => One(long.Parse(id, CultureInfo.InvariantCulture)),
        _ => Json("""{"httpStatus":404,"errors":[]}""", HttpStatusCode.NotFound),
    };

    private bool Knows(string api) => int.Parse(api[1..], CultureInfo.InvariantCulture) <= NewestApi;

    private HttpResponseMessage One(long id) =>
        Computers.TryGetValue(id, out var computer) ? Json(computer.ToJsonString()) : Json("""{"httpStatus":404,"errors":[]}""", HttpStatusCode.NotFound);

    private HttpResponseMessage List(Asked asked)
    {
        IEnumerable<JsonObject> rows = Computers.Values;
        if (asked.Filter is { } filter)
        {
            rows = filter.StartsWith("id=in=(", StringComparison.Ordinal) ? rows.Where(Among(filter[7..^1])) : rows.Where(ReportedSince(filter));
        }

        rows = asked["sort"] switch
        {
            "id:desc" => rows.Reverse(),
            "general.reportDate:asc,id:asc" => rows.OrderBy(ReportDate),
            _ => rows,
        };
        var all = rows.ToList();
        var size = Math.Min(asked.Size, LargestPage);
        var page = all.Skip(asked.Page * size).Take(size);
        return Json($$"""{"totalCount":{{all.Count}},"results":[{{string.Join(',', page.Select(row => row.ToJsonString()))}}]}""");
    }

    private static Func<JsonObject, bool> Among(string ids)
    {
        var wanted = ids.Split(',').ToHashSet();
        return row => wanted.Contains((string)row["id"]!);
    }

    private static Func<JsonObject, bool> ReportedSince(string filter)
    {
        var since = DateTimeOffset.Parse(filter.Split('"')[1], CultureInfo.InvariantCulture);
        return row => ReportDate(row) >= since;
    }

    private static DateTimeOffset ReportDate(JsonObject row) => DateTimeOffset.Parse((string)row["general"]!["reportDate"]!, CultureInfo.InvariantCulture);
}
