using System.Net.Http.Json;
using System.Text.Json;
using FleetToken.Web.Features.Macs;
using Microsoft.Playwright;

namespace FleetToken.Benchmarks;

/// <summary>People who search on /macs at the same time, each with a page of a real browser: from the end of the pause after the last letter to the painted rows of the term.</summary>
/// <remarks>Drawing 25 pages keeps two processors busy without any server. So it is measured twice: with every page drawn here, and with most of them kept up to date and undrawn, as if other computers drew them.</remarks>
internal static class CrowdBenchmark
{
    private const int People = 25;
    private const int DrawnHere = 3;
    private const int WarmTerms = 4;
    private const int MeasuredTerms = 20;

    private static readonly string[] Switches =
    [
        .. Chromium.Switches, "--disable-background-timer-throttling", "--disable-backgrounding-occluded-windows", "--disable-renderer-backgrounding",
    ];

    // Names of people of every script, of accounts and of Macs; each has an answer of its own.
    private static readonly string[] Terms =
    [
        "müller", "costa", "mbp-lis", "schäfer", "nguyễn", "ferreira", "田中", "kowal", "şahin", "mwangi", "thévenet", "шевч",
        "yamamoto", "bauer", "mariana", "ødeg", "lefèvre", "okafor", "emily", "김", "dvořák", "حسن", "jürgen", "chevalier",
    ];

    private static readonly Dictionary<string, string> Settled = new()
    {
        ["Jamf__Servers__bench__Url"] = "http://127.0.0.1:9",
        ["Jamf__Servers__bench__ClientId"] = "bench",
        ["Jamf__Servers__bench__ClientSecret"] = "bench",
        ["Sync__Enabled"] = "false",
        ["Serilog__MinimumLevel__Default"] = "Warning",
    };

    public static async Task RunAsync(string program, string database, FigureTable table)
    {
        await using var product = await ProductProcess.StartAsync(program, database, [], new Dictionary<string, string>(Settled) { ["Store__ConnectionString"] = "Data Source=" + database });
        var questions = await QuestionsAsync(product);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Chromium.Path, Headless = true, Args = Switches });
        var pages = new List<IPage>();
        for (var person = 0; person < People; person++)
        {
            pages.Add(await OpenAsync(browser, new Uri(product.Http.BaseAddress!, "/macs")));
        }

        await MeasureAsync(product, pages, questions, DrawnHere, table);
        await MeasureAsync(product, pages, questions, People, table);
    }

    private static async Task MeasureAsync(ProductProcess product, List<IPage> pages, IReadOnlyList<Question> questions, int drawn, FigureTable table)
    {
        Console.Error.WriteLine($"{People} people search, {drawn} pages are drawn here…");
        var share = new ProcessorShare(product);
        var found = await Task.WhenAll(pages.Select((page, person) => TypeAsync(page, Turn(questions, person * 7), person < drawn)));
        var busy = share.ToString();
        var processor = share.OfProduct.TotalMilliseconds / (People * questions.Count);
        var painted = Sorted(found.Take(drawn), one => one.Painted);
        var answered = Sorted(found, one => one.Answered);
        var what = $"{People} people search, {drawn} pages drawn here: pause over to painted rows";
        table.Add($"{what}, p50", At(painted, 0.5), 100, "ms", $"{painted.Count} terms; answer in the browser after {At(answered, 0.5):0} ms; {busy}, {processor:0.0} ms a term with its {questions.Average(question => question.Term.Length):0.0} letters");
        table.Add($"{what}, p95", At(painted, 0.95), 200, "ms", $"slowest {painted[^1]:0} ms; answer in the browser after {At(answered, 0.95):0} ms");
    }

    /// <summary>The terms with the rows that answer them, by REST; no two answers may be the same, else a page that stood still would pass.</summary>
    private static async Task<IReadOnlyList<Question>> QuestionsAsync(ProductProcess product)
    {
        var questions = new List<Question>();
        foreach (var term in Terms)
        {
            var page = await product.Http.GetFromJsonAsync<JsonElement>("/api/v1/macs?search=" + Uri.EscapeDataString(term));
            var rows = page.GetProperty("items").EnumerateArray().Select(mac => $"/macs/{mac.GetProperty("server").GetString()}/{mac.GetProperty("id").GetInt32()}").ToList();
            questions.Add(new Question(term, string.Join(' ', rows)));
        }

        return questions.TrueForAll(question => question.Rows.Length > 0) && questions.DistinctBy(question => question.Rows).Count() == questions.Count
            ? questions
            : throw new InvalidOperationException("A term has no rows or those of another: the fleet is too small for this benchmark.");
    }

    private static async Task<IPage> OpenAsync(IBrowser browser, Uri macs)
    {
        var context = await browser.NewContextAsync();
        await context.AddInitScriptAsync(scriptPath: Path.Combine(AppContext.BaseDirectory, "crowd-person.js"));
        var page = await context.NewPageAsync();
        await page.GotoAsync(macs.ToString());
        await page.Locator("tbody a[data-row]").First.WaitForAsync();
        var ready = await page.EvaluateAsync<string>("person.ready()");
        return ready == "yes" ? page : throw new InvalidOperationException($"The page is not drawn as one that is looked at: {ready}.");
    }

    private static async Task<IEnumerable<Found>> TypeAsync(IPage page, IEnumerable<Question> questions, bool drawn)
    {
        var terms = questions.Select(question => new { term = question.Term, rows = question.Rows }).ToArray();
        var found = await page.EvaluateAsync<Found[]>("wish => person.type(wish)", new { questions = terms, debounce = FilterBar.Pause.TotalMilliseconds, drawn });
        return found.Skip(WarmTerms);
    }

    // Each person begins elsewhere.
    private static IEnumerable<Question> Turn(IReadOnlyList<Question> questions, int by) =>
        Enumerable.Range(by, WarmTerms + MeasuredTerms).Select(place => questions[place % questions.Count]);

    private static List<double> Sorted(IEnumerable<IEnumerable<Found>> people, Func<Found, double> time) => [.. people.SelectMany(found => found).Select(time).Order()];

    private static double At(List<double> sorted, double share) => sorted[(int)Math.Ceiling(sorted.Count * share) - 1];

    private sealed record Question(string Term, string Rows);

    private sealed class Found
    {
        public double Answered { get; set; }

        public double Painted { get; set; }
    }
}
