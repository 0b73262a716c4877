using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using FleetToken.Web.Features.MacDetail;

namespace FleetToken.Web.Tests.Pages;

public sealed class FactWordsTests
{
    [Theory]
    [InlineData("1 holder: u1.", false)]
    [InlineData("1 holder: u1. It should not hold a token.", true)]
    [InlineData("2 holders: u1 and u2. One of them should not hold a token.", true, false)]
    [InlineData("2 holders: u1 and u2. Neither should hold a token.", true, true)]
    [InlineData("3 holders: u1, u2 and u3. 2 of them should not hold a token.", true, true, false)]
    [InlineData("3 holders: u1, u2 and u3. None of them should hold a token.", true, true, true)]
    public void Holders_ByHowManyShouldNotHold_AreSaidInGoodGrammar(string sentence, params bool[] shouldNot)
    {
        ArgumentNullException.ThrowIfNull(shouldNot);
        var verdicts = Samples.Verdicts with
        {
            Accounts = [.. shouldNot.Select((extra, index) => Samples.EndUser with { Username = $"u{index + 1}", ShouldNotHold = extra }), Samples.ItAdmin],
        };

        Assert.Equal(sentence, FactWords.Holders(verdicts).ToString());
    }

    [Fact]
    public void Holders_ByEstimate_AreSaidAsASuggestion()
    {
        var verdicts = Samples.Verdicts with { TokenEvidence = EvidenceKind.Estimated, Accounts = [Samples.EndUser with { Username = "u1", ShouldNotHold = true }] };

        Assert.Equal("Jamf's FileVault list suggests: u1. It should not hold a token.", FactWords.Holders(verdicts).ToString());
    }
}
