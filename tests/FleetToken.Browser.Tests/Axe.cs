using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace FleetToken.Browser.Tests;

/// <summary>Asks axe what is wrong with a page, in the page itself: our pages have no frames, and gathering across frames takes many times as long.</summary>
internal static class Axe
{
    private const string Ask = """
        async () => {
          const { violations } = await axe.run(document, { resultTypes: ["violations"] });
          return violations.map((found) => `${found.id} (${found.help}): ` + found.nodes.slice(0, 5).map((node) => `${node.html} ${node.failureSummary}`).join(" | "));
        }
        """;

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>Every rule that is broken, with the first elements that break it.</summary>
    public static async Task<string[]> ViolationsAsync(IPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        await page.EvaluateAsync($"{Script};undefined");
        return await page.EvaluateAsync<string[]>(Ask);
    }
}
