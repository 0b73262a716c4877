using FleetToken.Web.Access;
using Microsoft.Extensions.FileProviders;

namespace FleetToken.Web.Commands.Configuration;

/// <summary>What was read from all places, and what is wrong with it.</summary>
public sealed record ConfigurationReading
{
    private const string FileName = "appsettings.json";

    private ConfigurationReading(IReadOnlyDictionary<string, string?> values, IReadOnlyList<ConfigurationFault> faults)
    {
        Values = values;
        Faults = faults;
    }

    /// <summary>Every value that can be read, by key; those with a fault are left out, so that the rest can still be checked.</summary>
    public IReadOnlyDictionary<string, string?> Values { get; }

    /// <summary>Unknown keys and unreadable values, by key.</summary>
    public IReadOnlyList<ConfigurationFault> Faults { get; }

    /// <summary>Reads all places; a place that is not there is no fault.</summary>
    public static ConfigurationReading Read(ConfigurationPlaces places)
    {
        ArgumentNullException.ThrowIfNull(places);
        var faults = new List<ConfigurationFault>();
        var files = new[] { places.ProgramFolder, places.CurrentFolder }
            .Select(folder => Path.Combine(Path.GetFullPath(folder), FileName))
            .Distinct()
            .Select(path => Load(path, builder => builder.AddJsonFile(new PhysicalFileProvider(Path.GetDirectoryName(path)!), FileName, optional: true, reloadOnChange: false), faults))
            .ToList();
        var variables = new ConfigurationBuilder().AddInMemoryCollection(places.Variables.Select(WithColons)).Build();
        var secrets = Load(places.SecretsFolder, builder => AddSecrets(builder, places.SecretsFolder), faults);

        return Check([.. files], [variables, secrets], faults);
    }

    /// <summary>Checks values that a test or the demo gives instead of all places.</summary>
    public static ConfigurationReading Of(IReadOnlyDictionary<string, string?> values) =>
        Check([new ConfigurationBuilder().AddInMemoryCollection(values).Build()], [], []);

    /// <summary>The same with a value for a key that no place gives.</summary>
    public ConfigurationReading WithDefault(string key, string value) =>
        Values.ContainsKey(key) ? this : new(Values.Append(new(key, value)).ToDictionary(StringComparer.OrdinalIgnoreCase), Faults);

    private static ConfigurationReading Check(IConfigurationRoot[] strict, IConfigurationRoot[] shared, List<ConfigurationFault> faults)
    {
        foreach (var section in strict.SelectMany(source => source.GetChildren()))
        {
            if (!ConfigurationRoots.Ours.ContainsKey(section.Key) && !ConfigurationRoots.Frameworks.Contains(section.Key))
            {
                faults.AddRange(OptionsShape.AllUnknown(section, string.Join(", ", ConfigurationRoots.Ours.Keys.Order())));
            }
        }

        // Variables and secrets are shared with other programs: a bare name such as SYNC is theirs, only what is below a root of ours is ours.
        var merged = new ConfigurationBuilder();
        foreach (var source in strict)
        {
            merged.AddConfiguration(source);
        }

        foreach (var source in shared)
        {
            merged.AddInMemoryCollection(source.AsEnumerable().Where(pair => pair.Value is not null && !ConfigurationRoots.Ours.ContainsKey(pair.Key)));
        }

        var root = merged.Build();
        foreach (var (name, type) in ConfigurationRoots.Ours)
        {
            var section = root.GetSection(name);
            faults.AddRange(type is not null
                ? OptionsShape.FaultsOf(section, type)
                : section.GetChildren().SelectMany(child => OptionsShape.AllUnknown(child, "")));
        }

        faults.AddRange(EmptyLimits(root.GetSection($"{AccessOptions.Section}:{nameof(AccessOptions.Sites)}")));
        var broken = faults.Select(fault => fault.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var values = root.AsEnumerable().Where(pair => pair.Value is not null && !broken.Contains(pair.Key));
        return new ConfigurationReading(values.ToDictionary(StringComparer.OrdinalIgnoreCase), [.. faults.Distinct().OrderBy(fault => fault.Key, StringComparer.Ordinal)]);
    }

    // An empty list has no value and would be as if it were not there; but a limit that is not there lets somebody see every Mac.
    private static IEnumerable<ConfigurationFault> EmptyLimits(IConfigurationSection sites) =>
        sites.GetChildren()
            .Where(limit => string.IsNullOrEmpty(limit.Value) && !limit.GetChildren().Any())
            .Select(limit => new ConfigurationFault(limit.Path, "must name at least one Jamf site; leave the key out for every Mac"));

    private static IConfigurationRoot Load(string place, Action<ConfigurationBuilder> add, List<ConfigurationFault> faults)
    {
        try
        {
            var builder = new ConfigurationBuilder();
            add(builder);
            return builder.Build();
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            faults.Add(new ConfigurationFault(place, $"cannot be read: {(failure.InnerException ?? failure).Message.ReplaceLineEndings(" ")}"));
            return new ConfigurationBuilder().Build();
        }
    }

    private static void AddSecrets(ConfigurationBuilder builder, string folder)
    {
        if (Directory.Exists(folder))
        {
            builder.AddKeyPerFile(folder, optional: true, reloadOnChange: false);
        }
    }

    private static KeyValuePair<string, string?> WithColons(KeyValuePair<string, string?> variable) =>
        new(variable.Key.Replace("__", ConfigurationPath.KeyDelimiter, StringComparison.Ordinal), variable.Value);
}
