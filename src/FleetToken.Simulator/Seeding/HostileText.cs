namespace FleetToken.Simulator.Seeding;

/// <summary>Names that try to break pages, tables of figures, logs and searches.</summary>
internal static class HostileText
{
    public static IReadOnlyList<string> Names { get; } =
    [
        "<script>alert('fleet')</script>",
        "=cmd|' /C calc'!A0",
        "  +1+1\t@SUM(A1)",
        "MBP-\u202Etxt.exe\u202C-\u200F01",
        "two\r\nlines\n\nand more",
        "'; DROP TABLE macs; --",
        "\"quoted\",comma;semicolon",
        "null\u0000byte\u0007bell",
        "{{constructor.constructor('return 1')()}}",
        "../../etc/passwd?x=1#y&z",
        "pаypal-Маc (mixed scripts)",
        "\U0001F469\u200D\U0001F4BB \uD83D\uDE00 Mac",
        "long " + new string('x', 4_995),
        "-rf $(reboot) `id`",
    ];
}
