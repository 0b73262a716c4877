using FleetToken.Web.Fleet;
using FleetToken.Web.Fleet.Lookup;
using FleetToken.Web.Store;

namespace FleetToken.Web.Tests.Fleet.Lookup;

public sealed class PersonLookupTests
{
    [Theory]
    [InlineData("Meyer", "Ulrike Meyer")]
    [InlineData("Meier", "Ulrike Meyer")]
    [InlineData("Meier", "Thorsten Maier")]
    [InlineData("meier", "Silke Mayer")]
    [InlineData("Ulrike Maier", "Ulrike Meyer")]
    [InlineData("Maier, Thorsten", "Thorsten Maier")]
    [InlineData("Schmitt", "Jens Schmidt")]
    [InlineData("Schmid", "Corinna Schmitt")]
    [InlineData("Stefan Kraus", "Stephan Krauß")]
    [InlineData("KRAUSS", "Stephan Krauß")]
    [InlineData("Juergen Mueller", "Jürgen Müller-Lüdenscheidt")]
    [InlineData("jurgen muller", "Jürgen Müller-Lüdenscheidt")]
    [InlineData("Ludenscheid", "Jürgen Müller-Lüdenscheidt")]
    [InlineData("müllerlüdenscheidt", "Jürgen Müller-Lüdenscheidt")]
    [InlineData("Hoefer", "Björn Höfer")]
    [InlineData("Hofer Bjorn", "Björn Höfer")]
    [InlineData("Bjöhrn Höver", "Björn Höfer")]
    [InlineData("Soren Aero", "Søren Ærø")]
    [InlineData("Lukas Wisniewski", "Łukasz Wiśniewski")]
    [InlineData("Wischniewsky", "Łukasz Wiśniewski")]
    [InlineData("O Brien", "Zoë O'Brien")]
    [InlineData("obrian", "Zoë O'Brien")]
    [InlineData("Vanderberg", "Pieter van der Berg")]
    [InlineData("van den Berg", "Pieter van der Berg")]
    [InlineData("adey", "Ngozi Adeyemi")]
    [InlineData("Adeymei", "Ngozi Adeyemi")]
    [InlineData("Adyemi", "Ngozi Adeyemi")]
    [InlineData("nadeyemi@halden.example", "Ngozi Adeyemi")]
    [InlineData("N. Adeyemi", "Ngozi Adeyemi")]
    [InlineData("Jose Nunez", "José Núñez")]
    [InlineData("Filip Akermann", "Philipp Ackermann")]
    [InlineData("packerman", "Philipp Ackermann")]
    [InlineData("петров", "Иван Петров")]
    [InlineData("Пет", "Иван Петров")]
    [InlineData("田中", "田中太郎")]
    [InlineData("김민수", "김민수")]
    [InlineData("nguyen huong", "Nguyễn Thị Hương")]
    [InlineData("Kristian Fogel", "Christian Vogel")]
    [InlineData("Herr Christian Vogel", "Christian Vogel")]
    [InlineData("Wojcik", "Agnieszka Wójcik")]
    [InlineData("Guelsen Jilmaz", "Gülşen Yılmaz")]
    [InlineData("Zimmerman Tim", "Tim Zimmermann")]
    [InlineData("tzimmermann", "Tim Zimmermann")]
    [InlineData("Schnieder Anna", "Anna Schneider")]
    [InlineData("Sara chneider", "Sara Schneider")]
    [InlineData("HAL 70013", "Ngozi Adeyemi")]
    [InlineData("mbp-muc-0013", "Ngozi Adeyemi")]
    [InlineData("A\u200Bd\u202Eeyemi", "Ngozi Adeyemi")]
    [InlineData("Ａｄｅｙｅｍｉ", "Ngozi Adeyemi")]
    public async Task FindAsync_OfWhatWasHeard_HasTheRightOneAmongTheFirstFive(string heard, string name)
    {
        await using var fleet = await StoredFleet.OfAsync(PhoneFleet.Rows);

        var answer = await FindAsync(fleet, heard);

        Assert.Contains(name, answer.Hits.Take(5).Select(hit => hit.User?.FullName));
    }

