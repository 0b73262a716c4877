using Bunit;
using FleetToken.Domain;
using FleetToken.Web.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using MudBlazor.Services;

namespace FleetToken.Web.Tests.Pages;

/// <summary>What parts of pages inject, on a clock that stands still.</summary>
public abstract class PageContext : BunitContext
{
    protected PageContext()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Time = new FakeTimeProvider(Samples.Now);
        Services.AddMudServices();
        Services.AddSingleton<TimeProvider>(Time);
        Services.AddScoped<ReaderClock>();
        Services.AddSingleton(Options.Create(new FleetSettings()));
    }

    protected FakeTimeProvider Time { get; }

    /// <summary>Text as a person reads it: runs of white space are one blank.</summary>
    protected static string Text(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
