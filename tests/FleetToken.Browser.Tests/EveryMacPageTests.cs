namespace FleetToken.Browser.Tests;

/// <summary>A Mac of each recoverability, at a desk and on a phone.</summary>
public sealed class EveryMacPageTests(Chromium chromium, DemoFleet demo)
{
    private static readonly string[] Recoverabilities = ["strong", "keyOnly", "fragile", "none", "notEncrypted", "unknown"];

    public static TheoryData<string, int> RecoverabilitiesAndWidths() =>
        [.. Recoverabilities.SelectMany(value => new (string, int)[] { (value, 1400), (value, 360) })];

    [Theory]
    [MemberData(nameof(RecoverabilitiesAndWidths))]
    public async Task MacPage_OfEachRecoverability_HasNoViolationNoComplaintAndNoSidewaysScroll(string recoverability, int width) =>
        await PageLook.AtAsync(chromium, demo, await demo.FirstMacAsync($"recoverability={recoverability}"), width);
}