    [Theory]
    [InlineData(13, 0)]
    [InlineData(77, 1)]
    [InlineData(200, 2)]
    [InlineData(311, 3)]
    public async Task FindAsync_OfASerialNumberAsItIsReadOut_HasItsMacFirst(int key, int way)
    {
        await using var fleet = await StoredFleet.OfAsync(PhoneFleet.Rows);
        var serial = PhoneFleet.Serial(key);
        var heard = way switch
        {
            0 => serial.ToLowerInvariant().Replace('0', 'o').Replace('1', 'l'),
            1 => $"{serial[..4]} {serial[4..8]} {serial[8..]}",
            2 => $"{serial[..3]}-{serial[3..]}".Replace('8', 'B').Replace('5', 'S').Replace('2', 'Z').Replace('G', '6'),
            _ => serial[^4..],
        };

        var answer = await FindAsync(fleet, heard);

        Assert.Equal(serial, answer.Hits[0].Macs[0].Mac.SerialNumber);
    }

    [Fact]
    public async Task FindAsync_OfATypedName_PutsTheSameBeforeABeginningBeforeASoundBeforeASlip()
    {
        string[] names = ["Xaver Mailer", "Xaver Meier", "Xaver Maier", "Xaver Maierhofer"];
        await using var fleet = await StoredFleet.OfAsync(names.Select((name, place) => PhoneFleet.Row(place + 1, name, null)));

        var answer = await FindAsync(fleet, "Maier");

        Assert.Equal(["Xaver Maier", "Xaver Maierhofer", "Xaver Meier", "Xaver Mailer"], answer.Hits.Select(hit => hit.User?.FullName));
    }

    [Fact]
    public async Task FindAsync_OfAPersonWithTwoMacs_IsOneHitWithTheMacThatFitsFirst()
    {
        var (first, second, gone) = (PhoneFleet.Row(1, "Ngozi Adeyemi", "nadeyemi"), PhoneFleet.Row(2, "N. Adeyemi", "nadeyemi"), PhoneFleet.Row(3, "Ngozi Adeyemi", "nadeyemi"));
        (second.SerialNumber, gone.SerialNumber, gone.GoneAt) = (first.SerialNumber, "C0XXXXXX1234", StoredFleet.Now);
        await using var fleet = await StoredFleet.OfAsync(first, second, gone);

        var byName = Assert.Single((await FindAsync(fleet, "adeyemi")).Hits);
        var bySerial = Assert.Single((await FindAsync(fleet, "1234")).Hits);

        Assert.Equal([1L, 2L, 3L], byName.Macs.Select(mac => mac.Mac.Id));
        Assert.Equal([true, true, false], byName.Macs.Select(mac => mac.IsTwin));
        Assert.Equal("Ngozi Adeyemi", byName.User?.FullName);
        Assert.Equal(3L, bySerial.Macs[0].Mac.Id);
        Assert.NotNull(bySerial.Macs[0].Mac.GoneAt);
    }

    [Fact]
    public async Task FindAsync_OfASharedUserName_ListsSomeMacsAndCountsTheRest()
    {
        await using var fleet = await StoredFleet.OfAsync(Enumerable.Range(1, 20).Select(key => PhoneFleet.Row(key, null, "labuser")));

        var hit = Assert.Single((await FindAsync(fleet, "labuser")).Hits);

        Assert.Equal(PersonLookup.MostMacs, hit.Macs.Count);
        Assert.Equal(20 - PersonLookup.MostMacs, hit.NotListed);
    }

