using System.Globalization;

namespace FleetToken.Benchmarks;

/// <summary>The table of the run: what, the bar, what was measured, whether it is met.</summary>
internal sealed class FigureTable
{
    private readonly List<Figure> _figures = [];

    public bool AllMet => _figures.TrueForAll(figure => figure.Met);

    /// <summary>Adds a figure that must not be above its bar.</summary>
    public void Add(string what, double measured, double bar, string unit, string detail = "")
    {
        var figure = new Figure(what, measured, bar, unit, detail);
        _figures.Add(figure);
        Console.Error.WriteLine($"{what}: {figure.Measured.ToString("0.###", CultureInfo.InvariantCulture)} {unit} ({(figure.Met ? "met" : "NOT met")}) {detail}");
    }

    public void Print(TextWriter output)
    {
        output.WriteLine("| what | bar | measured | met | detail |");
        output.WriteLine("|---|---|---|---|---|");
        foreach (var figure in _figures)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {figure.What} | ≤ {figure.Bar:0.###} {figure.Unit} | {figure.Measured:0.###} {figure.Unit} | {(figure.Met ? "yes" : "**no**")} | {figure.Detail} |"));
        }
    }

    private sealed record Figure(string What, double Measured, double Bar, string Unit, string Detail)
    {
        public bool Met => Measured <= Bar;
    }
}
