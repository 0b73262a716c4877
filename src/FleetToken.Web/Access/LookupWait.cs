namespace FleetToken.Web.Access;

/// <summary>A lookup that is one too many.</summary>
/// <param name="Wait">After which time it is allowed.</param>
/// <param name="IsFirst">Whether it is the first of this hour, which is written down.</param>
public sealed record LookupWait(TimeSpan Wait, bool IsFirst);
