namespace FleetToken.Jamf.Reading;

/// <summary>A place that a rule found: the line, the row of domain E.4, and what in the line is to be masked.</summary>
internal readonly record struct CredentialPlace(ShellLine Line, string Pattern, IReadOnlyList<(int Start, int Length)> Spans);
