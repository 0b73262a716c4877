using System.Globalization;
using FleetToken.Benchmarks;
using FleetToken.Simulator;

// The simulator must be another process than the product: this program is its host too.
if (args is ["simulator", .. var simulatorArguments])
{
    await JamfSimulator.RunAsync(simulatorArguments, Console.Out, CancellationToken.None);
    return 0;
}

var macs = args is ["--macs", var count] ? int.Parse(count, CultureInfo.InvariantCulture) : 100_000;
using var folder = new WorkFolder();
var table = new FigureTable();
var program = await PublishedProduct.MakeAsync(folder);
var database = folder.File("fleettoken.db");
await using (var jamf = await SimulatorProcess.StartAsync(macs))
{
    var yardstick = await SweepBenchmark.YardstickAsync(jamf, macs, folder);
    await using var product = await ProductProcess.StartAsync(program, database, jamf);
    await SweepBenchmark.RunAsync(product, macs, yardstick, folder, table);
    await ListsBenchmark.RunAsync(product, table);
    await CsvBenchmark.RunAsync(product, folder, table);
}

await LookupBenchmark.RunAsync(database, table);
await CircuitsBenchmark.RunAsync(database, table);
await DemoBenchmark.RunAsync(program, table);
table.Print(Console.Out);
return table.AllMet ? 0 : 1;
