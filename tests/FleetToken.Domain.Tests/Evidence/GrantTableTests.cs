using FleetToken.Domain.Evidence;
using FleetToken.Domain.Macs;

namespace FleetToken.Domain.Tests.Evidence;

public sealed class GrantTableTests
{
    private const AccountOrigin Setup = AccountOrigin.SetupAssistant;
    private const FirstLogin Window = FirstLogin.LoginWindow;

    /// <summary>K.3: macOS, Apple silicon, made by, administrator, Bootstrap Token, where, first, row, token.</summary>
    public static TheoryData<string, string, bool, AccountOrigin, bool, bool, FirstLogin, bool, string, Answer> Vectors => new()
    {
        { "T01", "10.15.7", false, AccountOrigin.Script, false, true, Window, false, "B14", Answer.No },
        { "T02", "11.0.1", false, AccountOrigin.Script, false, true, Window, false, "B18", Answer.Yes },
        { "T03", "14.5", true, AccountOrigin.ManagedAdministrator, true, true, FirstLogin.Never, false, "B16", Answer.No },
        { "T04", "14.5", true, AccountOrigin.ManagedAdministrator, true, true, Window, false, "B17", Answer.Yes },
        { "T05", "26.3", true, Setup, false, false, FirstLogin.SetupAssistant, true, "B01", Answer.Yes },
        { "T06", "10.15.6", false, AccountOrigin.Mobile, false, true, Window, false, "B12", Answer.Yes },
        { "T07", "10.15.6", false, AccountOrigin.ManagedAdministrator, true, true, Window, false, "B13", Answer.Yes },
        { "T08", "10.15.5", false, AccountOrigin.JamfConnect, false, false, Window, false, "B11", Answer.No },
        { "T09", "11.2.3", false, AccountOrigin.JamfConnect, false, false, Window, true, "B21", Answer.Yes },
        { "T10", "13.6", true, AccountOrigin.Script, false, true, FirstLogin.CommandLine, false, "B19", Answer.No },
        { "T11", "15.6", true, AccountOrigin.Script, false, false, Window, false, "B20", Answer.No },
        { "T12", "14.7", true, AccountOrigin.NetworkOnly, false, true, Window, false, "B30", Answer.No },
        { "T13", "15.6", true, AccountOrigin.Script, true, true, FirstLogin.SelfGrant, true, "B25", Answer.No },
        { "T14", "26.1", true, AccountOrigin.PlatformSso, false, true, Window, false, "B27", Answer.Yes },
        { "T15", "13.2", true, AccountOrigin.UsersPane, false, false, Window, false, "B03", Answer.Yes },
        { "T16", "12.6", true, AccountOrigin.Unknown, false, true, Window, false, "B00", Answer.Unknown },
        { "T17", "12.3", true, AccountOrigin.Script, false, true, FirstLogin.Never, true, "B15", Answer.Yes },
    };

