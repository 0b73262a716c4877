using FleetToken.Simulator.Macs;
using static FleetToken.Simulator.Macs.SimulatedArchitecture;

namespace FleetToken.Simulator.Seeding;

/// <summary>The models and macOS releases of the simulated fleet.</summary>
internal static class Catalogue
{
    public static IReadOnlyList<SimulatedModel> Models { get; } =
    [
        new("MacBook Pro (14-inch, M5)", "Mac17,2", AppleSilicon, "Apple M5", "MBP", true, 26, 27, 6),
        new("MacBook Pro (14-inch, 2024)", "Mac16,1", AppleSilicon, "Apple M4", "MBP", true, 15, 27, 14),
        new("MacBook Air (13-inch, M4, 2025)", "Mac16,12", AppleSilicon, "Apple M4", "MBA", true, 15, 27, 12),
        new("Mac mini (2024)", "Mac16,10", AppleSilicon, "Apple M4", "MMN", false, 15, 27, 4),
        new("MacBook Pro (14-inch, M3, Nov 2023)", "Mac15,3", AppleSilicon, "Apple M3", "MBP", true, 14, 27, 14),
        new("iMac (24-inch, 2023)", "Mac15,4", AppleSilicon, "Apple M3", "IMAC", false, 14, 27, 4),
        new("MacBook Air (M2, 2022)", "Mac14,2", AppleSilicon, "Apple M2", "MBA", true, 13, 27, 14),
        new("Mac mini (2023)", "Mac14,3", AppleSilicon, "Apple M2", "MMN", false, 13, 27, 4),
        new("Mac Studio (2023)", "Mac14,13", AppleSilicon, "Apple M2 Max", "MST", false, 13, 27, 2),
        new("MacBook Pro (14-inch, 2021)", "MacBookPro18,3", AppleSilicon, "Apple M1 Pro", "MBP", true, 12, 27, 8),
        new("MacBook Air (M1, 2020)", "MacBookAir10,1", AppleSilicon, "Apple M1", "MBA", true, 11, 26, 9),
        new("iMac (24-inch, M1, 2021)", "iMac21,1", AppleSilicon, "Apple M1", "IMAC", false, 11, 26, 3),
        new("MacBook Pro (16-inch, 2019)", "MacBookPro16,1", IntelT2, "Quad-Core Intel Core i7", "MBP", true, 10, 26, 5),
        new("MacBook Air (Retina, 13-inch, 2020)", "MacBookAir9,1", IntelT2, "Quad-Core Intel Core i5", "MBA", true, 10, 15, 3),
        new("iMac (Retina 5K, 27-inch, 2020)", "iMac20,1", IntelT2, "6-Core Intel Core i5", "IMAC", false, 10, 26, 2),
        new("Mac mini (2018)", "Macmini8,1", IntelT2, "6-Core Intel Core i5", "MMN", false, 10, 15, 1),
        new("iMac (Retina 4K, 21.5-inch, 2017)", "iMac18,2", Intel, "Quad-Core Intel Core i5", "IMAC", false, 10, 13, 2),
        new("MacBook Pro (13-inch, 2017)", "MacBookPro14,1", Intel, "Dual-Core Intel Core i5", "MBP", true, 10, 13, 2),
        new("iMac (Retina 5K, 27-inch, 2019)", "iMac19,1", Intel, "6-Core Intel Core i5", "IMAC", false, 10, 15, 1),
    ];

    public static SimulatedModel Virtual { get; } = new("Apple Virtual Machine 1", "VirtualMac2,1", AppleSilicon, "Apple processor", "VM", false, 13, 27, 0);

    public static SimulatedModel MiniFarm { get; } = Models.Single(m => m.Identifier == "Mac16,10");

    public static IReadOnlyList<SimulatedOs> Releases { get; } =
    [
        new("10.15.7", "19H2026", 10, 4),
        new("11.2.3", "20D91", 11, 1),
        new("11.7.10", "20G1427", 11, 3),
        new("12.7.6", "21H1320", 12, 5),
        new("13.6.9", "22G830", 13, 2),
        new("13.7.8", "22H730", 13, 6),
        new("14.3.1", "23D60", 14, 1),
        new("14.8.3", "23J220", 14, 9),
        new("15.6.1", "24G90", 15, 10),
        new("15.7.3", "24G419", 15, 22),
        new("26.3", "25D125", 26, 8),
        new("26.6", "25G74", 26, 30),
        new("26.7", "25H21", 26, 34),
        new("27.0", "26A428", 27, 24),
    ];

    /// <summary>The releases a model can run.</summary>
    public static IReadOnlyList<SimulatedOs> ReleasesFor(SimulatedModel model) => ByModel[model.Identifier];

    private static readonly Dictionary<string, SimulatedOs[]> ByModel = Models.Append(Virtual).ToDictionary(
        m => m.Identifier,
        m => Releases.Where(r => r.Major >= m.OldestOs && r.Major <= m.NewestOs).ToArray());
}
