namespace FleetToken.Browser.Tests;

/// <summary>Every page as a desk shows it. Three classes, so that pages are looked at side by side.</summary>
public sealed class EveryPageTests(Chromium chromium, DemoFleet demo)
{
    /// <summary>Every page, and its states.</summary>
    public static TheoryData<string> Paths =>
    [
        "/", "/macs?pageSize=25", "/macs?severity=critical&tokenVerdict=adminsOnly&pageSize=25", "/macs?search=nobody-has-this-name&os=15", "/macs?os=%3Cb%3E&sort=up&pageSize=25",
        "/findings", "/findings?newSince=7d", "/findings/FT-PRK-02", "/findings/FT-TOK-03?accepted=true", "/findings/FT-CFG-01", "/findings/FT-NONE-01",
        "/what-if", "/what-if?account=itadmin", "/what-if?account=nobody-has-this-name",
        "/jamf", "/jamf?kind=script", "/jamf#FT-SEC-01", "/jamf#FT-CFG-01", "/macs?object=policy-1&pageSize=25",
        "/settings", "/exports", "/macs/demo/999999", "/no-such-page",
    ];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Page_InBothThemes_HasNoViolationNoComplaintAndNoSidewaysScroll(string path) => await PageLook.AtAsync(chromium, demo, path, 1400);
}
