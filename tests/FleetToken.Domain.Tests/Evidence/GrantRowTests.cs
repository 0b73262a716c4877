using FleetToken.Domain.Evidence;
using FleetToken.Domain.Macs;

namespace FleetToken.Domain.Tests.Evidence;

/// <summary>The rows as the domain lists them (B.2): versions, token and sources; and what a missing input is called (B.4).</summary>
public sealed class GrantRowTests
{
    private const FirstLogin Window = FirstLogin.LoginWindow, Never = FirstLogin.Never;

    public static TheoryData<string, string, Answer, string> Rows => new()
    {
        { "B00", "any", Answer.Unknown, "[J]" },
        { "B01", "10.13 to 27", Answer.Yes, "P APD-ST, APD-FV; S DF-18, DATAJAR" },
        { "B02", "10.13 to 10.14", Answer.No, "S RADAR 18598, DF-18" },
        { "B02b", "10.13.4 and later", Answer.Yes, "S (Chef macos_user resource and several scripts)" },
        { "B03", "10.13 and later", Answer.Yes, "S DF-18" },
        { "B04", "10.13 to 10.14", Answer.Yes, "S DF-18; mobile AD account S DATAJAR" },
        { "B05", "10.14.2 to 10.15", Answer.Yes, "S DATAJAR, TTG-ST" },
        { "B06", "10.14.2 to 10.15", Answer.Yes, "SEED (10.15), S DATAJAR" },
        { "B07", "10.15.0 to 10.15.3", Answer.Unknown, "S WS1 (auto from 10.15.4), osxbytes" },
        { "B08", "10.15.4 and later", Answer.Unknown, "P APD-FV, S WS1" },
        { "B09", "10.14", Answer.Unknown, "S DATAJAR" },
        { "B10", "10.15", Answer.Yes, "SEED; P TTG-REP warning" },
        { "B11", "10.15", Answer.No, "SEED, P JAMF-JC" },
        { "B12", "10.15", Answer.Yes, "P JAMF-BT, SEED" },
        { "B13", "10.15", Answer.Yes, "P JAMF-BT, SEED" },
        { "B14", "10.15", Answer.No, "P JAMF-BT, SEED" },
        { "B15", "11 and later", Answer.Yes, "P APD-ST, S KANDJI" },
        { "B16", "11 and later", Answer.No, "S KANDJI; P ADM (hash)" },
        { "B17", "11 and later", Answer.Yes, "P JAMF-PRE, S KANDJI" },
        { "B18", "11 and later", Answer.Yes, "P APD-ST, JAMF-BT; SEED" },
        { "B19", "11 and later", Answer.No, "SEED, S (Intune sample issue 175 quoting APD-ST)" },
        { "B20", "11 and later", Answer.No, "S (Intune sample issue 175), APD-ST" },
        { "B21", "11 and later", Answer.Yes, "SEED, P JAMF-JC" },
        { "B22", "14.0 to 14.3", Answer.Unknown, "P APD-FV, ADM" },
        { "B23", "14.4 and later", Answer.Unknown, "P APD-FV" },
        { "B24", "11 and later", Answer.Yes, "P JAMF-BT, APD-FV" },
        { "B25", "15 and later", Answer.No, "S FLOCK, single test" },
        { "B26", "15 and later", Answer.Unknown, "S FLOCK, single test" },
        { "B27", "14 and later", Answer.Yes, "P ADM for the keys; token result [unconfirmed]" },
        { "B28", "26 and later", Answer.Yes, "[unconfirmed]" },
        { "B29", "26 and later", Answer.No, "[unconfirmed]" },
        { "B30", "any", Answer.No, "S WS1, ADDIGY-type scripts" },
        { "B31", "10.13 and later", Answer.Yes, "S ADDIGY; version range [unconfirmed]" },
        { "B32", "any", Answer.No, "[J]; S many EAs" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void Row_VersionsTokenAndSources_AsTheDomainLists(string id, string versions, Answer token, string sources)
    {
        var row = GrantTable.Rows.Single(row => row.Id == id);
        Assert.Equal((versions, token, sources), (row.Versions, row.Token, row.Sources));
    }

    [Fact]
    public void Row_Caution_IsASentenceAndOnlyWhereSomethingIsNotCertainOrSurprises()
    {
        var cautious = GrantTable.Rows.Where(row => row.Caution is not null).ToList();
        Assert.Equal(["B02b", "B10", "B17", "B25", "B26", "B27", "B28", "B29", "B31"], cautious.Select(row => row.Id));
        Assert.All(cautious, row => Assert.EndsWith(".", row.Caution, StringComparison.Ordinal));
    }

    [Fact]
    public void Explain_BeforeMacOs1015_SaysThatItIsNotJudged()
    {
        var row = GrantTable.Explain(new() { Os = new(10, 14, 6), Made = AccountOrigin.Script }).Row;
        Assert.Contains("FleetToken does not judge these versions", row.Text, StringComparison.Ordinal);
        Assert.StartsWith("Before macOS 10.15", row.Text, StringComparison.Ordinal);
        Assert.Equal("P APD-ST; S DF-18, RADAR 18598, DATAJAR", row.Sources);
    }

    [Fact]
    public void Explain_FirstTokenSwitchedOff_SaysSoUnderB15()
    {
        var row = GrantTable.Explain(new()
        {
            Os = new(15, 0, 0), AppleSilicon = true, Made = AccountOrigin.Script, Admin = false, BootstrapToken = Answer.No, Where = Never,
            First = Answer.Yes, Denied = Answer.Yes, FileVaultRequired = Answer.No,
        }).Row;
        Assert.Equal(("B15", "P APD-ST, APS-FV"), (row.Id, row.Sources));
        Assert.Contains("was switched off for this account", row.Text, StringComparison.Ordinal);
    }

    /// <summary>One input unknown, and the answer hangs on it.</summary>
    public static TheoryData<string, GrantCase, string> Decisive => new()
    {
        { "macOS version", Known("11.0", AccountOrigin.ManagedAdministrator, Window) with { Os = null }, "B13 B17" },
        { "Apple silicon", Known("15.0", AccountOrigin.Script, FirstLogin.SelfGrant) with { AppleSilicon = null, First = Answer.Yes, Admin = true }, "B00 B25" },
        { "whether it is an administrator", Known("10.15.7", AccountOrigin.Script, Window) with { Admin = null, First = Answer.Yes, BootstrapToken = Answer.No }, "B10 B11" },
        { "Bootstrap Token at that login", Known("14.5", AccountOrigin.Script, Window) with { BootstrapToken = Answer.Unknown }, "B18 B20" },
        { "where it first logged in", Known("14.5", AccountOrigin.ManagedAdministrator, FirstLogin.Unknown), "B16 B17 B31" },
        { "whether anybody held a token before", Known("12.3", AccountOrigin.Script, Never) with { First = Answer.Unknown }, "B15 B19" },
        { "whether the automatic first token was switched off", Known("12.3", AccountOrigin.Script, Never) with { First = Answer.Yes, Denied = Answer.Unknown }, "B15 B15" },
        { "whether a profile required FileVault before the first login", Known("10.15.7", AccountOrigin.Mobile, Window) with { First = Answer.Yes, BootstrapToken = Answer.No, FileVaultRequired = Answer.Unknown }, "B00 B06" },
    };

    [Theory]
    [MemberData(nameof(Decisive))]
    public void Missing_AnInputThatDecides_IsNamed(string input, GrantCase asked, string possible)
    {
        var answer = GrantTable.Explain(asked);
        Assert.Equal(("B00", input), (answer.Row.Id, Assert.Single(answer.Missing)));
        Assert.Equal(possible, string.Join(' ', answer.Possible.Select(row => row.Id)));
    }

    [Fact]
    public void Missing_InputsThatDecideNothing_AreNotNamed()
    {
        var service = GrantTable.Explain(new() { Made = AccountOrigin.Service });
        Assert.Equal("B32", service.Row.Id);
        Assert.Empty(service.Missing);
        var login = GrantTable.Explain(Known("14.5", AccountOrigin.Script, Window) with { BootstrapToken = Answer.Unknown, AppleSilicon = null, Admin = null, FileVaultRequired = Answer.Unknown });
        Assert.Equal(["Bootstrap Token at that login"], login.Missing);
    }

    [Fact]
    public void Possible_NothingKnownButTheOrigin_HoldsTheRowsOfEachVersion()
    {
        var rows = GrantTable.Explain(new() { Made = AccountOrigin.PlatformSso }).Possible.Select(row => row.Id).Distinct();
        Assert.Equal("B00 B05 B10 B11 B14 B15 B18 B19 B20 B25 B27 B28 B31", string.Join(' ', rows));
    }

    private static GrantCase Known(string os, AccountOrigin made, FirstLogin where) => new()
    {
        Os = MacOsVersion.Parse(os),
        AppleSilicon = true,
        Made = made,
        Admin = false,
        BootstrapToken = Answer.Yes,
        Where = where,
        First = Answer.No,
        Denied = Answer.No,
        FileVaultRequired = Answer.No,
    };
}
