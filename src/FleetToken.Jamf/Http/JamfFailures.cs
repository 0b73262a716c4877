using System.Globalization;
using System.Net;
using System.Text.Json;
using Polly.Timeout;
using Refit;

namespace FleetToken.Jamf.Http;

/// <summary>Says in a Mac admin's words what went wrong and what to do; never quotes a body.</summary>
internal sealed class JamfFailures(string server, string clientKey, TimeSpan requestTimeout, TimeProvider time)
{
    private string Key => ApiClient.ServerKey(server);

    /// <summary>The failure that an answer's status stands for; null for success.</summary>
    public JamfException? FromStatus(HttpResponseMessage response, JamfCall call) => (int)response.StatusCode switch
    {
        >= 200 and < 300 => null,
        >= 300 and < 400 => Redirected(response, call),
        401 => new(JamfFailure.SignInRefused, $"{server}: could not {call.What}: Jamf Pro refused a fresh access token as well. The API client may be disabled or its roles removed; check it in Jamf Pro under Settings > API roles and clients, and {clientKey}:ClientId here."),
        403 => Forbidden(call),
        404 => new(JamfFailure.NotFound, $"{server}: could not {call.What}: this server does not know the address. Either its Jamf Pro is older than this call, or {Key}:Url points at something else."),
        429 => Busy(response, call, JamfFailure.TooManyRequests),
        408 or >= 500 => Busy(response, call, JamfFailure.ServerFault),
        var status => new(JamfFailure.Misread, $"{server}: could not {call.What}: Jamf Pro did not accept the request (HTTP {status}). If the log of Jamf Pro shows no cause, report it with the version of Jamf Pro."),
    };

    /// <summary>The failure that an exception stands for; null where it is none of Jamf's.</summary>
    public JamfException? FromException(Exception exception, JamfCall call) => exception switch
    {
        JamfException known => known,
        ApiRequestException { InnerException: { } inner } => FromException(inner, call),
        MisreadAnswerException misread => Misread(misread.Kind, call),
        TimeoutRejectedException or OperationCanceledException { InnerException: TimeoutException } => TimedOut(call),
        InvalidDataException or JsonException => Misread(Misreading.NotJson, call),
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => new(JamfFailure.Unreachable, $"{server}: could not {call.What}: no secure connection could be made. The certificate of {Key}:Url is not trusted here, or has another name or has expired; install the issuing certificate on this machine."),
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => Unreachable(call, "the host name cannot be resolved"),
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => Unreachable(call, "no connection could be made"),
        HttpRequestException or IOException => Unreachable(call, "the connection broke off before the answer was complete"),
        _ => null,
    };

    /// <summary>The sign-in was refused by the token endpoint.</summary>
    public JamfException SignInRefused(HttpStatusCode status) => new(
        JamfFailure.SignInRefused,
        string.Create(CultureInfo.InvariantCulture, $"{server}: Jamf Pro refused the sign-in (HTTP {(int)status}). Check {clientKey}:ClientId and {clientKey}:ClientSecret, and in Jamf Pro under Settings > API roles and clients that the client is enabled; making a new secret ends the old one."));

    /// <summary>The answer of the token endpoint is not one.</summary>
    public JamfException NoToken() => new(
        JamfFailure.Misread,
        $"{server}: the answer to the sign-in holds no access token. Check that {Key}:Url is the address of Jamf Pro itself.");

    /// <summary>The privilege is missing.</summary>
    public JamfException Forbidden(JamfCall call) => call.Privilege is { } privilege
        ? new(JamfFailure.Forbidden, $"{server}: Jamf Pro does not let this API client {call.What}. Add the privilege \"{privilege}\" to the API role of the client in {clientKey} (Jamf Pro, Settings > API roles and clients).", privilege)
        : new(JamfFailure.Forbidden, $"{server}: Jamf Pro does not let this API client {call.What}. The call needs no privilege, so something in front of Jamf Pro (a proxy, a list of allowed addresses) may refuse it.");

    private JamfException Redirected(HttpResponseMessage response, JamfCall call)
    {
        var target = response.Headers.Location is { IsAbsoluteUri: true } location && Uri.CheckHostName(location.Host) != UriHostNameType.Unknown
            ? $" to {location.Host}"
            : "";
        return new(JamfFailure.Misread, $"{server}: could not {call.What}: the server sent us elsewhere{target}, and a token is never sent along. Set {Key}:Url to the address that Jamf Pro itself answers at.");
    }

    private JamfException Busy(HttpResponseMessage response, JamfCall call, JamfFailure failure)
    {
        var wait = RetryAfter(response);
        var asked = wait is { } span
            ? string.Create(CultureInfo.InvariantCulture, $" It asked to wait {Math.Ceiling(span.TotalSeconds)} s.")
            : "";
        var message = failure == JamfFailure.TooManyRequests
            ? $"{server}: could not {call.What}: Jamf Pro, or a load balancer before it, asks us to slow down (HTTP 429).{asked} FleetToken comes back later by itself."
            : $"{server}: could not {call.What}: the server failed (HTTP {(int)response.StatusCode}).{asked} If it lasts, look at Jamf Pro's own log or at status.jamf.com.";
        return new(failure, message) { MayPass = true, RetryAfter = wait };
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var header = response.Headers.RetryAfter;
        var wait = header?.Delta ?? header?.Date - time.GetUtcNow();
        return wait is { } span && span < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private JamfException TimedOut(JamfCall call) => new(
        JamfFailure.Unreachable,
        string.Create(CultureInfo.InvariantCulture, $"{server}: could not {call.What}: no complete answer within {requestTimeout.TotalSeconds} s. If it happens often, set Jamf:PageSize lower or Jamf:RequestTimeout higher."))
    {
        MayPass = true,
        TimedOut = true,
    };

    private JamfException Unreachable(JamfCall call, string why) =>
        new(JamfFailure.Unreachable, $"{server}: could not {call.What}: {why}. Check {Key}:Url and the network between this machine and Jamf Pro.") { MayPass = true };

    private JamfException Misread(Misreading kind, JamfCall call)
    {
        var meaning = kind switch
        {
            Misreading.WebPage => $"a web page came instead of data. A proxy, a sign-in page or a maintenance notice stands before Jamf Pro; check that {Key}:Url is the address of Jamf Pro itself",
            Misreading.CutOff => "the answer was cut off",
            Misreading.NotJson => "the answer is not well-formed JSON; something between this machine and Jamf Pro may change it",
            Misreading.OtherComputer => "the answer is about another computer and was dropped. Something between this machine and Jamf Pro may mix up answers",
            Misreading.TooLarge => "one value in the answer is larger than anything Jamf Pro sends",
            _ => $"the answer is not the one Jamf Pro documents; check that {Key}:Url is the address of Jamf Pro itself",
        };
        return new(JamfFailure.Misread, $"{server}: could not {call.What}: {meaning}.") { MayPass = kind is not (Misreading.OtherShape or Misreading.OtherComputer) };
    }
}
