using FleetToken.Domain.Evidence;

namespace FleetToken.Domain.Tests.Evidence;

public sealed class RecoveryKeyShapeTests
{
    [Theory]
    [InlineData("ABCD-EFGH-IJKL-MNOP-QRST-UVWX", RecoveryKeyShape.Mask)]
    [InlineData("key=abcd-ef2h-ijkl-mnop-qrst-uvwx;", "key=" + RecoveryKeyShape.Mask + ";")]
    [InlineData("1 ABCD-EFGH-IJKL-MNOP-QRST-UVWX 2 ABCD-EFGH-IJKL-MNOP-QRST-UVWY", "1 " + RecoveryKeyShape.Mask + " 2 " + RecoveryKeyShape.Mask)]
    [InlineData("ABCD-EFGH-IJKL-MNOP-QRST-UVWXY", "ABCD-EFGH-IJKL-MNOP-QRST-UVWXY")]
    [InlineData("-ABCD-EFGH-IJKL-MNOP-QRST-UVWX", "-ABCD-EFGH-IJKL-MNOP-QRST-UVWX")]
    [InlineData("ABCDE-FGH-IJKL-MNOP-QRST-UVWX", "ABCDE-FGH-IJKL-MNOP-QRST-UVWX")]
    [InlineData("x ABCD-EFGH-IJKL-MNOP-QRST-UVWX", "x " + RecoveryKeyShape.Mask)]
    [InlineData("x ABCD-EFGH-IJKL-MNOP-QRST-UVW", "x ABCD-EFGH-IJKL-MNOP-QRST-UVW")]
    [InlineData("FB756838-D2B1-4F0A-9C11-3A0C1E5B7A10", "FB756838-D2B1-4F0A-9C11-3A0C1E5B7A10")]
    [InlineData("", "")]
    public void Hide_Text_HidesOnlyWhatHasTheShape(string text, string expected) => Assert.Equal(expected, RecoveryKeyShape.Hide(text));
}
