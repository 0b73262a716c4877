using System.Text.Json.Nodes;
using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using FleetToken.Web.Fleet;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.OpenApi;

namespace FleetToken.Web.Features.Macs;

/// <summary>The filter of a request, or everything that is wrong with it.</summary>
internal static class MacsApiFilter
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

    private static readonly string[] Paging = ["page", "pageSize"];

    /// <summary>Reads the filter; answers a 400 that names every fault, or null.</summary>
    public static ProblemHttpResult? Read(HttpContext context, MacLists lists, bool paged, out MacFilter filter)
    {
        filter = MacFilter.Parse(context.Request.Query, out var problems);
        if (!paged)
        {
            problems = [.. problems, .. Paging.Where(context.Request.Query.ContainsKey).Select(name => new FilterProblem(name, $"'{name}' does not apply: this holds all Macs that fit."))];
        }

        if (filter.List is { } list && lists.Find(list) is null)
        {
            problems = [.. problems, new FilterProblem("list", "This pasted list is not known or has expired; paste it again.")];
        }

        return problems.Count == 0 ? null : Problem(problems);
    }

    /// <summary>Describes the filters in the OpenAPI document.</summary>
    public static RouteHandlerBuilder WithFilterParameters(this RouteHandlerBuilder endpoint, bool paged) =>
        endpoint.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            operation.Parameters ??= [];
            foreach (var (name, description, words) in Parameters.Where(parameter => paged || !Paging.Contains(parameter.Name)))
            {
                operation.Parameters.Add(new OpenApiParameter
                {
                    Name = name,
                    In = ParameterLocation.Query,
                    Description = description,
                    Schema = Schema(words),
                });
            }

            return Task.CompletedTask;
        });

    private static OpenApiSchema Schema(IReadOnlyCollection<string> words) => new()
    {
        Type = JsonSchemaType.String,
        Enum = words.Count == 0 ? null : [.. words.Select(word => (JsonNode)JsonValue.Create(word))],
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
