namespace FleetToken.Jamf.Pro.Contracts;

/// <summary>Answer of the token endpoint (API 1.1).</summary>
internal sealed record TokenAnswer
{
    [System.Text.Json.Serialization.JsonPropertyName("access_token")]
    public string? AccessToken { get; init; }

    /// <summary>Lifetime in seconds.</summary>
    [System.Text.Json.Serialization.JsonPropertyName("expires_in")]
    public double? ExpiresIn { get; init; }

    /// <summary>Nothing of it, because it is a secret.</summary>
    public override string ToString() => "token answer";
}

/// <summary>Answer of <c>jamf-pro-version</c> (API 1.5).</summary>
internal sealed record VersionAnswer
{
    public string? Version { get; init; }
}

/// <summary>A page of <c>computer-prestages</c> (API 6.1).</summary>
internal sealed record PreStagePage
{
    public int? TotalCount { get; init; }

    public List<PreStage?>? Results { get; init; }
}

/// <summary>A PreStage.</summary>
internal sealed record PreStage
{
    public string? Id { get; init; }

    public string? DisplayName { get; init; }

    public PreStageAccounts? AccountSettings { get; init; }
}

/// <summary>The accounts that a PreStage creates.</summary>
internal sealed record PreStageAccounts
{
    public bool? PayloadConfigured { get; init; }

    public bool? LocalAdminAccountEnabled { get; init; }

    public string? AdminUsername { get; init; }

    public bool? HiddenAdminAccount { get; init; }

    public string? UserAccountType { get; init; }
}

/// <summary>Answer of <c>computer-prestages/scope</c>: PreStage id of each serial number.</summary>
internal sealed record PreStageScope
{
    public Dictionary<string, string?>? SerialsByPrestageId { get; init; }
}

/// <summary>Answer of <c>enrollment</c> (API 6.2).</summary>
internal sealed record EnrollmentAnswer
{
    public string? ManagementUsername { get; init; }
}

/// <summary>Answer of <c>computer-inventory-collection-settings</c> (API 2.4).</summary>
internal sealed record CollectionSettings
{
    public CollectionPreferences? ComputerInventoryCollectionPreferences { get; init; }
}

/// <summary>What inventory collects.</summary>
internal sealed record CollectionPreferences
{
    public bool? IncludeAccounts { get; init; }

    public bool? IncludeHiddenAccounts { get; init; }
}
