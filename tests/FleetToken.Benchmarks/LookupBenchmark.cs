using System.Diagnostics;
using FleetToken.Web.Fleet;
using FleetToken.Web.Fleet.Lookup;
using FleetToken.Web.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace FleetToken.Benchmarks;

/// <summary>Looking people up in the database that the sweep filled: what is typed on the phone, from a few letters to a whole name with slips.</summary>
internal static class LookupBenchmark
{
    private const int Rounds = 10;

    private static readonly string[] Queries =
    [
        "an", "mei", "meier", "anna meier", "maier anna", "müller-lüdenscheidt", "schmitt", "a. schmidt", "stefan", "adeymei", "wischniewski", "anna maria van der berg",
        "anna.meier@halden.example", "иван", "田中", "mbp-muc", "itadmin", "c02x", "C02 XK1 23J", "zzzzzzzz", "herr doktor hans peter klein",
    ];

    public static async Task RunAsync(string database, FigureTable table)
    {
        var store = new PooledDbContextFactory<FleetDb>(new DbContextOptionsBuilder<FleetDb>().UseSqlite($"Data Source={database}").Options);
        var index = new FleetIndex(store);
        await index.LoadAsync(CancellationToken.None);
        var lookup = new PersonLookup(index, store);
        var first = Stopwatch.StartNew();
        lookup.Prepare();
        var prepared = first.Elapsed.TotalMilliseconds;

        var times = new List<(double Milliseconds, string Query)>();
        var processor = TimeSpan.Zero;
        for (var round = 0; round <= Rounds; round++)
        {
            processor = round == 1 ? Environment.CpuUsage.TotalTime : processor;
            foreach (var query in Queries)
            {
                var watch = Stopwatch.StartNew();
                await lookup.FindAsync(query, FleetScope.Everything, CancellationToken.None);
                if (round > 0)
                {
                    times.Add((watch.Elapsed.TotalMilliseconds, query));
                }
            }
        }

        processor = Environment.CpuUsage.TotalTime - processor;
        times.Sort();
        var p95 = times[(int)Math.Ceiling(times.Count * 0.95) - 1];
        table.Add("lookup of a person: p95", p95.Milliseconds, 30, "ms", $"{times.Count} calls, p50 {times[times.Count / 2].Milliseconds:0.0} ms, slowest {times[^1].Milliseconds:0.0} ms (`{times[^1].Query}`), {processor.TotalMilliseconds / times.Count:0.0} ms of processor each, words made in {prepared:0} ms");
    }
}
