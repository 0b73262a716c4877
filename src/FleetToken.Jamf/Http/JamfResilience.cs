using System.Net;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace FleetToken.Jamf.Http;

/// <summary>The pipeline around sending, reading and parsing one answer, so that a cut-off or hanging body is repeated like any other fault.</summary>
internal sealed class JamfResilience
{
    /// <summary>How long a server may make us wait before we give up instead.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    private const int Repeats = 3;

    private readonly string _server;
    private readonly RequestBudget _budget;
    private readonly JamfFailures _failures;
    private readonly ILogger _logger;
    private readonly ResiliencePipeline _repeat;
    private readonly ResiliencePipeline _repeatUnanswered;
    private readonly ResiliencePipeline _deadline;

    public JamfResilience(string server, TimeSpan requestTimeout, RequestBudget budget, JamfFailures failures, TimeProvider time, ILogger logger)
    {
        (_server, _budget, _failures, _logger) = (server, budget, failures, logger);
        _repeat = new ResiliencePipelineBuilder { TimeProvider = time }.AddRetry(Repeating(IsWorthARepeat)).Build();
        _repeatUnanswered = new ResiliencePipelineBuilder { TimeProvider = time }.AddRetry(Repeating(IsUnanswered)).Build();
        _deadline = new ResiliencePipelineBuilder { TimeProvider = time }.AddTimeout(requestTimeout).Build();
    }

    /// <summary>Asks until there is an answer that could be read to its end, or a failure that will not pass.</summary>
    /// <param name="call">What is asked, for messages, counting and the place it takes.</param>
    /// <param name="send">Sends the request and returns when the headers are there.</param>
    /// <param name="read">Reads the body of a good answer.</param>
    /// <param name="cancellationToken">Ends the call, also while it waits.</param>
    /// <exception cref="JamfException">There is no answer.</exception>
    public Task<T> AskAsync<T>(
        JamfCall call,
        Func<CancellationToken, Task<HttpResponseMessage>> send,
        Func<HttpResponseMessage, CancellationToken, Task<T>> read,
        CancellationToken cancellationToken) =>
        RepeatAsync(
            call,
            send,
            (response, token) => _failures.FromStatus(response, call) is { } failure ? throw failure : read(response, token),
            cancellationToken);

    /// <summary>The status of the answer, good or bad; its body is not read. Only a server that cannot answer now is a failure.</summary>
    /// <exception cref="JamfException">There is no answer.</exception>
    public Task<HttpStatusCode> AskStatusAsync(JamfCall call, Func<CancellationToken, Task<HttpResponseMessage>> send, CancellationToken cancellationToken) =>
        RepeatAsync(
            call,
            send,
            (response, _) => _failures.FromStatus(response, call) is { } failure && (failure.MayPass || failure.Failure == JamfFailure.SignInRefused)
                ? throw failure
                : Task.FromResult(response.StatusCode),
            cancellationToken);

    /// <summary>The failure for a status that was looked at and turned out to be a refusal.</summary>
    public JamfException Forbidden(JamfCall call) => _failures.Forbidden(call);

    /// <summary>The failure for an answer that was read to its end and turned out to be another than the one documented.</summary>
    public JamfException Misread(JamfCall call) => _failures.FromException(new MisreadAnswerException(Misreading.OtherShape), call)!;

    private async Task<T> RepeatAsync<T>(
        JamfCall call,
        Func<CancellationToken, Task<HttpResponseMessage>> send,
        Func<HttpResponseMessage, CancellationToken, Task<T>> read,
        CancellationToken cancellationToken) =>
        await (call.AtMostOneAnswer ? _repeatUnanswered : _repeat).ExecuteAsync(
            static async (ask, token) => await ask.Self.AttemptAsync(ask.Call, ask.Send, ask.Read, token),
            (Self: this, Call: call, Send: send, Read: read),
            cancellationToken);

    private async Task<T> AttemptAsync<T>(
        JamfCall call,
        Func<CancellationToken, Task<HttpResponseMessage>> send,
        Func<HttpResponseMessage, CancellationToken, Task<T>> read,
        CancellationToken cancellationToken)
    {
        await _budget.BeQuietAsync(cancellationToken);
        using var place = await _budget.TakeAsync(call.PersonWaits, cancellationToken);
        call.Tally?.CountRequest();
        var answered = false;
        try
        {
            return await _deadline.ExecuteAsync(
                async token =>
                {
                    using var response = await send(token);
                    answered = true;
                    return await read(response, token);
                },
                cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && _failures.FromException(exception, call) is { } failure)
        {
            if (failure.RetryAfter is { } wait && wait <= LongestWait)
            {
                _budget.KeepQuiet(wait);
            }

            failure.Answered = answered;
            throw failure;
        }
    }

    private RetryStrategyOptions Repeating(Func<Exception?, int, bool> isWorthIt) => new()
    {
        MaxRetryAttempts = Repeats,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = TimeSpan.FromSeconds(1),
        MaxDelay = TimeSpan.FromSeconds(30),
        ShouldHandle = arguments => ValueTask.FromResult(isWorthIt(arguments.Outcome.Exception, arguments.AttemptNumber)),
        DelayGenerator = arguments => ValueTask.FromResult((arguments.Outcome.Exception as JamfException)?.RetryAfter),
        OnRetry = arguments =>
        {
            Log.RequestRepeated(_logger, _server, arguments.AttemptNumber + 2, arguments.RetryDelay, arguments.Outcome.Exception!.Message);
            return ValueTask.CompletedTask;
        },
    };

    // A time-out cost its whole time already, and broken JSON seldom heals: one repeat, then the page gets smaller.
    private static bool IsWorthARepeat(Exception? exception, int attempt) =>
        exception is JamfException { MayPass: true } failure
        && !(failure.RetryAfter > LongestWait)
        && (attempt == 0 || !(failure.TimedOut || failure.Failure == JamfFailure.Misread));

    // Whoever waited for the whole time is told so; a person can ask again.
    private static bool IsUnanswered(Exception? exception, int attempt) =>
        exception is JamfException { MayPass: true, Answered: false, TimedOut: false } failure && !(failure.RetryAfter > LongestWait);
}
