using FleetToken.Domain.Macs;

namespace FleetToken.Domain.Verdicts;

/// <summary>Whether somebody outside may still know the recovery key (domain J, <c>prkExposure</c>).</summary>
public static class KeyExposureVerdict
{
    private const string Rule = "J prkExposure row ";

    /// <summary>Judges by every reveal whose follow-up is open, the worst of them counts; where none is, by the latest.</summary>
    public static Verdict<KeyExposure> Of(Mac mac, MacVerdicts verdicts, IReadOnlyList<RevealFacts> open, RevealFacts latest)
    {
        ArgumentNullException.ThrowIfNull(open);
        return open.Count == 0 ? Of(mac, verdicts, latest) : open.Select(one => Of(mac, verdicts, one)).MinBy(verdict => PlaceOf(verdict.Value))!;
    }

    /// <summary>Judges by the latest reveal and by what the Mac said since.</summary>
    public static Verdict<KeyExposure> Of(Mac mac, MacVerdicts verdicts, RevealFacts reveal)
    {
        if (reveal.RevealedAt is not { } revealed)
        {
            // Row 1.
            var clean = reveal.ViewedElsewhere == Answer.No;
            return new(clean ? KeyExposure.Clean : KeyExposure.NoneRecorded, clean ? EvidenceKind.Measured : EvidenceKind.Unknown,
                [new(Rule + "1", "views in Jamf's history", reveal.ViewedElsewhere switch { Answer.No => "none", Answer.Yes => "some", _ => null }, null)]);
        }

        if (EndedBy(mac, verdicts, reveal, revealed) is { } end)
        {
            // Row 2.
            return new(KeyExposure.Ended, EvidenceKind.Measured, [end]);
        }

        var signs = RotationSigns.OfNewKey(Rule + "5", mac, verdicts, revealed, reveal.ValidAgainAt);
        if (reveal.ComparedAt is { } compared && compared > revealed && reveal.Comparison != KeyComparison.NotMade)
        {
            // Row 3.
            if (reveal.Comparison == KeyComparison.Different)
            {
                return new(KeyExposure.RotatedProven, EvidenceKind.Measured, [new(Rule + "3", "comparison with the revealed key", "different", compared)]);
            }

            if (signs is null || !(mac.ReportedAt > compared))
            {
                return new(KeyExposure.NotRotated, EvidenceKind.Measured, [new(Rule + "3", "comparison with the revealed key", "same", compared)]);
            }
        }

        if (reveal.ClosedBySecondPerson)
        {
            // Row 4.
            return new(KeyExposure.ClosedByPerson, EvidenceKind.Measured, [new(Rule + "4", "follow-up", "closed by a second person", null)]);
        }

        // Rows 5 and 6.
        return signs is { } seen ? new(KeyExposure.ProbablyRotated, EvidenceKind.Estimated, [seen])
            : new(KeyExposure.Disclosed, EvidenceKind.Measured, [new(Rule + "6", "key revealed", "yes", revealed)]);
    }

    // Known to be out and still in use, then likely, then what only a person or the record says; proof is the best.
    private static int PlaceOf(KeyExposure exposure) => exposure switch
    {
        KeyExposure.NotRotated => 0,
        KeyExposure.Disclosed => 1,
        KeyExposure.ProbablyRotated => 2,
        KeyExposure.ClosedByPerson => 3,
        KeyExposure.Ended => 4,
        _ => 5,
    };

    private static Reason? EndedBy(Mac mac, MacVerdicts verdicts, RevealFacts reveal, DateTimeOffset revealed) => reveal.Ended != FollowUpEnd.None
        ? new(Rule + "2", "follow-up", Names.Of(reveal.Ended), null)
        : RotationSigns.OfErasure(Rule + "2", mac, verdicts, revealed, reveal.VolumeAtReveal);
}
