using System.Globalization;
using FleetToken.Domain.Configuration;
using Contract = FleetToken.Jamf.Pro.Contracts;

namespace FleetToken.Jamf.Reading;

/// <summary>From Jamf's PreStages to ours (API 6.1).</summary>
internal static class PreStageReader
{
    /// <summary>All PreStages with an id.</summary>
    /// <param name="preStages">As the server describes them.</param>
    /// <param name="scope">PreStage id of each serial number; null where not read.</param>
    public static IReadOnlyList<PreStage> Read(IEnumerable<Contract.PreStage> preStages, IReadOnlyDictionary<string, string?>? scope)
    {
        var counts = scope?.Values.OfType<string>().CountBy(id => id, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return [.. from preStage in preStages
                   let id = Id(preStage.Id)
                   where id is not null
                   select Read(id.Value, preStage, counts is null ? null : counts.GetValueOrDefault(preStage.Id!))];
    }

    /// <summary>The number that a PreStage's id stands for; null where it is none.</summary>
    public static long? Id(string? id) => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    private static PreStage Read(long id, Contract.PreStage preStage, int? macs)
    {
        var accounts = preStage.AccountSettings;
        bool? makes = accounts is { PayloadConfigured: false } ? false : accounts?.LocalAdminAccountEnabled;
        return new PreStage
        {
            Id = id,
            Name = Redact.Text(preStage.DisplayName) ?? "",
            MakesAdmin = makes,
            AdminAccount = makes == true && !string.IsNullOrWhiteSpace(accounts!.AdminUsername) ? Redact.Text(accounts.AdminUsername) : null,
            AdminHidden = makes == true ? accounts!.HiddenAdminAccount : null,
            SetupAccount = accounts?.UserAccountType switch
            {
                "ADMINISTRATOR" => SetupAccount.Administrator,
                "STANDARD" => SetupAccount.Standard,
                "SKIP" => SetupAccount.None,
                _ => SetupAccount.Unknown,
            },
            MacCount = macs,
        };
    }
}
