using FleetToken.Domain.Macs;
using FleetToken.Web.Features.RecoveryKeys;
using FleetToken.Web.Store;
using Microsoft.Extensions.Options;

namespace FleetToken.Web.Tests.RecoveryKeys;

/// <summary>A fingerprint is compared only with one that the same secret made: a lost secret proves nothing.</summary>
public sealed class FingerprintKeyTests : IDisposable
{
    private static readonly MacId Mac = new("main", 1);
    private static readonly RecoveryKey Old = new("AAAA-BBBB-CCCC-DDDD-EEEE-FFFF");
    private static readonly RecoveryKey New = new("GGGG-HHHH-IIII-JJJJ-KKKK-LLLL");

    private readonly string _folder = Directory.CreateTempSubdirectory("fleettoken-fingerprints-").FullName;

    private string SecretFile => Path.Combine(_folder, "fingerprint.key");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Key_OfTheSameSecret_IsToldApartAfterAStartToo()
    {
        var fingerprint = Keys().Of(Old, Mac);

        Assert.True(Keys().CanCompare(fingerprint));
        Assert.True(Keys().IsOf(fingerprint, Old, Mac));
        Assert.False(Keys().IsOf(fingerprint, New, Mac));
        Assert.False(Keys().IsOf(fingerprint, Old, Mac with { ComputerId = 2 }));
    }

    [Fact]
    public void Key_AfterTheSecretWasMadeAnew_CannotBeTold()
    {
        var fingerprint = Keys().Of(Old, Mac);
        File.Delete(SecretFile);
        Keys().Of(New, Mac);

        Assert.False(Keys().CanCompare(fingerprint));
        Assert.Null(Keys().IsOf(fingerprint, Old, Mac));
    }

    [Fact]
    public void Secret_ThatIsLost_IsNotMadeByComparing()
    {
        var fingerprint = Keys().Of(Old, Mac);
        File.Delete(SecretFile);

        Assert.False(Keys().CanCompare(fingerprint));
        Assert.Null(Keys().IsOf(fingerprint, Old, Mac));
        Assert.False(File.Exists(SecretFile));
    }

    [Fact]
    public void Fingerprint_WithoutTheIdOfItsSecret_CannotBeCompared()
    {
        var before = Keys().Of(Old, Mac)[^32..];

        Assert.False(Keys().CanCompare(before));
        Assert.Null(Keys().IsOf(before, Old, Mac));
        Assert.False(Keys().CanCompare([]));
    }

    [Fact]
    public void Secret_ThatCannotBeRead_IsSaid()
    {
        var fingerprint = Keys().Of(Old, Mac);
        File.WriteAllBytes(SecretFile, [1, 2, 3]);

        Assert.Contains("3 bytes", Assert.Throws<StoreException>(() => Keys().CanCompare(fingerprint)).Message, StringComparison.Ordinal);
    }

    // As after each start: nothing is remembered.
    private FingerprintKey Keys() => new(new KeyFolder(Options.Create(new KeyOptions { Folder = _folder }), new StoreLocation(new StoreOptions(), _folder)));
}
