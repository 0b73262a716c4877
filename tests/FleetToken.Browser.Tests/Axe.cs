using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace FleetToken.Browser.Tests;

/// <summary>Asks axe what is wrong with a page, in the page itself: our pages have no frames, and gathering across frames takes many times as long.</summary>
internal static class Axe
{
    private const string Ask = """
        async (within) => {
          const { violations } = await axe.run(within ?? document, { resultTypes: ["violations"] });
          return violations.map((found) => `${found.id} (${found.help}): ` + found.nodes.slice(0, 5).map((node) => `${node.html} ${node.failureSummary}`).join(" | "));
        }
        """;

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>Every rule that is broken, with the first elements that break it.</summary>
    /// <param name="page">The page.</param>
    /// <param name="within">Selector of the part to look at; null for the page with the rules that concern it as a whole.</param>
    public static async Task<string[]> ViolationsAsync(IPage page, string? within = null)
    {
        ArgumentNullException.ThrowIfNull(page);

        // Half a megabyte: once a document.
        if (!await page.EvaluateAsync<bool>("typeof axe === 'object'"))
        {
            await page.EvaluateAsync($"{Script};undefined");
        }

        return await page.EvaluateAsync<string[]>(Ask, within);
    }
}
