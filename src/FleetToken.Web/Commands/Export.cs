using System.CommandLine;
using FleetToken.Web.Commands.Configuration;
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
    public static Command Command()
    {
        var file = new Option<string>("--out") { Description = "The file to write; an older one is replaced.", Required = true };
        var query = new Option<string>("--query") { Description = "Filters as in the address of the Macs page, such as \"recoveryKey=invalid&site=Berlin\".", DefaultValueFactory = _ => "" };
        var macs = new Command("macs", "Every Mac that fits the filters.") { file, query };
        macs.SetAction((parsed, cancellationToken) => Refusals.SayAsync(parsed, output => RunAsync(
            ConfigurationReading.Read(ConfigurationPlaces.OfThisProcess()), parsed.GetRequiredValue(file), parsed.GetValue(query) ?? "", output, cancellationToken)));
        return new Command("export", "Write a list to a CSV file.") { macs };
    }

    /// <summary>Writes the file whole or not at all and prints its absolute path.</summary>
    public static async Task<int> RunAsync(ConfigurationReading reading, string file, string query, TextWriter output, CancellationToken cancellationToken)
    {
        var filter = Filter(query);
        await using var app = ProductHost.BuildForCommand(reading);
        await LoadAsync(app.Services, cancellationToken);

        // Whoever may read the database file may read every Mac in it.
        var macs = app.Services.GetRequiredService<MacsQuery>().Export(filter, FleetScope.Everything);
        var path = Path.GetFullPath(file);
        var half = path + ".part";
        try
        {
            await using (var stream = File.Create(half))
            {
                await MacsCsv.WriteAsync(stream, macs, app.Services.GetRequiredService<TimeProvider>().GetUtcNow(), cancellationToken);
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

    private static MacFilter Filter(string query)
    {
        var filter = MacFilter.Parse(QueryHelpers.ParseQuery(query), out var problems);
        return problems.Count == 0 ? filter : throw new StartRefusedException([.. problems.Select(problem => $"--query {problem.Name}: {problem.Message}")]);
    }

    // The schema is the running program's to change; an export only reads.
    private static async Task LoadAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var path = services.GetRequiredService<StoreLocation>().Path;
        if (!File.Exists(path))
        {
            throw new StartRefusedException($"There is no database at {path} yet: start FleetToken once, or set Store:ConnectionString.");
        }

        await using var database = await services.GetRequiredService<IDbContextFactory<FleetDb>>().CreateDbContextAsync(cancellationToken);
        if (!(await database.Database.GetAppliedMigrationsAsync(cancellationToken)).SequenceEqual(database.Database.GetMigrations()))
        {
            throw new StartRefusedException($"The database {path} was written by another version of FleetToken: start this one once.");
        }

        await services.GetRequiredService<FleetIndex>().LoadAsync(cancellationToken);
    }
}
