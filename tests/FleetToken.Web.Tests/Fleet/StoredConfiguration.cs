using System.Text.Json;
using FleetToken.Domain.Configuration;
using FleetToken.Domain.Macs;
using FleetToken.Web.Store;

namespace FleetToken.Web.Tests.Fleet;

/// <summary>A server's configuration with something to find, as a sweep stores it.</summary>
internal static class StoredConfiguration
{
    /// <summary>A policy that resets an account, a script and a policy that carry a credential, no profile, one PreStage.</summary>
    public static ServerConfiguration Faulty { get; } = new()
    {
        Policies =
        [
            new ManagementPolicy
            {
                Id = 12,
                Name = "Reset local admin",
                Enabled = true,
                Scope = new ObjectScope { AllMacs = true },
                AccountActions = [new AccountAction(AccountActionKind.Reset, "itadmin")],
            },
        ],
        Scripts =
        [
            new ManagementScript { Id = 3, Name = "Grant <b>token</b>", Credentials = [new CredentialHit("C1", "line 12", LongLine)] },
        ],
        Profiles = [],
        PreStages = [],
    };

    /// <summary>A line of the script that is longer than a name may be; what is masked stands at its end.</summary>
    public const string LongLine = "/usr/sbin/sysadminctl -secureTokenOn \"$user\" -password \"$3\" -adminUser itadmin -adminPassword [removed] <script>";

    /// <summary>Stores it for a server.</summary>
    public static Task StoreAsync(this StoredFleet fleet, ServerConfiguration configuration, string server = "main") => fleet.AddAsync(db => db.ServerFacts.Add(new ServerFactsRow
    {
        Server = server,
        Facts = JsonSerializer.SerializeToUtf8Bytes(new ServerFacts { Configuration = configuration }, StoreJson.Default.ServerFacts),
        ReadAt = StoredFleet.Now,
    }));
}
