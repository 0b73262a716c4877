using System.Globalization;
using FleetToken.Web.Audit;
using FleetToken.Web.Store;

namespace FleetToken.Web.Access;

/// <summary>Writes failed sign-ins down: each of the first twenty in a minute, of strangers two hundred in a day and then one an hour; the others as a number in the next entry, so that no stranger can fill the disk.</summary>
public sealed class SignInFailures(AuditLog audit, TimeProvider time, ILogger<SignInFailures> logger)
{
    private const int MostInAMinute = 20;
    private const int MostInADay = 200;

    private const int MinutesOfADay = 1440;

    private readonly Lock _counting = new();
    private long _minute;
    private int _written;
    private long _day;
    private int _writtenToday;
    private DateTimeOffset _lastWritten;
    private int _onlyCounted;

    /// <summary>Writes a failure down and tells the log what only a technician understands.</summary>
    /// <param name="context">The request that ended it.</param>
    /// <param name="problem">What the person is told.</param>
    /// <param name="technical">For the log; no secret.</param>
    public async Task WriteDownAsync(HttpContext context, SignInProblem problem, string technical)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(problem);
        Log.SignInFailed(logger, problem.Kind, problem.Reference, technical);
        if (Take(isStranger: problem.Person is null) is not { } onlyCounted)
        {
            return;
        }

        var details = new Dictionary<string, string>
        {
            ["reason"] = problem.Kind.ToString(),
            ["reference"] = problem.Reference,
            ["address"] = context.Connection.RemoteIpAddress?.ToString() ?? "",
        };
        if (problem.Word is { } word)
        {
            details["provider"] = word;
        }

        if (problem.Values.Count > 0)
        {
            details["values"] = string.Join("; ", problem.Values);
        }

        if (onlyCounted > 0)
        {
            Log.FailuresOnlyCounted(logger, onlyCounted);
            details["more before"] = onlyCounted.ToString(CultureInfo.InvariantCulture);
        }

        try
        {
            await audit.AppendAsync(new AuditEntry(AuditEvent.SignInFailed, problem.Person ?? "somebody") { Details = details }, CancellationToken.None);
        }
        catch (StoreException failure)
        {
            Log.NotWrittenDown(logger, "failed sign-in", failure.Message);
        }
    }

    // How many were only counted before this one; null where this one is only counted too.
    private int? Take(bool isStranger)
    {
        lock (_counting)
        {
            var now = time.GetUtcNow();
            var minute = now.ToUnixTimeSeconds() / 60;
            if (minute != _minute)
            {
                (_minute, _written) = (minute, 0);
            }

            if (minute / MinutesOfADay != _day)
            {
                (_day, _writtenToday) = (minute / MinutesOfADay, 0);
            }

            if (_written >= MostInAMinute || (isStranger && _writtenToday >= MostInADay && now - _lastWritten < TimeSpan.FromHours(1)))
            {
                _onlyCounted++;
                return null;
            }

            _written++;
            _writtenToday += isStranger ? 1 : 0;
            _lastWritten = now;
            var before = _onlyCounted;
            _onlyCounted = 0;
            return before;
        }
    }
}
