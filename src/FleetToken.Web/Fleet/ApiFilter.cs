using System.Text.Json.Nodes;
using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.OpenApi;

namespace FleetToken.Web.Fleet;

/// <summary>The filter of a REST call, or everything that is wrong with it; and how it stands in the OpenAPI document.</summary>
internal static class ApiFilter
{
    private static readonly (string Name, string Description, IReadOnlyCollection<string> Words)[] Parameters =
    [
        ("search", "Part of name, serial number, asset tag, assigned user or local account name.", []),
        ("fileVault", "FileVault state.", FleetWords.All<FileVaultState>()),
        ("recoveryKey", "Validity of the key in escrow.", FleetWords.All<KeyValidity>()),
        ("bootstrapToken", "Bootstrap Token.", FleetWords.All<BootstrapTokenStatus>()),
        ("tokenVerdict", "Who holds the tokens.", FleetWords.All<TokenVerdict>()),
        ("recoverability", "How the data would be reached.", FleetWords.All<Recoverability>()),
        ("finding", "Code of the catalogue; the Macs it concerns, implied ones included.", []),
        ("object", "Object of a server's configuration, such as policy-12: the Macs it concerns or may concern. Give server too where there are several.", []),
        ("severity", "Highest severity of the Mac's findings.", FleetWords.All<Severity>()),
        ("phase", "Where the Mac stands in its life.", FleetWords.All<MacPhase>()),
        ("server", "Configured server name.", []),
        ("site", "Jamf site; None for Macs without one.", []),
        ("os", "Beginning of the macOS version: 15, 15.6 or 15.6.1.", []),
        ("stale", "Whether recoverability rests on old facts.", ["true", "false"]),
        ("inventory", "Age of the inventory report.", FleetWords.All<InventoryAge>()),
        ("serialNumber", "Whole serial number.", []),
        ("list", "Id of a pasted list.", []),
        ("gone", "true: only Macs that are no longer in Jamf.", ["true", "false"]),
        ("sort", "Field, with - in front for downwards. Default -severity.", [.. FleetWords.All<MacSortField>().SelectMany(word => new[] { word, "-" + word })]),
        ("page", "From 1.", []),
        ("pageSize", "1 to 1000. Default 50.", []),
    ];

    private static readonly (string Name, string Description, IReadOnlyCollection<string> Words)[] OfFindings =
    [
        ("newSince", "Only findings first seen since then.", FindingSinceWords.All),
        ("accepted", "Only accepted ones, or only those that are not.", ["true", "false"]),
    ];

    private static readonly string[] Paging = ["page", "pageSize"];

    /// <summary>Reads a filter of Macs; answers a 400 that names every fault, or null.</summary>
    /// <param name="context">The request.</param>
    /// <param name="servers">Configured server names.</param>
    /// <param name="paged">Whether the answer has pages.</param>
    /// <param name="filter">What was read.</param>
    public static ProblemHttpResult? Read(HttpContext context, IEnumerable<string> servers, bool paged, out MacFilter filter)
    {
        filter = MacFilter.Parse(context.Request.Query, out var problems);
        return Refusal([.. problems, .. paged ? [] : Pages(context, "Macs"), .. NotThere(context, filter, servers)]);
    }

    /// <summary>Reads a filter of findings; answers a 400 that names every fault, or null.</summary>
    public static ProblemHttpResult? Read(HttpContext context, IEnumerable<string> servers, out FindingFilter filter)
    {
        filter = FindingFilter.Parse(context.Request.Query, out var problems);
        return Refusal([.. problems, .. Pages(context, "findings"), .. NotThere(context, filter.Macs, servers)]);
    }

