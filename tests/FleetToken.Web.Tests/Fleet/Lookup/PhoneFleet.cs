using FleetToken.Web.Store;

namespace FleetToken.Web.Tests.Fleet.Lookup;

/// <summary>A fleet of a few hundred people whose names are easily confused, and some that stand alone.</summary>
internal static class PhoneFleet
{
    private static readonly string[] First =
        ["Anna", "Bernd", "Clara", "David", "Emre", "Fatima", "Georg", "Hannah", "Igor", "Jana", "Karl", "Lena", "Martin", "Nadia", "Oskar", "Petra", "Rolf", "Sara", "Tim", "Ute"];

    private static readonly string[] Last =
    [
        "Schneider", "Fischer", "Weber", "Wagner", "Becker", "Schulz", "Hoffmann", "Koch", "Richter", "Klein", "Wolf", "Neumann", "Schwarz", "Zimmermann", "Braun", "Hartmann",
    ];

    private static readonly (string Name, string User)[] Special =
    [
        ("Ulrike Meyer", "umeyer"), ("Thorsten Maier", "tmaier"), ("Silke Mayer", "smayer"), ("Jens Schmidt", "jschmidt"), ("Corinna Schmitt", "cschmitt"), ("Stephan Krauß", "skrauss"),
        ("Jürgen Müller-Lüdenscheidt", "jmueller"), ("Björn Höfer", "bhoefer"), ("Søren Ærø", "saeroe"), ("Łukasz Wiśniewski", "lwisniew"), ("Zoë O'Brien", "zobrien"),
        ("Pieter van der Berg", "pvdberg"), ("Ngozi Adeyemi", "nadeyemi"), ("José Núñez", "jnunez"), ("Philipp Ackermann", "packermann"), ("Иван Петров", "ipetrov"),
        ("田中太郎", "ttanaka"), ("김민수", "mskim"), ("Nguyễn Thị Hương", "nhuong"), ("Christian Vogel", "cvogel"), ("Agnieszka Wójcik", "awojcik"), ("Gülşen Yılmaz", "gyilmaz"),
    ];

    /// <summary>The rows; the special ones first, from key 1 on.</summary>
    public static IReadOnlyList<MacRow> Rows { get; } = [.. Special.Select((one, place) => Row(place + 1, one.Name, one.User)), .. Ordinary()];

    /// <summary>The serial number of a key: twelve letters and digits, none twice in the fleet.</summary>
    public static string Serial(int key)
    {
        const string letters = "CDFGHJKLMNPQRTVWXY0123456789";
        var random = new Random(key);
        return "C0" + string.Concat(Enumerable.Range(0, 10).Select(_ => letters[random.Next(letters.Length)]));
    }

    /// <summary>A Mac of a person.</summary>
    public static MacRow Row(int key, string? name, string? user) => new()
    {
        Key = key,
        Server = "main",
        ComputerId = key,
        Name = $"MBP-MUC-{key:D4}",
        SerialNumber = Serial(key),
        AssetTag = $"HAL-{70_000 + key}",
        AssignedFullName = name,
        AssignedUsername = user,
        AssignedEmail = user is null ? null : $"{user}@halden.example",
        AccountNames = user is null ? "itadmin" : $"{user}\nitadmin",
        InventoryAt = StoredFleet.Now.AddHours(-1),
    };

    private static IEnumerable<MacRow> Ordinary()
    {
        var key = Special.Length;
        foreach (var last in Last)
        {
            foreach (var first in First)
            {
                key++;
                yield return Row(key, $"{first} {last}", $"{first[0]}{last}".ToLowerInvariant() + key);
            }
        }
    }
}
