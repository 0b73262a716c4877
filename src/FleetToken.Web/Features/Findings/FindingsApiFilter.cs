using System.Text.Json.Nodes;
using FleetToken.Web.Fleet;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.OpenApi;

namespace FleetToken.Web.Features.Findings;

/// <summary>The filter of a request for findings, or everything that is wrong with it.</summary>
internal static class FindingsApiFilter
{
    private static readonly string[] Paging = ["page", "pageSize"];

    /// <summary>Reads the filter; answers a 400 that names every fault, or null.</summary>
    public static ProblemHttpResult? Read(HttpContext context, MacLists lists, out FindingFilter filter)
    {
        filter = FindingFilter.Parse(context.Request.Query, out var problems);
        problems = [.. problems, .. Paging.Where(context.Request.Query.ContainsKey).Select(name => new FilterProblem(name, $"'{name}' does not apply: this holds all findings that fit."))];
        if (filter.Macs.List is { } list && lists.Find(list) is null)
        {
            problems = [.. problems, new FilterProblem("list", "This pasted list is not known or has expired; paste it again.")];
        }

        return problems.Count == 0 ? null : Problem(problems);
    }

    /// <summary>Reads the one parameter of the catalogue; answers a 400, or null.</summary>
    public static ProblemHttpResult? Read(string? newSince, out FindingSince since)
    {
        var known = newSince is null ? FindingSince.LastSweep : FindingSinceWords.Value(newSince);
        since = known ?? FindingSince.LastSweep;
        return known is null ? Problem([new FilterProblem("newSince", $"newSince takes one of {string.Join(", ", FindingSinceWords.All)}.")]) : null;
    }

    /// <summary>Describes the filters that only findings have; those of Macs are as for <c>GET macs</c>.</summary>
    public static RouteHandlerBuilder WithFindingParameters(this RouteHandlerBuilder endpoint) =>
        endpoint.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(Parameter("newSince", "Only findings first seen since then.", FindingSinceWords.All));
            operation.Parameters.Add(Parameter("accepted", "Only accepted ones, or only those that are not.", ["true", "false"]));
            operation.Parameters.Add(Parameter("finding", "Code of the catalogue; only findings of these codes are listed. All other filters are those of GET macs.", []));
            return Task.CompletedTask;
        });

    private static OpenApiParameter Parameter(string name, string description, IReadOnlyList<string> words) => new()
    {
        Name = name,
        In = ParameterLocation.Query,
        Description = description,
        Schema = new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            Enum = words.Count == 0 ? null : [.. words.Select(word => (JsonNode)JsonValue.Create(word))],
        },
    };

    private static ProblemHttpResult Problem(IReadOnlyList<FilterProblem> problems) => TypedResults.Problem(
        statusCode: StatusCodes.Status400BadRequest,
        title: "The query asks for something that is not known.",
        detail: string.Join(' ', problems.Select(problem => problem.Message)),
        extensions: new Dictionary<string, object?>
        {
            ["errors"] = problems.GroupBy(problem => problem.Name).ToDictionary(name => name.Key, name => name.Select(problem => problem.Message).ToArray()),
        });
}
