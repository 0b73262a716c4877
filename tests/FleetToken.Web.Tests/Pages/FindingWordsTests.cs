using FleetToken.Domain.Macs;
using FleetToken.Web.Features.Findings;

namespace FleetToken.Web.Tests.Pages;

public sealed class FindingWordsTests
{
    [Theory]
    [InlineData(KeyValidity.Invalid, Answer.Yes, "recovery key invalid")]
    [InlineData(KeyValidity.Invalid, Answer.Unknown, "recovery key invalid")]
    [InlineData(KeyValidity.NotApplicable, Answer.No, "no recovery key in escrow")]
    [InlineData(KeyValidity.Unknown, Answer.No, "no recovery key in escrow")]
    [InlineData(KeyValidity.Unknown, Answer.Unknown, "recovery key not known to be valid")]
    public void LostKey_OfAMac_SaysWhyItIsNoWayIn(KeyValidity validity, Answer escrowed, string expected) => Assert.Equal(expected, FindingWords.LostKey(validity, escrowed));
}
