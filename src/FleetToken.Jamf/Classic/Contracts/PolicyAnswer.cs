using System.Text.Json.Serialization;

namespace FleetToken.Jamf.Classic.Contracts;

/// <summary>Answer of <c>policies</c>.</summary>
internal sealed record PolicyList
{
    [JsonConverter(typeof(ClassicItemsConverter<ClassicItem>))]
    public ClassicItems<ClassicItem>? Policies { get; init; }
}

/// <summary>An id and a name, as every list of the Classic API has them.</summary>
internal sealed record ClassicItem
{
    public long? Id { get; init; }

    public string? Name { get; init; }
}

/// <summary>Answer of <c>policies/id/{id}</c> (API 7.4).</summary>
internal sealed record PolicyAnswer
{
    public Policy? Policy { get; init; }
}

/// <summary>A policy: only what touches accounts, tokens, keys and credentials.</summary>
internal sealed record Policy
{
    [JsonConverter(typeof(ClassicBlockConverter<PolicyGeneral>))]
    public PolicyGeneral? General { get; init; }

    [JsonConverter(typeof(ClassicBlockConverter<ClassicScope>))]
    public ClassicScope? Scope { get; init; }

    [JsonConverter(typeof(ClassicItemsConverter<PolicyScript>))]
    public ClassicItems<PolicyScript>? Scripts { get; init; }

    [JsonConverter(typeof(ClassicBlockConverter<PolicyPackages>))]
    public PolicyPackages? PackageConfiguration { get; init; }

    [JsonConverter(typeof(ClassicBlockConverter<PolicyAccounts>))]
    public PolicyAccounts? AccountMaintenance { get; init; }

    [JsonConverter(typeof(ClassicBlockConverter<PolicyEncryption>))]
    public PolicyEncryption? DiskEncryption { get; init; }

    [JsonConverter(typeof(ClassicBlockConverter<PolicyReboot>))]
    public PolicyReboot? Reboot { get; init; }

    [JsonConverter(typeof(ClassicBlockConverter<PolicyCommand>))]
    public PolicyCommand? FilesProcesses { get; init; }
}

/// <summary>Which policy it is.</summary>
internal sealed record PolicyGeneral
{
    public long? Id { get; init; }

    public string? Name { get; init; }

    public bool? Enabled { get; init; }
}

/// <summary>A script of a policy with the values of its parameters.</summary>
internal sealed record PolicyScript
{
    public long? Id { get; init; }

    public string? Name { get; init; }

    [JsonPropertyName("parameter4")]
    public string? Parameter4 { get; init; }

    [JsonPropertyName("parameter5")]
    public string? Parameter5 { get; init; }

    [JsonPropertyName("parameter6")]
    public string? Parameter6 { get; init; }

    [JsonPropertyName("parameter7")]
    public string? Parameter7 { get; init; }

    [JsonPropertyName("parameter8")]
    public string? Parameter8 { get; init; }

    [JsonPropertyName("parameter9")]
    public string? Parameter9 { get; init; }

    [JsonPropertyName("parameter10")]
    public string? Parameter10 { get; init; }

    [JsonPropertyName("parameter11")]
    public string? Parameter11 { get; init; }

    /// <summary>The values of parameters 4 to 11, in order.</summary>
    [JsonIgnore]
    public IReadOnlyList<string?> Parameters => [Parameter4, Parameter5, Parameter6, Parameter7, Parameter8, Parameter9, Parameter10, Parameter11];

    /// <summary>Nothing of it, because a parameter can be a secret.</summary>
    public override string ToString() => "script of a policy";
}

/// <summary>Packages of a policy.</summary>
internal sealed record PolicyPackages
{
    [JsonConverter(typeof(ClassicItemsConverter<PolicyPackage>))]
    public ClassicItems<PolicyPackage>? Packages { get; init; }
}

/// <summary>One package of a policy.</summary>
internal sealed record PolicyPackage
{
    public string? Name { get; init; }

    public string? Action { get; init; }
}

/// <summary>What a policy does to accounts.</summary>
internal sealed record PolicyAccounts
{
    [JsonConverter(typeof(ClassicItemsConverter<PolicyAccount>))]
    public ClassicItems<PolicyAccount>? Accounts { get; init; }

    [JsonConverter(typeof(ClassicBlockConverter<PolicyManagementAccount>))]
    public PolicyManagementAccount? ManagementAccount { get; init; }
}

/// <summary>What a policy does to one account; of its password only whether there is one.</summary>
internal sealed record PolicyAccount
{
    public string? Action { get; init; }

    public string? Username { get; init; }

    [JsonConverter(typeof(SecretElementConverter))]
    public SecretElement Password { get; init; }

    [JsonPropertyName("password_sha256")]
    [JsonConverter(typeof(SecretElementConverter))]
    public SecretElement PasswordHash { get; init; }
}

/// <summary>What a policy does to the management account; of its password only whether there is one.</summary>
internal sealed record PolicyManagementAccount
{
    public string? Action { get; init; }

    [JsonConverter(typeof(SecretElementConverter))]
    public SecretElement ManagedPassword { get; init; }
}

/// <summary>What a policy does to the disk's encryption.</summary>
internal sealed record PolicyEncryption
{
    public string? Action { get; init; }

    public bool? AuthRestart { get; init; }

    public string? RemediateKeyType { get; init; }
}

/// <summary>Whether a policy restarts the Mac.</summary>
internal sealed record PolicyReboot
{
    [JsonPropertyName("file_vault_2_reboot")]
    public bool? FileVaultReboot { get; init; }

    public string? NoUserLoggedIn { get; init; }

    public string? UserLoggedIn { get; init; }
}

/// <summary>The command of a policy.</summary>
internal sealed record PolicyCommand
{
    public string? RunCommand { get; init; }

    /// <summary>Nothing of it, because a command can hold a secret.</summary>
    public override string ToString() => "command of a policy";
}