    /// <summary>B.4 order by order, beyond what K.3 has.</summary>
    public static TheoryData<string, string, bool, AccountOrigin, bool, bool, FirstLogin, bool, string, Answer> Orders => new()
    {
        { "1", "15.0", true, AccountOrigin.Service, false, true, Window, true, "B32", Answer.No },
        { "2 before 3", "15.0", true, AccountOrigin.NetworkOnly, false, true, FirstLogin.RecoveryReset, false, "B30", Answer.No },
        { "3", "13.0", true, AccountOrigin.ManagedAdministrator, true, false, FirstLogin.RecoveryReset, false, "B31", Answer.Yes },
        { "4", "10.15", false, Setup, true, false, FirstLogin.SetupAssistant, true, "B01", Answer.Yes },
        { "4 Platform SSO", "26.0", true, AccountOrigin.PlatformSso, false, false, FirstLogin.SetupAssistant, true, "B28", Answer.Yes },
        { "4 Platform SSO before 26", "15.6", true, AccountOrigin.PlatformSso, false, false, FirstLogin.SetupAssistant, true, "B15", Answer.Yes },
        { "5 pane", "10.15", false, AccountOrigin.UsersPane, false, false, FirstLogin.Never, false, "B03", Answer.Yes },
        { "5 command", "11.0", false, AccountOrigin.AuthorisedCommand, false, false, FirstLogin.Never, false, "B02b", Answer.Yes },
        { "6", "26.0", true, AccountOrigin.PlatformSsoGuest, false, true, Window, false, "B29", Answer.No },
        { "7 before 9", "10.15.7", false, AccountOrigin.ManagedAdministrator, true, true, Window, true, "B13", Answer.Yes },
        { "8", "10.15.7", false, AccountOrigin.Script, true, false, FirstLogin.SelfGrant, true, "B05", Answer.Yes },
        { "9 login", "10.15.7", false, AccountOrigin.Script, true, false, Window, true, "B10", Answer.Yes },
        { "9 sudo", "10.15.7", false, AccountOrigin.Script, true, true, FirstLogin.CommandLine, true, "B10", Answer.Yes },
        { "11 before the first", "10.15.7", false, AccountOrigin.Script, false, false, Window, true, "B11", Answer.No },
        { "12 standard, first", "10.15.7", false, AccountOrigin.Script, false, true, Window, true, "B14", Answer.No },
        { "12 administrator", "10.15.7", false, AccountOrigin.Script, true, true, Window, false, "B14", Answer.No },
        { "13 mobile without Bootstrap Token", "10.15.7", false, AccountOrigin.Mobile, false, false, Window, false, "B00", Answer.Unknown },
        { "13 administrator without Bootstrap Token", "10.15.7", false, AccountOrigin.Script, true, false, Window, false, "B00", Answer.Unknown },
        { "14 first", "11.0", false, AccountOrigin.ManagedAdministrator, true, true, Window, true, "B17", Answer.Yes },
        { "15 SSH", "11.0", false, AccountOrigin.ManagedAdministrator, true, true, FirstLogin.CommandLine, true, "B16", Answer.No },
        { "15 no Bootstrap Token", "11.0", false, AccountOrigin.ManagedAdministrator, true, false, Window, false, "B16", Answer.No },
        { "16 Intel is not", "15.0", false, AccountOrigin.Script, true, true, FirstLogin.SelfGrant, true, "B00", Answer.Unknown },
        { "16 before 15", "14.6", true, AccountOrigin.Script, true, true, FirstLogin.SelfGrant, true, "B00", Answer.Unknown },
        { "18 administrator is 19", "11.2.3", false, AccountOrigin.JamfConnect, true, false, Window, true, "B15", Answer.Yes },
        { "18 with Bootstrap Token is 19", "11.2.3", false, AccountOrigin.JamfConnect, false, true, Window, true, "B15", Answer.Yes },
        { "19 mobile", "12.0", false, AccountOrigin.Mobile, false, false, Window, true, "B15", Answer.Yes },
        { "20 before 14", "13.6", true, AccountOrigin.PlatformSso, false, true, Window, false, "B18", Answer.Yes },
        { "20 macOS 14", "14.0", true, AccountOrigin.PlatformSso, false, true, Window, false, "B27", Answer.Yes },
        { "21 Jamf Connect", "15.0", true, AccountOrigin.JamfConnect, true, true, Window, false, "B18", Answer.Yes },
        { "23 FileVault screen", "15.0", true, AccountOrigin.Mobile, false, true, FirstLogin.FileVaultScreen, false, "B19", Answer.No },
        { "23 never", "15.0", true, AccountOrigin.JamfConnect, false, false, FirstLogin.Never, false, "B19", Answer.No },
        { "24", "15.0", true, AccountOrigin.Script, true, false, FirstLogin.SelfGrant, false, "B00", Answer.Unknown },
        { "older", "10.14.6", false, Setup, true, false, FirstLogin.SetupAssistant, true, "B00", Answer.Unknown },
    };

    [Theory]
    [MemberData(nameof(Vectors))]
    [MemberData(nameof(Orders))]
    public void Explain_K3AndB4_RowAndToken(
        string id, string os, bool appleSilicon, AccountOrigin made, bool admin, bool bootstrap, FirstLogin where, bool first, string row, Answer token)
    {
        var answer = GrantTable.Explain(Known(os, appleSilicon, made, admin, bootstrap, where, first));
        Assert.Equal((id, row, token), (id, answer.Row.Id, answer.Row.Token));
    }

