using FleetToken.Web.Access;
using FleetToken.Web.Commands;
using FleetToken.Web.Store;
using FleetToken.Web.Tests.Commands;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FleetToken.Web.Tests.Access;

/// <summary>The product in sign-in mode on a free port behind a public address, with a provider, an empty database and sync off.</summary>
public sealed class SignInProduct : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private Provider? _provider;
    private Serve? _serve;

    /// <summary>What runs.</summary>
    public Serve Serve => _serve ?? throw new InvalidOperationException("The product was not started.");

    /// <summary>The provider.</summary>
    public Provider Provider => _provider ?? throw new InvalidOperationException("The provider was not started.");

    /// <summary>Folder of database and keys.</summary>
    public string Folder => _folder.Path;

    /// <summary>What is configured differently; takes effect at the next start.</summary>
    public Dictionary<string, string?> More { get; } = [];

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _provider = await Provider.StartAsync();
        await StartAsync();
    }

    /// <summary>Starts the product.</summary>
    public async Task StartAsync() =>
        _serve = await Serve.StartAsync(new ServeSettings { Urls = "http://127.0.0.1:0", Configuration = Configuration() }, TestContext.Current.CancellationToken);

    /// <summary>Stops the product and starts it again over the same files.</summary>
    public async Task RestartAsync(Func<Task>? between = null)
    {
        await Serve.DisposeAsync();
        _serve = null;
        await (between?.Invoke() ?? Task.CompletedTask);
        await StartAsync();
    }

    /// <summary>A browser without cookies.</summary>
    public Visitor Visitor() => new(Serve);

    /// <summary>A browser in which somebody with these claim values is signed in.</summary>
    public async Task<Visitor> SignedInAsync(string subject, params string[] values)
    {
        Provider.Seat(subject, values);
        var visitor = Visitor();
        await visitor.SignInAsync("/health/live");
        Assert.Equal("/health/live", visitor.At.PathAndQuery);
        return visitor;
    }

    /// <summary>A browser that shows why nobody came in.</summary>
    public async Task<string> FailAsync(string returnUrl = "/")
    {
        using var visitor = Visitor();
        var page = await visitor.ReadAsync("/access/sign-in?returnUrl=" + Uri.EscapeDataString(returnUrl));
        Assert.Equal("/access/problem", visitor.At.AbsolutePath);
        Assert.DoesNotContain("__Host-fleettoken", visitor.Cookies.Keys);
        using var api = await visitor.SendAsync(HttpMethod.Get, "/api/v1/summary");
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, api.StatusCode);
        return page;
    }

    /// <summary>The audit log, newest first.</summary>
    public async Task<IReadOnlyList<AuditRow>> AuditAsync()
    {
        await using var database = await Serve.Services.GetRequiredService<IDbContextFactory<FleetDb>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        return await database.Audit.AsNoTracking().OrderByDescending(row => row.Sequence).ToListAsync(TestContext.Current.CancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_serve is not null)
        {
            await _serve.DisposeAsync();
        }

        if (_provider is not null)
        {
            await _provider.DisposeAsync();
        }

        _folder.Dispose();
    }

    /// <summary>The configuration in force: each role is given by the claim value "can-" and its name; "berlin" and "paris" limit to a site.</summary>
    public Dictionary<string, string?> Configuration()
    {
        var values = RunningProduct.Configuration(_folder.Path);
        values["Access:Oidc:Authority"] = Provider.Address.ToString();
        values["Access:Oidc:ClientId"] = Access.Provider.ClientId;
        values["Access:Oidc:ClientSecret"] = Access.Provider.ClientSecret;
        values["Access:PublicUrl"] = Access.Visitor.Public;
        values["Access:Sites:berlin:0"] = "Berlin";
        values["Access:Sites:paris:0"] = "Paris";
        foreach (var role in Enum.GetValues<Role>())
        {
            values[$"Access:Roles:{PersonClaims.NameOf(role)}:0"] = "can-" + PersonClaims.NameOf(role);
        }

        foreach (var (key, value) in More)
        {
            values[key] = value;
        }

        return values;
    }
}
