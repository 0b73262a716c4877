using System.Globalization;
using System.Text.Json.Nodes;
using FleetToken.Simulator.Routes;
using Microsoft.AspNetCore.Http;

namespace FleetToken.Simulator.Ordering;

/// <summary>Says what happens to the requests that were chosen.</summary>
public sealed class FaultOrder
{
    private readonly Faults _faults;
    private readonly TimeProvider _time;
    private readonly Func<SimulatorRequest, bool> _matches;
    private readonly int _first;
    private readonly int _times;

    internal FaultOrder(Faults faults, TimeProvider time, Func<SimulatorRequest, bool> matches, int first, int times)
    {
        _faults = faults;
        _time = time;
        _matches = matches;
        _first = first;
        _times = times;
    }

    /// <summary>Answers 401 with the error object of the Pro API, although the token is good.</summary>
    public Fault Unauthorized() => Error(StatusCodes.Status401Unauthorized, "INVALID_TOKEN", "Unauthorized");

    /// <summary>Answers that status with an error object of the Pro API.</summary>
    public Fault Error(int status, string code, string description) => Order((_, context, _, _) => Answers.ErrorAsync(context, status, code, description));

    /// <summary>Answers that status with a page of HTML, like a load balancer in front of Jamf.</summary>
    public Fault Html(int status, string? text = null) => Order((_, context, _, _) => Answers.HtmlAsync(context, status, $"{status} Error", text));

    /// <summary>Answers 429; with that many seconds to wait, or without saying how long.</summary>
    public Fault TooManyRequests(TimeSpan? wait = null) => TooMany(wait is { } time ? ((long)Math.Ceiling(time.TotalSeconds)).ToString(CultureInfo.InvariantCulture) : null);

    /// <summary>Answers 429 with the time from which on it may be tried again.</summary>
    public Fault TooManyRequestsUntil(DateTimeOffset until) => TooMany(until.ToUniversalTime().ToString("R", CultureInfo.InvariantCulture));

    /// <summary>Answers that status and body.</summary>
    public Fault Answer(int status, string contentType, string body) => Order(async (_, context, _, _) =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        await context.Response.WriteAsync(body, context.RequestAborted);
    });

    /// <summary>Breaks the connection before a byte is sent.</summary>
    public Fault Reset() => Order((_, context, _, _) =>
    {
        context.Abort();
        return Task.CompletedTask;
    });

    /// <summary>Ends the connection after so many bytes of a body that was announced longer.</summary>
    public Fault CutOff(int afterBytes) => Body(async (_, context, body) =>
    {
        // Kestrel closes a connection whose answer stays short of its length, after what was written has left.
        // Aborting it here would throw away bytes on their way, more of them or fewer each time.
        context.Response.ContentLength = body.Length + 1;
        await BodyFaults.SendAsync(context, body.AsMemory(0, Math.Min(afterBytes, body.Length)));
    });

    /// <summary>Ends the answer in good order after so many bytes, in the middle of its JSON.</summary>
    public Fault CutShort(int afterBytes) => Body((_, context, body) => BodyFaults.SendAsync(context, body.AsMemory(0, Math.Min(afterBytes, body.Length))));

    /// <summary>Sends so many bytes and then nothing, until it is let go or the caller gives up.</summary>
    public Fault Hang(int afterBytes) => Body(async (fault, context, body) =>
    {
        var sent = Math.Min(afterBytes, body.Length);
        await BodyFaults.SendAsync(context, body.AsMemory(0, sent));
        await fault.Released.WaitAsync(context.RequestAborted);
        await BodyFaults.SendAsync(context, body.AsMemory(sent));
    });

    /// <summary>Sends the body in pieces with a pause between them.</summary>
    public Fault Slow(int pieceBytes, TimeSpan pause) => Body(async (_, context, body) =>
    {
        for (var at = 0; at < body.Length; at += pieceBytes)
        {
            await BodyFaults.SendAsync(context, body.AsMemory(at, Math.Min(pieceBytes, body.Length - at)));
            await Task.Delay(pause, _time, context.RequestAborted);
        }
    });

    /// <summary>Answers after that time of the server's clock.</summary>
    public Fault Delay(TimeSpan time) => Order(async (_, context, _, answer) =>
    {
        await Task.Delay(time, _time, context.RequestAborted);
        await answer();
    });

    /// <summary>Does not answer until it is let go.</summary>
    public Fault Hold() => Order(async (fault, context, _, answer) =>
    {
        await fault.Released.WaitAsync(context.RequestAborted);
        await answer();
    });

    /// <summary>Does something first: enrols, renames or removes Macs between two pages, ends tokens.</summary>
    public Fault Before(Action<SimulatorRequest> act) => Order((_, _, request, answer) =>
    {
        act(request);
        return answer();
    });

    /// <summary>Does something first and waits for it.</summary>
    public Fault Before(Func<SimulatorRequest, Task> act) => Order(async (_, _, request, answer) =>
    {
        await act(request);
        await answer();
    });

    /// <summary>Changes the JSON of the answer.</summary>
    public Fault Rewrite(Action<JsonNode> change) => Body((_, context, body) => BodyFaults.SendAsync(context, BodyFaults.Rewrite(body, change)));

    /// <summary>Changes one computer record wherever it appears.</summary>
    public Fault ChangeRecord(int id, Action<JsonObject> change) => Rewrite(json => BodyFaults.Record(json, id, change));

    /// <summary>Puts values of the wrong type into one computer record.</summary>
    public Fault BreakRecord(int id) => ChangeRecord(id, BodyFaults.WrongTypes);

    /// <summary>Puts words no Jamf has ever used into one computer record.</summary>
    public Fault UnknownWords(int id) => ChangeRecord(id, BodyFaults.UnknownWords);

    /// <summary>Makes every section of one computer record null.</summary>
    public Fault NullSections(int id) => ChangeRecord(id, BodyFaults.NullSections);

    /// <summary>Gives one computer record an extension attribute of that length.</summary>
    public Fault HugeAttribute(int id, int length = 1_048_576) => ChangeRecord(id, record => BodyFaults.HugeAttribute(record, length));

    private Fault TooMany(string? retryAfter) => Order((_, context, _, _) =>
    {
        if (retryAfter is not null)
        {
            context.Response.Headers.RetryAfter = retryAfter;
        }

        return Answers.HtmlAsync(context, StatusCodes.Status429TooManyRequests, "Too Many Requests");
    });

    private Fault Body(Func<Fault, HttpContext, byte[], Task> send) => Order(async (fault, context, _, answer) =>
        await send(fault, context, await BodyFaults.CaptureAsync(context, answer)));

    private Fault Order(FaultAct act) => _faults.Add(new Fault(_matches, _first, _times, act));
}
