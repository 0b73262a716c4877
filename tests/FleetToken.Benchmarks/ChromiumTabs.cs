using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;

namespace FleetToken.Benchmarks;

/// <summary>Debian's Chromium with many tabs, driven by its debugging address: no object of a tab lives in this process.</summary>
internal sealed class ChromiumTabs : IAsyncDisposable
{
    private readonly Process _process;
    private readonly HttpClient _debugging;
    private readonly DirectoryInfo _profile;

    private ChromiumTabs(Process process, HttpClient debugging, DirectoryInfo profile)
    {
        _process = process;
        _debugging = debugging;
        _profile = profile;
    }

    public static async Task<ChromiumTabs> StartAsync()
    {
        var port = FreePort();
        var profile = Directory.CreateTempSubdirectory("fleettoken-chromium-");
        var process = Process.Start(new ProcessStartInfo(
            Chromium.Path,
            [.. Chromium.Switches, "--headless", $"--remote-debugging-port={port}", $"--user-data-dir={profile.FullName}", "about:blank"])
        { RedirectStandardError = true, RedirectStandardOutput = true }) ?? throw new InvalidOperationException("Chromium could not be started.");
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        var tabs = new ChromiumTabs(process, new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") }, profile);
        await UntilAsync(async () => (await tabs._debugging.GetAsync("/json/version")).IsSuccessStatusCode);
        return tabs;
    }

    /// <summary>Opens that many tabs and returns when each shows its title, which only a running circuit sets.</summary>
    public async Task OpenAsync(Uri page, int count)
    {
        var ready = await ReadyAsync() + count;
        for (var tab = 0; tab < count; tab++)
        {
            (await _debugging.PutAsync("/json/new?" + Uri.EscapeDataString(page.ToString()), null)).EnsureSuccessStatusCode();
        }

        await UntilAsync(async () => await ReadyAsync() == ready);
    }

    public async ValueTask DisposeAsync()
    {
        _debugging.Dispose();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _profile.Delete(recursive: true);
    }

    private async Task<int> ReadyAsync()
    {
        var tabs = await _debugging.GetFromJsonAsync<JsonElement>("/json/list");
        return tabs.EnumerateArray().Count(tab => tab.GetProperty("title").GetString()?.EndsWith("· FleetToken", StringComparison.Ordinal) == true);
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        for (var attempt = 0; attempt < 1200; attempt++)
        {
            try
            {
                if (await condition())
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }

        throw new TimeoutException("Chromium did not get there within two minutes.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