    public static TheoryData<bool, bool, bool, FirstLogin, string, Answer> Denied => new()
    {
        { true, true, false, Window, "B15", Answer.No },
        { true, true, true, FirstLogin.Never, "B15", Answer.No },
        { true, true, true, Window, "B00", Answer.Unknown },
        { true, false, true, Window, "B00", Answer.Unknown },
        { false, true, true, Window, "B15", Answer.Yes },
    };

    [Theory]
    [MemberData(nameof(Denied))]
    public void Explain_Order17_DenySwitch(bool denied, bool first, bool bootstrap, FirstLogin where, string row, Answer token)
    {
        var asked = Known("15.0", true, AccountOrigin.Script, false, bootstrap, where, first) with { Denied = denied ? Answer.Yes : Answer.No };
        Assert.Equal((row, token), (GrantTable.Explain(asked).Row.Id, GrantTable.Explain(asked).Row.Token));
    }

    [Fact]
    public void Explain_Order10_MobileAccountUnderARequiredFileVault()
    {
        var asked = Known("10.15.7", false, AccountOrigin.Mobile, false, false, Window, true) with { FileVaultRequired = Answer.Yes };
        Assert.Equal("B06", GrantTable.Explain(asked).Row.Id);
        Assert.Equal("B00", GrantTable.Explain(asked with { First = Answer.No }).Row.Id);
    }

    [Fact]
    public void Explain_MissingInput_NamesItAndTheRowsThatRemain()
    {
        var asked = Known("14.5", true, AccountOrigin.ManagedAdministrator, true, true, Window, false) with { Where = FirstLogin.Unknown, Denied = Answer.Unknown };
        var answer = GrantTable.Explain(asked);
        Assert.Equal("B00", answer.Row.Id);
        Assert.Equal(["where it first logged in"], answer.Missing);
        Assert.Equal(["B16", "B17", "B31"], answer.Possible.Select(row => row.Id));
    }

    [Fact]
    public void Explain_UnknownOriginOfAnAccount_IsB00WhateverElseIsKnown()
    {
        var answer = GrantTable.Explain(Known("14.5", true, AccountOrigin.Unknown, false, true, FirstLogin.RecoveryReset, false));
        Assert.Equal("B00", answer.Row.Id);
        Assert.Equal(["how the account was made"], answer.Missing);
        Assert.Equal(["B30", "B31", "B32"], answer.Possible.Select(row => row.Id));
    }

    [Fact]
    public void Rows_B_AreAllThere_WithTextAndSources()
    {
        string[] ids = ["B00", .. Enumerable.Range(1, 32).Select(number => $"B{number:00}"), "B02b"];
        Assert.Equal(ids.Order(StringComparer.Ordinal), GrantTable.Rows.Select(row => row.Id));
        Assert.All(GrantTable.Rows, row => Assert.True(row.Text.EndsWith('.') && row.Sources.Length > 0 && row.Versions.Length > 0, row.Id));
        Assert.All(GrantTable.Rows.Where(row => row.Sources.Contains("[unconfirmed]", StringComparison.Ordinal)), row => Assert.NotNull(row.Caution));
    }

    [Theory]
    [InlineData("B01", SourceMark.Primary)]
    [InlineData("B10", SourceMark.Seed)]
    [InlineData("B16", SourceMark.Secondary)]
    [InlineData("B25", SourceMark.Secondary)]
    [InlineData("B27", SourceMark.Unconfirmed)]
    [InlineData("B28", SourceMark.Unconfirmed)]
    [InlineData("B29", SourceMark.Unconfirmed)]
    [InlineData("B32", SourceMark.Judgement)]
    public void Rows_Confidence_IsTheDomains(string id, SourceMark expected) => Assert.Equal(expected, GrantTable.Rows.Single(row => row.Id == id).Confidence);

    private static GrantCase Known(string os, bool appleSilicon, AccountOrigin made, bool admin, bool bootstrap, FirstLogin where, bool first) => new()
    {
        Os = MacOsVersion.Parse(os),
        AppleSilicon = appleSilicon,
        Made = made,
        Admin = admin,
        BootstrapToken = bootstrap ? Answer.Yes : Answer.No,
        Where = where,
        First = first ? Answer.Yes : Answer.No,
        Denied = Answer.No,
        FileVaultRequired = Answer.No,
    };
}
