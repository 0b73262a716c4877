using Refit;

namespace FleetToken.Jamf.Classic;

/// <summary>The calls of Jamf's Classic API that FleetToken makes (API 7); answers come raw, because reading the body is part of an attempt.</summary>
internal interface IJamfClassicApi
{
    [Get("/JSSResource/policies")]
    Task<HttpResponseMessage> ListPoliciesAsync(CancellationToken cancellationToken);

    [Get("/JSSResource/policies/id/{id}")]
    Task<HttpResponseMessage> GetPolicyAsync(long id, CancellationToken cancellationToken);

    [Get("/JSSResource/osxconfigurationprofiles")]
    Task<HttpResponseMessage> ListProfilesAsync(CancellationToken cancellationToken);

    [Get("/JSSResource/osxconfigurationprofiles/id/{id}")]
    Task<HttpResponseMessage> GetProfileAsync(long id, CancellationToken cancellationToken);

    [Get("/JSSResource/computerhistory/id/{id}/subset/Audits")]
    Task<HttpResponseMessage> GetComputerAuditsAsync(long id, CancellationToken cancellationToken);
}
