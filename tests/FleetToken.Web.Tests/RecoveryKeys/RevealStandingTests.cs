using FleetToken.Web.Features.RecoveryKeys;
using FleetToken.Web.Store;

namespace FleetToken.Web.Tests.RecoveryKeys;

/// <summary>What can be done with a request, as a table; times are minutes after it was asked.</summary>
public sealed class RevealStandingTests
{
    private static readonly DateTimeOffset Asked = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("needs none, fresh", 0, "", RevealState.Asked, null, 14, RevealStep.Read, 15)]
    [InlineData("needs none, old", 0, "", RevealState.Asked, null, 15, RevealStep.Over, null)]
    [InlineData("waits", 1, "", RevealState.Asked, null, 239, RevealStep.WaitForApproval, 240)]
    [InlineData("nobody came", 1, "", RevealState.Asked, null, 240, RevealStep.Over, null)]
    [InlineData("approved, fresh", 1, "+200", RevealState.Asked, null, 214, RevealStep.Read, 215)]
    [InlineData("approved, old", 1, "+200", RevealState.Asked, null, 215, RevealStep.Over, null)]
    [InlineData("one of two", 2, "+10", RevealState.Asked, null, 12, RevealStep.WaitForApproval, 240)]
    [InlineData("two of two", 2, "+10 +20", RevealState.Asked, null, 34, RevealStep.Read, 35)]
    [InlineData("declined", 1, "-10", RevealState.Declined, null, 11, RevealStep.Declined, null)]
    [InlineData("approved and declined at once", 1, "+10 -10", RevealState.Asked, null, 11, RevealStep.Declined, null)]
    [InlineData("taken back", 0, "", RevealState.TakenBack, null, 1, RevealStep.Over, null)]
    [InlineData("taken back after a failure", 0, "", RevealState.TakenBack, 1, 2, RevealStep.Over, null)]
    [InlineData("no key", 0, "", RevealState.NoKey, 1, 2, RevealStep.Over, null)]
    [InlineData("shown, within 20 minutes", 0, "", RevealState.Shown, 5, 24, RevealStep.ReadAgain, 25)]
    [InlineData("shown, after 20 minutes", 0, "", RevealState.Shown, 5, 25, RevealStep.Over, null)]
    [InlineData("read, and Jamf failed or the program ended", 0, "", RevealState.Asked, 14, 33, RevealStep.Read, 34)]
    [InlineData("the same, too late", 0, "", RevealState.Asked, 14, 34, RevealStep.Over, null)]
    public void Standing_IsAsTheTableSays(string what, int needed, string said, RevealState state, int? read, int now, RevealStep step, int? until)
    {
        var row = new RevealRow
        {
            Id = what,
            Server = "main",
            Reason = "",
            IdentityCheck = "",
            AskedBy = "ada",
            AskedById = "sub:ada",
            AskedAt = Asked,
            ApprovalsNeeded = needed,
            State = state,
            ReadAt = At(read),
        };
        var approvals = said.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select((one, place) => new ApprovalRow { RevealId = what, ById = $"sub:{place}", By = "", Approved = one[0] == '+', At = Asked.AddMinutes(int.Parse(one[1..], System.Globalization.CultureInfo.InvariantCulture)) })
            .ToList();

        var standing = RevealStanding.Of(row, approvals, Asked.AddMinutes(now));

        Assert.Equal((step, At(until)), (standing.Step, standing.Until));
    }

    private static DateTimeOffset? At(int? minutes) => minutes is { } some ? Asked.AddMinutes(some) : null;
}
