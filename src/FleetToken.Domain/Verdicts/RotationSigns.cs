using FleetToken.Domain.Macs;

namespace FleetToken.Domain.Verdicts;

/// <summary>What the Mac's reports say about a key or disk since a moment: signs, not proof, as they come from the Mac and can be forged (domain D.5, 3 and 5).</summary>
internal static class RotationSigns
{
    /// <summary>Signs of a new key (<c>signsRotated</c>); null for none. A contradicted line shows none (F.4).</summary>
    public static Reason? OfNewKey(string rule, Mac mac, MacVerdicts verdicts, DateTimeOffset since, DateTimeOffset? validAgainAt)
    {
        if (mac.RecoveryKey.Validity != KeyValidity.Valid || !(mac.ReportedAt > since) || verdicts.Contradictions.Count > 0)
        {
            return null;
        }

        if (mac.Attributes?.Ftk1 is not { } line)
        {
            return validAgainAt > since ? new(rule, "key valid again", "yes", validAgainAt) : null;
        }

        return line.KeyFileAt > since ? new(rule, "FTK1 pk", "after the reveal", line.KeyFileAt) : null;
    }

    /// <summary>Another Data volume than then: the disk was erased. A line that contradicts itself or Jamf does not say so (F.4).</summary>
    public static Reason? OfErasure(string rule, Mac mac, MacVerdicts verdicts, DateTimeOffset since, string? volumeThen) =>
        verdicts.Contradictions.Count == 0 && volumeThen is not null
        && mac.Attributes?.Ftk1 is { Volume: { } volume } line && line.At > since && !string.Equals(volumeThen, volume, StringComparison.Ordinal)
            ? new(rule, "FTK1 vol", "another Data volume than at the reveal", line.At) : null;
}
