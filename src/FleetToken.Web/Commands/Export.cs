using System.CommandLine;
using FleetToken.Web.Commands.Configuration;
using FleetToken.Web.Audit;
using FleetToken.Web.Features.AuditTrail;
using FleetToken.Web.Features.Findings;
using FleetToken.Web.Features.Macs;
using FleetToken.Web.Fleet;
using FleetToken.Web.Store;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace FleetToken.Web.Commands;

/// <summary>Writes the same CSV as over HTTP to a file, also while FleetToken runs.</summary>
internal static class Export
{
    /// <summary>The command as it is typed.</summary>
    public static Command Command() => new("export", "Write a list to a CSV file.")
    {
        List("macs", "Every Mac that fits the filters.", RunAsync),
        List("findings", "Every finding on every Mac that fits the filters, and newSince and accepted.", FindingsAsync),
        List("audit", "Entries of the audit log that fit event, by, subject, from and to.", AuditAsync),
        List("token-holders", "Every known token holder of the Macs that fit the filters.", TokenHoldersAsync),
    };

    /// <summary>Writes Macs: the file whole or not at all; prints its absolute path.</summary>
    public static Task<int> RunAsync(ConfigurationReading reading, string file, string query, TextWriter output, CancellationToken cancellationToken)
    {
        var filter = Filter(query);
        return WriteAsync(reading, new Told("macs.csv", query), file, output, async (services, stream, now) =>
        {
            var macs = services.GetRequiredService<MacsQuery>().Export(filter, FleetScope.Everything);
            await MacsCsv.WriteAsync(stream, macs, now, cancellationToken);
        }, cancellationToken);
    }

    /// <summary>Writes findings, likewise.</summary>
    public static Task<int> FindingsAsync(ConfigurationReading reading, string file, string query, TextWriter output, CancellationToken cancellationToken)
    {
        var filter = FindingFilter.Parse(QueryHelpers.ParseQuery(query), out var problems);
        Refuse(problems);
        return WriteAsync(reading, new Told("findings.csv", query), file, output, async (services, stream, now) =>
        {
            var findings = await services.GetRequiredService<FindingsQuery>().ExportAsync(filter, FleetScope.Everything, cancellationToken);
            var objects = await services.GetRequiredService<ConfigurationQuery>().ListAsync(filter, FleetScope.Everything, cancellationToken);
            await FindingsCsv.WriteAsync(stream, findings, objects, now, cancellationToken);
        }, cancellationToken);
    }

    /// <summary>Writes token holders, likewise.</summary>
    public static Task<int> TokenHoldersAsync(ConfigurationReading reading, string file, string query, TextWriter output, CancellationToken cancellationToken)
    {
        var filter = Filter(query);
        return WriteAsync(reading, new Told("token-holders.csv", query), file, output, async (services, stream, now) =>
        {
            var holders = await services.GetRequiredService<FindingsQuery>().ExportHoldersAsync(filter, FleetScope.Everything, cancellationToken);
            await TokenHoldersCsv.WriteAsync(stream, holders, now, cancellationToken);
        }, cancellationToken);
    }

    /// <summary>Writes the audit log, likewise; that it was read is written down first.</summary>
    public static Task<int> AuditAsync(ConfigurationReading reading, string file, string query, TextWriter output, CancellationToken cancellationToken)
    {
        var filter = AuditFilter.Parse(QueryHelpers.ParseQuery(query), out var problems);
        if (problems.Count > 0)
        {
            throw new StartRefusedException([.. problems.Select(problem => $"--query {problem}")]);
        }

        return WriteAsync(reading, new Told("audit.csv", query), file, output, async (services, stream, now) =>
        {
            var log = services.GetRequiredService<AuditQuery>();
            await AuditCsv.WriteAsync(stream, log.ReadAsync(filter, null, cancellationToken), await log.HeadAsync(cancellationToken), now, cancellationToken);
        }, cancellationToken);
    }

    private static Command List(
        string name, string description, Func<ConfigurationReading, string, string, TextWriter, CancellationToken, Task<int>> run)
    {
        var file = new Option<string>("--out") { Description = "The file to write; an older one is replaced.", Required = true };
        var query = new Option<string>("--query") { Description = "Filters as in the address of the Macs page, such as \"recoveryKey=invalid&site=Berlin\".", DefaultValueFactory = _ => "" };
        var list = new Command(name, description) { file, query };
        list.SetAction((parsed, cancellationToken) => Refusals.SayAsync(parsed, output => run(
            ConfigurationReading.Read(ConfigurationPlaces.OfThisProcess()), parsed.GetRequiredValue(file), parsed.GetValue(query) ?? "", output, cancellationToken)));
        return list;
    }

    // Whoever may read the database file may read every Mac in it.
    private static async Task<int> WriteAsync(
        ConfigurationReading reading, Told told, string file, TextWriter output, Func<IServiceProvider, Stream, DateTimeOffset, Task> write, CancellationToken cancellationToken)
    {
        await using var app = ProductHost.BuildForCommand(reading);
        await LoadAsync(app.Services, cancellationToken);
        WriteDown(app.Services, told);
        var path = Path.GetFullPath(file);
        var half = path + ".part";
        try
        {
            // Made anew, for this account alone: a file that somebody else put there could be read by them.
            File.Delete(half);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            await using (var stream = new FileStream(half, options))
            {
                await write(app.Services, stream, app.Services.GetRequiredService<TimeProvider>().GetUtcNow());
            }

            File.Move(half, path, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"{path} cannot be written: {failure.Message}");
        }
        finally
        {
            if (File.Exists(half))
            {
                File.Delete(half);
            }
        }

        await output.WriteLineAsync(path);
        return 0;
    }

    // Before the first byte: a list that cannot be accounted for does not leave.
    private static void WriteDown(IServiceProvider services, Told told)
    {
        try
        {
            services.GetRequiredService<AuditLog>().AppendFromCommand(
                new AuditEntry(told.What == "audit.csv" ? AuditEvent.AuditRead : AuditEvent.Exported, AuditEntry.AtTheCommandLine)
                {
                    Details = new Dictionary<string, string> { ["how"] = $"export {told.What}", ["filter"] = told.Query },
                });
        }
        catch (StoreException failure)
        {
            throw new StartRefusedException($"Nothing was exported, as it cannot be written to the audit log. {failure.Message}");
        }
    }

    private static MacFilter Filter(string query)
    {
        var filter = MacFilter.Parse(QueryHelpers.ParseQuery(query), out var problems);
        Refuse(problems);
        return filter;
    }

    private static void Refuse(IReadOnlyList<FilterProblem> problems)
    {
        if (problems.Count > 0)
        {
            throw new StartRefusedException([.. problems.Select(problem => $"--query {problem.Name}: {problem.Message}")]);
        }
    }

    private static async Task LoadAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        try
        {
            await ExistingStore.RefuseOthersAsync(services, cancellationToken);
        }
        catch (StoreException failure)
        {
            throw new StartRefusedException(failure.Message);
        }

        await services.GetRequiredService<FleetIndex>().LoadAsync(cancellationToken);
    }

    private sealed record Told(string What, string Query);
}
