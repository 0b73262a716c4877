using System.CommandLine;
using FleetToken.Web.Audit;
using FleetToken.Web.Commands.Configuration;
using FleetToken.Web.Store;

namespace FleetToken.Web.Commands;

/// <summary>Walks along the audit log, also while FleetToken runs, and says what does not hold.</summary>
internal static class VerifyAudit
{
    /// <summary>The command as it is typed.</summary>
    public static Command Command()
    {
        var expect = new Option<string?>("--expect") { Description = "COUNT:HASH as an earlier check, export or log line gave it: finds an end that was cut off." };
        var command = new Command("verify-audit", "Check that no entry of the audit log was changed, removed or added by hand.") { expect };
        command.SetAction((parsed, cancellationToken) => Refusals.SayAsync(parsed, output => RunAsync(
            ConfigurationReading.Read(ConfigurationPlaces.OfThisProcess()), parsed.GetValue(expect), output, cancellationToken)));
        return command;
    }

    /// <summary>Checks the log and prints its head; status 1 where something does not hold.</summary>
    public static async Task<int> RunAsync(ConfigurationReading reading, string? expect, TextWriter output, CancellationToken cancellationToken)
    {
        var expected = expect is null ? null
            : AuditHead.TryParse(expect) ?? throw new StartRefusedException("--expect takes COUNT:HASH, a number and 64 hexadecimal digits with a colon between.");
        await using var app = ProductHost.BuildForCommand(reading);
        try
        {
            await ExistingStore.RefuseOthersAsync(app.Services, cancellationToken);
            var audit = app.Services.GetRequiredService<AuditLog>();
            var verdict = await app.Services.GetRequiredService<AuditCheck>().RunAsync(expected, cancellationToken);
            audit.AppendFromCommand(new AuditEntry(AuditEvent.AuditRead, AuditEntry.AtTheCommandLine)
            {
                Details = new Dictionary<string, string> { ["how"] = "verify-audit", ["found"] = verdict.Holds ? "every entry holds" : $"{verdict.FaultCount} faults" },
            });
            await output.WriteLineAsync($"{verdict.Head.Count} entries; {(verdict.Holds ? "every entry holds" : $"{verdict.FaultCount} things do not hold:")}");
            foreach (var fault in verdict.Faults)
            {
                await output.WriteLineAsync($"  {fault}");
            }

            if (verdict.FaultCount > verdict.Faults.Count)
            {
                await output.WriteLineAsync($"  and {verdict.FaultCount - verdict.Faults.Count} more.");
            }

            await output.WriteLineAsync($"head {verdict.Head}");
            return verdict.Holds ? 0 : Refusals.Failed;
        }
        catch (StoreException failure)
        {
            throw new StartRefusedException(failure.Message);
        }
    }
}
