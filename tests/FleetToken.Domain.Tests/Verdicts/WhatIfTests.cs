using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Tests.Verdicts;

public sealed class WhatIfTests
{
    private static readonly TokenAccount Alice = new("alice", TokenState.Held, EvidenceKind.Measured, IsItAccount: false);
    private static readonly TokenAccount Bob = new("bob", TokenState.Held, EvidenceKind.Measured, IsItAccount: false);
    private static readonly TokenAccount ItAdmin = new("itadmin", TokenState.Held, EvidenceKind.Measured, IsItAccount: true);

    public static TheoryData<string, WaysIn, WayLeft> Cases => new()
    {
        { "the disk is not encrypted", Mac(KeyState.Dead, Alice) with { FileVault = FileVaultState.Off }, WayLeft.NotAffected },
        { "she holds no token here", Mac(KeyState.Dead, Alice with { Token = TokenState.NotHeld }, Bob), WayLeft.NotAffected },
        { "she is not on this Mac", Mac(KeyState.Dead, Bob), WayLeft.NotAffected },
        { "whether she holds one is not known", Mac(KeyState.Dead, Alice with { Token = TokenState.Unknown }), WayLeft.CannotTell },
        { "whether she holds one is not known, but the key is proven", Mac(KeyState.Valid, Alice with { Token = TokenState.Unknown }) with { KeyProven = true }, WayLeft.KeyOnly },
        { "whether she holds one is not known, but another does", Mac(KeyState.Dead, Alice with { Token = TokenState.Unknown }, Bob), WayLeft.AnotherHolder },
        { "another person holds one", Mac(KeyState.Dead, Alice, Bob), WayLeft.AnotherHolder },
        { "two other persons hold one", Mac(KeyState.Dead, Alice, Bob, Bob with { Username = "carol" }), WayLeft.AnotherHolder },
        { "she holds one under two names", Mac(KeyState.Dead, Alice, Alice), WayLeft.NoWayIn },
        { "of two names neither is known", Mac(KeyState.Dead, Alice with { Token = TokenState.Unknown }, Alice with { Token = TokenState.Unknown }), WayLeft.CannotTell },
        { "only two accounts of IT are left", Mac(KeyState.Dead, Alice, ItAdmin, ItAdmin with { Username = "helper" }), WayLeft.OnlyItAccounts },
        { "two others' tokens are unknown", Mac(KeyState.Dead, Alice, Bob with { Token = TokenState.Unknown }, Bob with { Username = "carol", Token = TokenState.Unknown }), WayLeft.CannotTell },
        { "only the key is left", Mac(KeyState.Valid, Alice) with { KeyProven = true }, WayLeft.KeyOnly },
        { "IT holds one and the key is proven", Mac(KeyState.Valid, Alice, ItAdmin) with { KeyProven = true }, WayLeft.KeyOnly },
        { "the key was not checked lately", Mac(KeyState.Valid, Alice), WayLeft.CannotTell },
        { "the key is unknown", Mac(KeyState.Unknown, Alice), WayLeft.CannotTell },
        { "another is only suggested", Mac(KeyState.Dead, Alice, Bob with { Evidence = EvidenceKind.Estimated }), WayLeft.CannotTell },
        { "another's token may be broken", Mac(KeyState.Dead, Alice, Bob with { Token = TokenState.Suspect }), WayLeft.CannotTell },
        { "another's token is unknown", Mac(KeyState.Dead, Alice, Bob with { Token = TokenState.Unknown }), WayLeft.CannotTell },
        { "holders were left out of the report", Mac(KeyState.Dead, Alice) with { HoldersKnown = false }, WayLeft.CannotTell },
        { "only IT is left and the key is dead", Mac(KeyState.Dead, Alice, ItAdmin), WayLeft.OnlyItAccounts },
        { "nobody is left and the key is dead", Mac(KeyState.Dead, Alice), WayLeft.NoWayIn },
        { "the FileVault state is not known either", Mac(KeyState.Dead, Alice) with { FileVault = FileVaultState.Unknown }, WayLeft.NoWayIn },
        { "her token was suspect already", Mac(KeyState.Dead, Alice with { Token = TokenState.Suspect }), WayLeft.NoWayIn },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void WhatIf_AliceIsGone_SaysWhatIsLeft(string because, WaysIn mac, WayLeft expected)
    {
        Assert.True(expected == WhatIf.Of(mac, name => name == "alice"), because);
    }

    public static TheoryData<string, WaysIn, WayDoubts> Doubtful => new()
    {
        { "whether she holds one", Mac(KeyState.Dead, Alice with { Token = TokenState.Unknown }), WayDoubts.TokenOfGone },
        { "a key that is not proven", Mac(KeyState.Valid, Alice), WayDoubts.KeyNotProven },
        { "a key that is not known", Mac(KeyState.Unknown, Alice, ItAdmin), WayDoubts.KeyUnknown },
        { "a token that is only suggested", Mac(KeyState.Dead, Alice, Bob with { Evidence = EvidenceKind.Estimated }), WayDoubts.TokenOfStaying },
        { "holders that were left out", Mac(KeyState.Dead, Alice) with { HoldersKnown = false }, WayDoubts.Holders },
        { "all of it", Mac(KeyState.Valid, Alice with { Token = TokenState.Unknown }, Bob with { Token = TokenState.Suspect }) with { HoldersKnown = false }, WayDoubts.TokenOfGone | WayDoubts.KeyNotProven | WayDoubts.TokenOfStaying | WayDoubts.Holders },
        { "nothing, the key is dead", Mac(KeyState.Dead, Alice), WayDoubts.None },
        { "nothing, the key is proven", Mac(KeyState.Valid, Alice) with { KeyProven = true, HoldersKnown = false }, WayDoubts.None },
        { "nothing, another holds one", Mac(KeyState.Unknown, Alice, Bob), WayDoubts.None },
        { "nothing, she is not on it", Mac(KeyState.Unknown, Bob), WayDoubts.None },
        { "nothing, it is not encrypted", Mac(KeyState.Unknown, Alice) with { FileVault = FileVaultState.Off }, WayDoubts.None },
    };

    [Theory]
    [MemberData(nameof(Doubtful))]
    public void DoubtsOf_AliceIsGone_NamesEveryFactThatIsOpen(string because, WaysIn mac, WayDoubts expected)
    {
        Assert.True(expected == WhatIf.DoubtsOf(mac, name => name == "alice"), because);
        Assert.Equal(expected != WayDoubts.None, WhatIf.Of(mac, name => name == "alice") == WayLeft.CannotTell);
    }

    [Fact]
    public void WhatIf_NobodyIsChosen_AffectsNoMac()
    {
        Assert.Equal(WayLeft.NotAffected, WhatIf.Of(Mac(KeyState.Dead, Alice), _ => false));
    }

    [Fact]
    public void WhatIf_AnyCombination_GivesAWayInOnlyWhereOneIsMeasuredOrProven()
    {
        foreach (var other in Tokens())
        {
            foreach (var key in Enum.GetValues<KeyState>())
            {
                foreach (var known in (bool[])[true, false])
                {
                    var left = WhatIf.Of(Mac(key, Alice, other) with { HoldersKnown = known }, name => name == "alice");
                    var measured = other is { Token: TokenState.Held, Evidence: EvidenceKind.Measured, IsItAccount: false };
                    Assert.Equal(measured, left == WayLeft.AnotherHolder);
                    Assert.NotEqual(WayLeft.KeyOnly, left);
                }
            }
        }
    }

    private static IEnumerable<TokenAccount> Tokens() =>
        from token in Enum.GetValues<TokenState>()
        from evidence in Enum.GetValues<EvidenceKind>()
        from it in (bool[])[true, false]
        select new TokenAccount("bob", token, evidence, it);

    private static WaysIn Mac(KeyState key, params TokenAccount[] accounts) => new(FileVaultState.On, key, KeyProven: false, HoldersKnown: true, accounts);
}
