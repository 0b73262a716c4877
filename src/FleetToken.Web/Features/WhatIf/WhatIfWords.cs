using FleetToken.Domain.Verdicts;
using FleetToken.Web.Components;

namespace FleetToken.Web.Features.WhatIf;

/// <summary>What the page "What if" says in words.</summary>
internal static class WhatIfWords
{
    /// <summary>Which Macs are counted, after their number: those that the accounts open, and those where they may.</summary>
    public static string Counted(int accounts, int opens, int mayOpen) => (opens, mayOpen) switch
    {
        (_, 0) => $"that {(accounts == 1 ? "this account opens" : "these accounts open")}",
        (0, _) => $"that {(accounts == 1 ? "this account" : "these accounts")} may open: whether a token is held there is not known",
        _ => $"that {(accounts == 1 ? "this account opens" : "these accounts open")}, and {Words.Count(mayOpen)} more where it is not known whether a token is held",
    };

    /// <summary>Why it cannot be told what is left, one reason after the other.</summary>
    public static IEnumerable<string> Of(WayDoubts doubts) => Reasons.Where(reason => doubts.HasFlag(reason.Doubt)).Select(reason => reason.Text);

    private static readonly (WayDoubts Doubt, string Text)[] Reasons =
    [
        (WayDoubts.TokenOfGone, "not known whether the account holds a token here"),
        (WayDoubts.KeyNotProven, "the key reads Valid, but that is not proven"),
        (WayDoubts.KeyUnknown, "not known whether the key is valid"),
        (WayDoubts.TokenOfStaying, "tokens of those who stay are not measured"),
        (WayDoubts.Holders, "not every holder is known"),
    ];
}
