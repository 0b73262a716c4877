using System.Collections;

namespace FleetToken.Web.Commands.Configuration;

/// <summary>Where configuration is read from; later places win.</summary>
/// <param name="ProgramFolder">Absolute path of the folder of the program: its <c>appsettings.json</c>.</param>
/// <param name="CurrentFolder">Absolute path of the folder the command was given in: its <c>appsettings.json</c>.</param>
/// <param name="Variables">Environment variables; two underscores stand for a colon.</param>
/// <param name="SecretsFolder">Absolute path of a folder with one file per key, named like an environment variable.</param>
public sealed record ConfigurationPlaces(
    string ProgramFolder,
    string CurrentFolder,
    IReadOnlyDictionary<string, string?> Variables,
    string SecretsFolder)
{
    /// <summary>The places of this process.</summary>
    public static ConfigurationPlaces OfThisProcess() => new(
        AppContext.BaseDirectory,
        Directory.GetCurrentDirectory(),
        Environment.GetEnvironmentVariables()
            .Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value),
        "/run/secrets");
}
