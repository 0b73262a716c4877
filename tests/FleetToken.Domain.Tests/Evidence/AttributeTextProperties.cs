using System.Text;
using System.Text.Json;
using FleetToken.Domain.Evidence;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace FleetToken.Domain.Tests.Evidence;

public sealed class AttributeTextProperties
{
    private static readonly string[] Pieces =
    [
        "FTK1", "FTK2", ";", "=", ",", "/", ".", "~", "%", "%C3%BC", "+", "n", "u", "ts", "boot", "con", "alice", "itadmin", "0", "1", "9", "-", "\n", "\r", " ",
        "Admins:", "Non-Admins:", "User ", " is ", "ENABLED", "No Users", "<result>", "</result>", "253402300799", "99999999999999999999", "\u202E", "\uD800",
        ";ABCD-EFGH-IJKL-MNOP-QRST-UVWX;", "/ABCD-EFGH-IJKL-MNOP-QRST-UVWX/", "=%41BCD-EFGH-IJKL-MNOP-QRST-UVWX,", "\0", "ü", "Users without a secure token:", "+99999999999",
    ];

    private static readonly string[] Names = ["FTK1", "SecureToken", "Bootstrap Token", "Check For PRK", "FileVault Users", "Volume Owner", "", "\uDC00"];

    [Property(MaxTest = 2000)]
    public Property Read_TextOfPieces_NeverThrowsAndRoundTrips() =>
        Prop.ForAll(Texts(Gen.Elements(Pieces)), CanBeJudged);

    [Property(MaxTest = 1000)]
    public Property Read_ExampleWithDamage_NeverThrowsAndRoundTrips() =>
        Prop.ForAll(
            Arb.From(
                from at in Gen.Choose(0, Examples.ExtraAdmin.Length)
                from length in Gen.Choose(0, 40)
                from piece in Gen.Elements(Pieces)
                select Examples.ExtraAdmin[..at] + piece + Examples.ExtraAdmin[Math.Min(Examples.ExtraAdmin.Length, at + length)..]),
            CanBeJudged);

    [Property(MaxTest = 1000)]
    public void Read_AnyText_NeverThrows(string? text) => CanBeJudged(text ?? "");

    [Property(MaxTest = 500)]
    public void Read_LineCutAnywhere_NeverSaysNobody(ushort at)
    {
        foreach (var example in (string[])[Examples.NoHolder, Examples.Healthy])
        {
            var line = example[..(at % (example.Length - 1))];
            var report = Baseline.Read(line);
            Assert.NotEqual(0, report?.Ftk1?.Holders);
            Assert.Null(report?.Ftk1?.At);
        }
    }

    private static Arbitrary<string> Texts(Gen<string> pieces) => Arb.From(pieces.ListOf().Select(string.Concat));

    private static bool CanBeJudged(string text)
    {
        foreach (var name in Names)
        {
            var mac = Baseline.Mac with { Attributes = Baseline.Read(text, name) };
            var verdicts = Baseline.Judge(mac);
            var json = JsonSerializer.Serialize(mac.Attributes);
            Assert.DoesNotContain("EFGH-IJKL", json, StringComparison.Ordinal);
            Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<AttributeReport?>(json)));
            Assert.NotEqual(KeyValidity.Unknown, mac.RecoveryKey.Validity);
            Assert.NotNull(verdicts.Accounts);
        }

        return true;
    }
}
