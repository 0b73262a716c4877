using System.Diagnostics;
using System.Globalization;

namespace FleetToken.Benchmarks;

/// <summary>How busy the processors were since it was made: all of them with everything on the machine, and the product alone.</summary>
internal sealed class ProcessorShare(ProductProcess product)
{
    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly TimeSpan _product = product.ProcessorTime;
    private readonly TimeSpan _busy = Busy();

    /// <summary>Processor time of the product.</summary>
    public TimeSpan OfProduct => product.ProcessorTime - _product;

    public override string ToString()
    {
        var took = Stopwatch.GetElapsedTime(_started);
        return string.Create(CultureInfo.InvariantCulture, $"{(Busy() - _busy) / took:0.00} of {Environment.ProcessorCount} processors busy, {OfProduct / took:0.00} by the product");
    }

    // user, nice, system, idle, iowait, irq, softirq, steal, in hundredths of a second
    private static TimeSpan Busy()
    {
        var fields = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..9].Select(field => long.Parse(field, CultureInfo.InvariantCulture)).ToArray();
        return TimeSpan.FromMilliseconds((fields.Sum() - fields[3] - fields[4]) * 10);
    }
}
