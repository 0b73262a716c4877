using System.Collections;
using System.ComponentModel;
using System.Reflection;
using FleetToken.Domain;

namespace FleetToken.Web.Commands.Configuration;

/// <summary>Holds a section of the configuration against the type it is bound to: keys that are not there, values that cannot be read.</summary>
internal static class OptionsShape
{
    // They come from a section of their own, so that they are no keys of the section of their type.
    private static readonly (Type Type, string Property)[] BoundElsewhere = [(typeof(FleetSettings), nameof(FleetSettings.OptInFindings))];

    /// <summary>Every fault of a section and all that is below it.</summary>
    public static IEnumerable<ConfigurationFault> FaultsOf(IConfigurationSection section, Type type)
    {
        if (ElementOfMap(type) is { } value)
        {
            return FaultsOfChildren(section, _ => value, "");
        }

        if (ElementOfList(type) is { } element)
        {
            return FaultsOfChildren(section, child => int.TryParse(child, out _) ? element : null, "the places of the list, from 0");
        }

        return IsLeaf(type) ? FaultsOfLeaf(section, type) : FaultsOfObject(section, type);
    }

    /// <summary>Every key a type has, with <c>*</c> for a name the admin chooses and for places of a list.</summary>
    public static IEnumerable<string> KeysOf(string path, Type type)
    {
        if ((ElementOfMap(type) ?? ElementOfList(type)) is { } element)
        {
            return KeysOf($"{path}:*", element);
        }

        return IsLeaf(type) ? [path] : PropertiesOf(type).SelectMany(property => KeysOf($"{path}:{property.Name}", property.PropertyType));
    }

    /// <summary>A fault for each value in a section that nobody reads.</summary>
    public static IEnumerable<ConfigurationFault> AllUnknown(IConfigurationSection section, string known)
    {
        var problem = known.Length == 0 ? "there is no such key" : $"there is no such key; known here: {known}";
        var children = section.GetChildren().ToList();
        return children.Count == 0
            ? [new ConfigurationFault(section.Path, problem)]
            : children.SelectMany(child => AllUnknown(child, known));
    }

    private static IEnumerable<ConfigurationFault> FaultsOfObject(IConfigurationSection section, Type type)
    {
        var properties = PropertiesOf(type);
        return FaultsOfChildren(
            section,
            child => properties.FirstOrDefault(property => string.Equals(property.Name, child, StringComparison.OrdinalIgnoreCase))?.PropertyType,
            string.Join(", ", properties.Select(property => property.Name)));
    }

    private static IEnumerable<ConfigurationFault> FaultsOfChildren(IConfigurationSection section, Func<string, Type?> typeOf, string known)
    {
        if (!string.IsNullOrEmpty(section.Value))
        {
            yield return new ConfigurationFault(section.Path, $"is one value, but values below it are expected: {(known.Length == 0 ? "a name" : known)}");
        }

        foreach (var child in section.GetChildren())
        {
            var faults = typeOf(child.Key) is { } type ? FaultsOf(child, type) : AllUnknown(child, known);
            foreach (var fault in faults)
            {
                yield return fault;
            }
        }
    }

    private static IEnumerable<ConfigurationFault> FaultsOfLeaf(IConfigurationSection section, Type type)
    {
        foreach (var child in section.GetChildren())
        {
            foreach (var fault in AllUnknown(child, ""))
            {
                yield return fault;
            }
        }

        if (section.Value is { } value && !CanRead(value, type))
        {
            yield return new ConfigurationFault(section.Path, $"cannot be read: {Expected(type)}");
        }
    }

    private static bool CanRead(string value, Type type)
    {
        if (type == typeof(string))
        {
            return true;
        }

        try
        {
            return TypeDescriptor.GetConverter(type).ConvertFromInvariantString(value) is not null;
        }
        catch (Exception failure) when (failure is FormatException or ArgumentException or OverflowException or NotSupportedException)
        {
            return false;
        }
    }

    private static string Expected(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain == typeof(TimeSpan) ? "write a duration as days.hours:minutes:seconds, such as 1.00:00:00 or 00:15:00"
            : plain == typeof(bool) ? "write true or false"
            : plain == typeof(int) || plain == typeof(long) ? "write a whole number"
            : plain.IsEnum ? $"write one of {string.Join(", ", Enum.GetNames(plain))}"
            : $"write a {plain.Name}";
    }

    private static bool IsLeaf(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain.IsPrimitive || plain.IsEnum || plain == typeof(string) || plain == typeof(TimeSpan) || plain == typeof(Uri);
    }

    private static PropertyInfo[] PropertiesOf(Type type) =>
        [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.SetMethod is not null && !BoundElsewhere.Contains((type, property.Name)))];

    private static Type? ElementOfMap(Type type) =>
        Generic(type, typeof(IDictionary<,>)) is { } map ? map.GetGenericArguments()[1] : null;

    private static Type? ElementOfList(Type type) =>
        type != typeof(string) && typeof(IEnumerable).IsAssignableFrom(type) && Generic(type, typeof(IEnumerable<>)) is { } list
            ? list.GetGenericArguments()[0]
            : null;

    private static Type? Generic(Type type, Type definition) =>
        type.GetInterfaces().Append(type).FirstOrDefault(candidate => candidate.IsGenericType && candidate.GetGenericTypeDefinition() == definition);
}
