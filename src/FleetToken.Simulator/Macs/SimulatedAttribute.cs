namespace FleetToken.Simulator.Macs;

/// <summary>The section of a computer record in which Jamf shows an extension attribute.</summary>
public enum AttributeDisplay
{
    /// <summary>Among the general facts.</summary>
    General,

    /// <summary>Among the hardware facts.</summary>
    Hardware,

    /// <summary>Among the facts of the operating system.</summary>
    OperatingSystem,

    /// <summary>With the assigned user.</summary>
    UserAndLocation,

    /// <summary>With the purchase.</summary>
    Purchasing,

    /// <summary>In the section of its own.</summary>
    ExtensionAttributes,
}

/// <summary>The definition of an extension attribute.</summary>
/// <param name="Id">Id in Jamf.</param>
/// <param name="Name">Name.</param>
/// <param name="Display">Section in which its values appear.</param>
/// <param name="InputType">Where values come from, in the words of inventory: TEXT, POPUP, SCRIPT, LDAP.</param>
/// <param name="Description">Description, if any.</param>
/// <param name="DataType">Type of the value, in the words of inventory: STRING, INTEGER, DATE_TIME.</param>
/// <param name="Enabled">Whether it is collected; a disabled one keeps its last value.</param>
/// <param name="Options">Choices of a pop-up.</param>
/// <param name="Everywhere">Whether records of Macs without a value show it, empty.</param>
public sealed record SimulatedAttributeDefinition(
    string Id,
    string Name,
    AttributeDisplay Display,
    string InputType = "SCRIPT",
    string? Description = null,
    string DataType = "STRING",
    bool Enabled = true,
    IReadOnlyList<string>? Options = null,
    bool Everywhere = false);

/// <summary>What one Mac says for an extension attribute.</summary>
/// <param name="Definition">The attribute.</param>
/// <param name="Values">Its values; null and empty both occur.</param>
public sealed record SimulatedAttributeValue(SimulatedAttributeDefinition Definition, IReadOnlyList<string>? Values);
