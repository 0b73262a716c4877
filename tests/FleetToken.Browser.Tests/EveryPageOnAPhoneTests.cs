namespace FleetToken.Browser.Tests;

/// <summary>Every page as a phone shows it.</summary>
public sealed class EveryPageOnAPhoneTests(Chromium chromium, DemoFleet demo)
{
    [Theory]
    [MemberData(nameof(EveryPageTests.Paths), MemberType = typeof(EveryPageTests))]
    public async Task Page_InBothThemes_HasNoViolationNoComplaintAndNoSidewaysScroll(string path) => await PageLook.AtAsync(chromium, demo, path, 360);
}
