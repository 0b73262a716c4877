namespace FleetToken.Jamf;

/// <summary>Jamf's own record of who looked at a Mac's recovery key. No entry does not prove that nobody did: Jamf deletes old entries.</summary>
/// <param name="Views">Newest first; those without a time last.</param>
/// <param name="MayBeMore">Whether Jamf may have left entries out of the answer, or some could not be read.</param>
public sealed record KeyViews(IReadOnlyList<KeyView> Views, bool MayBeMore);