    [Fact]
    public async Task FindAsync_WithALimitToASite_TellsNothingOfOthers()
    {
        var (berlin, lisbon, none) = (PhoneFleet.Row(1, "Ngozi Adeyemi", "nadeyemi"), PhoneFleet.Row(2, "Ngozi Adeyemi", "nadeyemi"), PhoneFleet.Row(3, "Folasade Adeyinka", "fadey"));
        (berlin.Site, lisbon.Site) = ("Berlin", "Lisbon");
        lisbon.SerialNumber = berlin.SerialNumber;
        await using var fleet = await StoredFleet.OfAsync([berlin, lisbon, none, .. Enumerable.Range(4, 20).Select(key => PhoneFleet.Row(key, "Ade Adeyemi", $"a{key}"))]);
        var scope = FleetScope.OfSites(["Berlin"]);

        var answer = await FindAsync(fleet, "adey", scope);
        var other = await FindAsync(fleet, "adeyinka", scope);

        var hit = Assert.Single(answer.Hits);
        var mac = Assert.Single(hit.Macs);
        Assert.Equal(1L, mac.Mac.Id);
        Assert.False(mac.IsTwin);
        Assert.Equal(0, hit.NotListed);
        Assert.False(answer.IsMore);
        Assert.DoesNotContain(other.Hits, found => found.User?.FullName != "Ngozi Adeyemi");
    }

    [Fact]
    public async Task FindAsync_AfterACommit_KnowsTheNewNameAndForgetsTheOld()
    {
        await using var fleet = await StoredFleet.OfAsync(PhoneFleet.Rows);
        var lookup = new PersonLookup(fleet.Index, fleet.Store);
        var before = await lookup.FindAsync("Adeyemi", FleetScope.Everything, TestContext.Current.CancellationToken);

        await fleet.CommitAsync([PhoneFleet.Row(13, "Theodora Quist", "tquist")]);

        var old = await lookup.FindAsync("Adeyemi", FleetScope.Everything, TestContext.Current.CancellationToken);
        var fresh = await lookup.FindAsync("Quist", FleetScope.Everything, TestContext.Current.CancellationToken);
        Assert.Equal(13L, before.Hits[0].Macs[0].Mac.Id);
        Assert.DoesNotContain(old.Hits, hit => hit.Macs.Any(mac => mac.Mac.Id == 13));
        Assert.Equal("Theodora Quist", fresh.Hits[0].User?.FullName);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  \t\r\n ")]
    [InlineData("m")]
    [InlineData("\u200B\u202E")]
    [InlineData("@halden.example")]
    [InlineData("%_*?\"'--;")]
    public async Task FindAsync_OfTooLittle_SaysSo(string? text)
    {
        await using var fleet = await StoredFleet.OfAsync(PhoneFleet.Rows);

        Assert.Equal(LookupAnswer.TooShort, await FindAsync(fleet, text));
    }

    [Theory]
    [InlineData("Zzyzx Qqqqqqq")]
    [InlineData("' OR 1=1 --")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\uD800\uDFFF\uD800")]
    public async Task FindAsync_OfWhatNobodyIsCalled_FindsNobody(string text)
    {
        await using var fleet = await StoredFleet.OfAsync(PhoneFleet.Rows);

        Assert.Empty((await FindAsync(fleet, text)).Hits);
    }

    [Fact]
    public async Task FindAsync_OfAVeryLongText_LooksAtItsBeginning()
    {
        await using var fleet = await StoredFleet.OfAsync(PhoneFleet.Rows);

        var letters = await FindAsync(fleet, new string('m', 1_000_000));
        var words = await FindAsync(fleet, "Adeyemi" + new string(' ', 500) + "Meyer");

        Assert.Empty(letters.Hits);
        Assert.Equal("Ngozi Adeyemi", words.Hits[0].User?.FullName);
    }

    [Fact]
    public async Task FindAsync_OfManyThatFit_ListsTenAndSaysThatThereAreMore()
    {
        await using var fleet = await StoredFleet.OfAsync(PhoneFleet.Rows);

        var answer = await FindAsync(fleet, "anna");

        Assert.Equal(PersonLookup.MostHits, answer.Hits.Count);
        Assert.True(answer.IsMore);
    }

    private static Task<LookupAnswer> FindAsync(StoredFleet fleet, string? text, FleetScope? scope = null) =>
        new PersonLookup(fleet.Index, fleet.Store).FindAsync(text, scope ?? FleetScope.Everything, TestContext.Current.CancellationToken);
}
