using FleetToken.Domain.Runbook;
using FleetToken.Domain.Verdicts;
using FleetToken.Web.Access;
using FleetToken.Web.Fleet;
using FleetToken.Web.Sync;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FleetToken.Web.Features.Helpdesk;

/// <summary>REST for the lock-out runbook: it decides and explains, reveals nothing and changes nothing.</summary>
public static class RunbookApi
{
    /// <summary>Maps <c>POST runbook</c>.</summary>
    public static IEndpointRouteBuilder MapRunbookApi(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/api/v1/runbook", DecideAsync)
            .WithName("AskRunbook")
            .WithTags("Runbook")
            .WithSummary("What to do for a person who is locked out of a Mac: outcome, steps, words to say, what not to do, and the next question.")
            .WithDescription("Facts about the Mac are filled in, each with its reason and age; answers are what people said. No answer makes a key good. No key is revealed.")
            .Accepts<RunbookRequest>("application/json")
            .ProducesValidationProblem()
            .RequireAuthorization(AccessPolicies.HelpCallers);
        return endpoints;
    }

    private static async Task<Results<Ok<RunbookAnswer>, NotFound, ValidationProblem>> DecideAsync(
        HttpContext context, MacsQuery macs, RunbookViews views, RefreshMac refresh)
    {
        var cancellation = context.RequestAborted;
        var body = await RunbookBody.ReadAsync(context.Request, cancellation);
        if (body.Faults is { Count: > 0 } faults)
        {
            return TypedResults.ValidationProblem(faults, title: "The runbook cannot take this.");
        }

        var scope = CurrentUser.Of(context.User).Scope;
        if (await macs.FindAsync(body.Id, scope, cancellation) is not { } detail)
        {
            return TypedResults.NotFound();
        }

        var live = LiveRead.NotMade;
        if (body.ReadLive)
        {
            // Only a Mac in scope is read.
            live = await refresh.NowAsync(body.Id, cancellation) is RefreshOutcome.Read ? LiveRead.Succeeded : LiveRead.Failed;
            if (await macs.FindAsync(body.Id, scope, cancellation) is not { } read)
            {
                return TypedResults.NotFound();
            }

            detail = read;
        }

        return TypedResults.Ok(await AnswerAsync(body, detail, live, views, cancellation));
    }

    private static async Task<RunbookAnswer> AnswerAsync(RunbookBody body, Fleet.MacDetail detail, LiveRead live, RunbookViews views, CancellationToken cancellationToken)
    {
        var situation = await views.SituationAsync(detail, new RunbookCall { StartedAt = body.CallStartedAt, LiveRead = live, TwinsTried = body.TwinsTried }, cancellationToken);
        var facts = RunbookFacts.Of(situation, new AgeClock(detail.Subject.Now));
        var merged = body.Answers.Over(facts);
        var decision = LockoutRunbook.Decide(merged.Inputs);
        var advice = RunbookAdviceBook.For(decision, RunbookScene.Of(situation, facts, body.Answers));
        return RunbookAnswer.Of(facts, merged, advice, RunbookQuestions.Next(merged.Inputs, body.Asked), detail, live);
    }
}
