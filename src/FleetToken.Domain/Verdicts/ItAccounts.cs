using FleetToken.Domain.Macs;

namespace FleetToken.Domain.Verdicts;

/// <summary>Accounts that IT adds to a Mac (domain E.1, <c>itAccounts</c>).</summary>
/// <param name="ManagedAdministrator">Administrator of this Mac's PreStage; null where there is none or it is not known.</param>
/// <param name="ManagementAccount">Account of enrolment settings; null where there is none or it is not known.</param>
/// <param name="Named">Accounts named in settings.</param>
/// <param name="Complete">Whether PreStages and enrolment settings were both read; without, an admin that is not listed may still be IT's.</param>
internal sealed record ItAccounts(
    PreStageAdmin? ManagedAdministrator, string? ManagementAccount, IReadOnlyList<string> Named, bool Complete)
{
    public static ItAccounts Of(Mac mac, ServerFacts server, FleetSettings settings)
    {
        PreStageAdmin? managed = null;
        if (server.PreStageBySerialNumber is { } preStages && mac.SerialNumber is { } serial)
        {
            preStages.TryGetValue(serial, out managed);
        }

        var complete = server.PreStageBySerialNumber is not null && mac.SerialNumber is not null && server.ManagementAccount is not null;
        return new(managed, server.ManagementAccount, settings.AdminAccounts, complete);
    }

    public bool IsManagedAdministrator(string name) => NameMatching.Same(name, ManagedAdministrator?.AdminAccount);

    public bool IsManagementAccount(string name) => NameMatching.Same(name, ManagementAccount);

    public bool Contains(string name) => IsManagedAdministrator(name) || IsManagementAccount(name) || IsNamed(name);

    public bool IsNamed(string name)
    {
        for (var i = 0; i < Named.Count; i++)
        {
            if (NameMatching.Same(name, Named[i]))
            {
                return true;
            }
        }

        return false;
    }
}
