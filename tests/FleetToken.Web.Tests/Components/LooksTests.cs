using Bunit;
using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using FleetToken.Web.Components;

namespace FleetToken.Web.Tests.Components;

/// <summary>The table of states: shape, word and colour of each value.</summary>
public sealed class LooksTests : BunitContext
{
    public static TheoryData<Look, string, string, string> Table => new()
    {
        { Looks.Of(FileVaultState.On), "On", "lock", "good" },
        { Looks.Of(FileVaultState.Off), "Off", "unlock", "bad" },
        { Looks.Of(FileVaultState.Encrypting), "Encrypting", "half", "info" },
        { Looks.Of(FileVaultState.Decrypting), "Decrypting", "half", "warn" },
        { Looks.Of(FileVaultState.Unknown), "Unknown", "unk", "unknown" },
        { Looks.Of(KeyValidity.Valid), "Valid", "check", "good" },
        { Looks.Of(KeyValidity.Invalid), "Invalid", "oct", "bad" },
        { Looks.Of(KeyValidity.NotApplicable), "Not applicable", "na", "na" },
        { Looks.Of(KeyValidity.Unknown), "Unknown", "unk", "unknown" },
        { Looks.Of(BootstrapTokenStatus.Escrowed), "Escrowed", "check", "good" },
        { Looks.Of(BootstrapTokenStatus.NotEscrowed), "Not escrowed", "oct", "bad" },
        { Looks.Of(BootstrapTokenStatus.NotSupported), "Not supported", "tri", "warn" },
        { Looks.Of(BootstrapTokenStatus.Unknown), "Unknown", "unk", "unknown" },
        { Looks.Of(TokenVerdict.EndUsersOnly), "End users only", "check", "good" },
        { Looks.Of(TokenVerdict.ExtraAdmins), "Extra admins", "tri", "warn" },
        { Looks.Of(TokenVerdict.AdminsOnly), "Admins only", "oct", "bad" },
        { Looks.Of(TokenVerdict.Nobody), "Nobody", "oct", "bad" },
        { Looks.Of(TokenVerdict.Unknown), "Unknown", "unk", "unknown" },
        { Looks.Of(Recoverability.Strong), "Strong", "shield", "good" },
        { Looks.Of(Recoverability.KeyOnly), "Key only", "key", "warn" },
        { Looks.Of(Recoverability.Fragile), "Fragile", "tri", "warn" },
        { Looks.Of(Recoverability.None), "No way in", "oct", "bad" },
        { Looks.Of(Recoverability.NotEncrypted), "Not encrypted", "unlock", "na" },
        { Looks.Of(Recoverability.Unknown), "Unknown", "unk", "unknown" },
        { Looks.Of(Severity.Critical), "Critical", "crit", "bad" },
        { Looks.Of(Severity.High), "High", "tri", "bad" },
        { Looks.Of(Severity.Medium), "Medium", "dia", "warn" },
        { Looks.Of(Severity.Low), "Low", "low", "unknown" },
        { Looks.Of(Severity.Info), "Info", "info", "info" },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void FactState_OfEachValue_ShowsShapeWordAndColour(Look look, string word, string symbol, string colour)
    {
        var drawn = Render<FactState>(parameters => parameters.Add(state => state.Look, look)).Find("span");

        Assert.Equal(word, drawn.TextContent);
        Assert.Equal($"#i-{symbol}", drawn.QuerySelector("use")!.GetAttribute("href"));
        Assert.Equal($"st {colour}", drawn.ClassName);
    }

    [Fact]
    public void Sprite_HoldsEverySymbolThatStatesUse()
    {
        var sprite = Render<IconSprite>();

        Assert.All(Table, row => Assert.Single(sprite.FindAll($"#i-{row.Data.Item3}")));
    }

    [Fact]
    public void SeverityMark_OfNone_DrawsNothing() =>
        Assert.Empty(Render<SeverityMark>(parameters => parameters.Add(mark => mark.Severity, Severity.None)).Markup.Trim());
}
