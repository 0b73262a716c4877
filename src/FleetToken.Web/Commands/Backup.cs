using System.CommandLine;
using FleetToken.Web.Audit;
using FleetToken.Web.Commands.Configuration;
using FleetToken.Web.Store;

namespace FleetToken.Web.Commands;

/// <summary>Writes a copy of the database as it is at one moment, also while FleetToken runs. Keys are not in it.</summary>
internal static class Backup
{
    /// <summary>The command as it is typed.</summary>
    public static Command Command()
    {
        var file = new Argument<string>("file") { Description = "The file to write; an older one is replaced when the new one is whole." };
        var command = new Command("backup", "Copy the database to a file, also while FleetToken runs. The folder of keys is not part of it.") { file };
        command.SetAction((parsed, cancellationToken) => Refusals.SayAsync(parsed, output => RunAsync(
            ConfigurationReading.Read(ConfigurationPlaces.OfThisProcess()), parsed.GetRequiredValue(file), output, cancellationToken)));
        return command;
    }

    /// <summary>Writes the copy whole or not at all; prints its absolute path.</summary>
    public static async Task<int> RunAsync(ConfigurationReading reading, string file, TextWriter output, CancellationToken cancellationToken)
    {
        await using var app = ProductHost.BuildForCommand(reading);
        var path = Path.GetFullPath(file);
        var store = app.Services.GetRequiredService<StoreLocation>();
        if (path == store.Path)
        {
            throw new StartRefusedException($"{path} is the database itself: name another file.");
        }

        try
        {
            await ExistingStore.RefuseOthersAsync(app.Services, cancellationToken);
            app.Services.GetRequiredService<AuditLog>().AppendFromCommand(
                new AuditEntry(AuditEvent.BackedUp, AuditEntry.AtTheCommandLine) { Details = new Dictionary<string, string> { ["file"] = path } });
            StoreCopy.Write(store, path, app.Services.GetRequiredService<TimeProvider>().GetUtcNow());
        }
        catch (StoreException failure)
        {
            throw new StartRefusedException($"No backup was made. {failure.Message}");
        }

        await output.WriteLineAsync(path);
        return 0;
    }
}
