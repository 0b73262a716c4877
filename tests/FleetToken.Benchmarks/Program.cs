using FleetToken.Benchmarks;
using FleetToken.Simulator;

// The simulator must be another process than the product: this program is its host too.
if (args is ["simulator", .. var simulatorArguments])
{
    await JamfSimulator.RunAsync(simulatorArguments, Console.Out, CancellationToken.None);
    return 0;
}

var choice = Choice.Parse(args);
using var folder = new WorkFolder();
var table = new FigureTable();
var program = await PublishedProduct.MakeAsync(folder);
var database = folder.File("fleettoken.db");
await using (var jamf = await SimulatorProcess.StartAsync(choice.Macs))
{
    TimeSpan? yardstick = choice.Wants("sweep") ? await SweepBenchmark.YardstickAsync(jamf, choice.Macs, folder) : null;
    await using var product = await ProductProcess.StartAsync(program, database, jamf);
    await SweepBenchmark.RunAsync(product, choice.Macs, yardstick, folder, table);
    await choice.RunAsync("lists", () => ListsBenchmark.RunAsync(product, table));
    await choice.RunAsync("csv", () => CsvBenchmark.RunAsync(product, folder, table));
}

await choice.RunAsync("crowd", () => CrowdBenchmark.RunAsync(program, database, table));
await choice.RunAsync("lookup", () => LookupBenchmark.RunAsync(database, table));
await choice.RunAsync("circuits", () => CircuitsBenchmark.RunAsync(database, table));
await choice.RunAsync("demo", () => DemoBenchmark.RunAsync(program, table));
table.Print(Console.Out);
return table.AllMet ? 0 : 1;