    /// <summary>Reads the one parameter of the catalogue; answers a 400, or null.</summary>
    public static ProblemHttpResult? Read(string? newSince, out FindingSince since)
    {
        var known = newSince is null ? FindingSince.LastSweep : FindingSinceWords.Value(newSince);
        since = known ?? FindingSince.LastSweep;
        return Refusal(known is null ? [new FilterProblem("newSince", $"newSince takes one of {string.Join(", ", FindingSinceWords.All)}.")] : []);
    }

    /// <summary>Describes the filters of Macs in the OpenAPI document.</summary>
    public static RouteHandlerBuilder WithFilterParameters(this RouteHandlerBuilder endpoint, bool paged) =>
        Describe(endpoint, Parameters.Where(parameter => paged || !Paging.Contains(parameter.Name)));

    /// <summary>Describes the filters of findings in the OpenAPI document.</summary>
    public static RouteHandlerBuilder WithFindingParameters(this RouteHandlerBuilder endpoint) =>
        Describe(endpoint, Parameters.Where(parameter => !Paging.Contains(parameter.Name)).Concat(OfFindings));

    /// <summary>Describes the header that says how many rows a file holds.</summary>
    public static RouteHandlerBuilder WithTotalCount(this RouteHandlerBuilder endpoint, string rows) =>
        endpoint.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            if (operation.Responses?.GetValueOrDefault("200") is OpenApiResponse answer)
            {
                answer.Headers ??= new Dictionary<string, IOpenApiHeader>();
                answer.Headers["X-Total-Count"] = new OpenApiHeader
                {
                    Description = $"How many {rows} there are.",
                    Required = true,
                    Schema = new OpenApiSchema { Type = JsonSchemaType.Integer },
                };
            }

            return Task.CompletedTask;
        });

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder endpoint, IEnumerable<(string Name, string Description, IReadOnlyCollection<string> Words)> parameters) =>
        endpoint.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            operation.Parameters ??= [];
            foreach (var (name, description, words) in parameters)
            {
                operation.Parameters.Add(new OpenApiParameter { Name = name, In = ParameterLocation.Query, Description = description, Schema = Schema(words) });
            }

            return Task.CompletedTask;
        });

    private static IEnumerable<FilterProblem> Pages(HttpContext context, string rows) =>
        Paging.Where(context.Request.Query.ContainsKey).Select(name => new FilterProblem(name, $"'{name}' does not apply: this holds all {rows} that fit."));

    private static IEnumerable<FilterProblem> NotThere(HttpContext context, MacFilter filter, IEnumerable<string> servers)
    {
        var lists = context.RequestServices.GetRequiredService<MacLists>();
        if (filter.List is { } list && lists.Find(list) is null)
        {
            yield return new FilterProblem("list", "This pasted list is not known or has expired; paste it again.");
        }

        // Macs of a server that was taken out of the configuration are still there to be asked for.
        var stored = context.RequestServices.GetRequiredService<FleetIndex>().Current.Servers.ToArray();
        foreach (var server in filter.Server.Except(servers).Except(stored))
        {
            yield return new FilterProblem("server", $"'{FilterReader.Shown(server)}' is not a server; servers are {string.Join(", ", servers.Union(stored.Where(name => name.Length > 0)).Order(StringComparer.Ordinal))}.");
        }
    }

    private static OpenApiSchema Schema(IReadOnlyCollection<string> words) => new()
    {
        Type = JsonSchemaType.String,
        Enum = words.Count == 0 ? null : [.. words.Select(word => (JsonNode)JsonValue.Create(word))],
    };

    private static ProblemHttpResult? Refusal(IReadOnlyList<FilterProblem> problems) => problems.Count == 0 ? null : TypedResults.Problem(
        statusCode: StatusCodes.Status400BadRequest,
        title: "The query asks for something that is not known.",
        detail: string.Join(' ', problems.Select(problem => problem.Message)),
        extensions: new Dictionary<string, object?>
        {
            ["errors"] = problems.GroupBy(problem => problem.Name).ToDictionary(name => name.Key, name => name.Select(problem => problem.Message).ToArray()),
        });
}
