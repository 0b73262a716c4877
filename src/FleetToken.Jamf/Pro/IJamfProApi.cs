using Refit;

namespace FleetToken.Jamf.Pro;

/// <summary>The calls of the Jamf Pro API that FleetToken makes; answers come raw, because reading the body is part of an attempt.</summary>
internal interface IJamfProApi
{
    [Get("/api/v1/jamf-pro-version")]
    Task<HttpResponseMessage> GetVersionAsync(CancellationToken cancellationToken);

    [Get("/api/v{version}/computers-inventory")]
    Task<HttpResponseMessage> ListComputersAsync(
        int version,
        [Query(CollectionFormat.Multi), AliasAs("section")] IReadOnlyList<string> sections,
        int page,
        [AliasAs("page-size")] int pageSize,
        string sort,
        string? filter,
        CancellationToken cancellationToken);

    [Get("/api/v{version}/computers-inventory/{id}")]
    Task<HttpResponseMessage> GetComputerAsync(
        int version,
        long id,
        [Query(CollectionFormat.Multi), AliasAs("section")] IReadOnlyList<string> sections,
        CancellationToken cancellationToken);

    [Get("/api/v3/computer-prestages")]
    Task<HttpResponseMessage> ListPreStagesAsync(int page, [AliasAs("page-size")] int pageSize, string sort, CancellationToken cancellationToken);

    [Get("/api/v2/computer-prestages/scope")]
    Task<HttpResponseMessage> GetPreStageScopeAsync(CancellationToken cancellationToken);

    [Get("/api/v{version}/enrollment")]
    Task<HttpResponseMessage> GetEnrollmentAsync(int version, CancellationToken cancellationToken);

    [Get("/api/v{version}/computer-inventory-collection-settings")]
    Task<HttpResponseMessage> GetCollectionSettingsAsync(int version, CancellationToken cancellationToken);

    [Get("/api/v1/scripts")]
    Task<HttpResponseMessage> ListScriptsAsync(int page, [AliasAs("page-size")] int pageSize, string sort, CancellationToken cancellationToken);

    /// <summary>One recovery key; only <see cref="RecoveryKeyClient"/> asks.</summary>
    [Get("/api/v{version}/computers-inventory/{id}/filevault")]
    Task<HttpResponseMessage> GetRecoveryKeyAsync(int version, long id, CancellationToken cancellationToken);

    /// <summary>A secret of a computer that cannot exist; only the status of the answer is looked at.</summary>
    [Get("/api/v{version}/computers-inventory/{id}/{secret}")]
    Task<HttpResponseMessage> ProbeComputerSecretAsync(int version, long id, string secret, CancellationToken cancellationToken);

    [Get("/api/v2/local-admin-password/{clientManagementId}/accounts")]
    Task<HttpResponseMessage> ProbeLapsAccountsAsync(string clientManagementId, CancellationToken cancellationToken);

    /// <summary>The password or the audit of an account that cannot exist; only the status of the answer is looked at.</summary>
    [Get("/api/v2/local-admin-password/{clientManagementId}/account/{username}/{secret}")]
    Task<HttpResponseMessage> ProbeLapsSecretAsync(string clientManagementId, string username, string secret, CancellationToken cancellationToken);
}
