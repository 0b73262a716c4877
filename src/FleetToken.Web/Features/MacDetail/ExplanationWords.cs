using FleetToken.Domain.Evidence;
using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using FleetToken.Web.Components;

namespace FleetToken.Web.Features.MacDetail;

/// <summary>Why an account holds a token or not, in words.</summary>
internal static class ExplanationWords
{
    private const string Undecided = "B00";

    /// <summary>Whether a row of the table decides.</summary>
    public static bool IsDecided(TokenExplanation explanation) => explanation.Row.Id != Undecided;

    /// <summary>What is known of the token itself, as the start of the explanation.</summary>
    public static string Token(TokenExplanation explanation) => explanation.Account.Token switch
    {
        TokenState.Held => "It holds a token.",
        TokenState.NotHeld => "It holds no token.",
        TokenState.Suspect => "It reads as a holder, but its token may be broken.",
        _ => "Whether it holds a token is not known.",
    };

    /// <summary>How sure a row is, as icon and word; null where its sources confirm it and only today's facts stand in for those of then.</summary>
    public static Look? Doubt(GrantRow row) => row.Confidence switch
    {
        SourceMark.Unconfirmed => new Look("tri", "Unconfirmed", Tone.Warn),
        SourceMark.Judgement => new Look("info", "Our own judgement", Tone.Info),
        _ => null,
    };

    /// <summary>Who says what a row says.</summary>
    public static string Founded(SourceMark mark) => mark switch
    {
        SourceMark.Primary => "the maker documents the rule",
        SourceMark.Secondary => "public tests and articles tell the rule, its maker does not",
        SourceMark.Seed => "one public article tells the rule",
        SourceMark.Judgement => "the rule is our own judgement",
        _ => "no source that was read confirms the rule",
    };

    /// <summary>What stands before the rows that still fit.</summary>
    public static string BeforeFitting(TokenExplanation explanation) => explanation.Case.Made == AccountOrigin.Unknown
        ? "Jamf does not say how this account was made; of the known ways these fit:"
        : "What is known does not decide it; of the known ways these fit:";

    /// <summary>Every document that the explanation names, in the order of its parts.</summary>
    public static IReadOnlyList<FindingSource> Sources(TokenExplanation explanation) => SourceTags.Read(
    [
        explanation.Row.Sources,
        .. explanation.Fitting.Concat(explanation.Beside).Select(row => row.Sources),
        .. explanation.WouldGive.Concat(explanation.WouldTake).Select(change => change.Sources),
    ]);
}
