using System.Globalization;
using FleetToken.Simulator.Macs;

namespace FleetToken.Simulator.Seeding;

/// <summary>The extension attributes of a Mac other than FTK1.</summary>
internal static class AttributeSeeder
{
    private static readonly string[][] CostCentres = [["4100"], ["4200"], ["4300"], ["5100"]];
    private static readonly string[][] Workplaces = [["Office"], ["Home"], ["Shared desk"]];

    /// <summary>The collected values.</summary>
    public static IReadOnlyList<SimulatedAttributeValue> Make(SimulatedMac mac, Recipe recipe, ref Dice dice)
    {
        var values = new List<SimulatedAttributeValue>(1);
        if (dice.PerMille(200))
        {
            values.Add(new SimulatedAttributeValue(Organisation.CostCentre, dice.Of(CostCentres)));
        }

        if (mac.User is not null && dice.PerMille(200))
        {
            values.Add(new SimulatedAttributeValue(Organisation.Workplace, dice.Of(Workplaces)));
        }

        if (mac.Model.Portable && dice.PerMille(200))
        {
            values.Add(new SimulatedAttributeValue(Organisation.BatteryCycles, [dice.Below(900).ToString(CultureInfo.InvariantCulture)]));
        }

        if (recipe.Evidence == EvidenceCase.Foreign)
        {
            values.AddRange(ForeignLines.Of(mac, recipe.ForeignFormat));
        }

        if (recipe.KeyInText == KeyPlace.Attribute)
        {
            values.Add(new SimulatedAttributeValue(Organisation.FileVaultUsers, [$"{(mac.Accounts is [var first, ..] ? first.Username : "nobody")}\nRecovery key = '{Organisation.WrittenKey}'"]));
        }

        if (recipe.Evidence == EvidenceCase.Disabled)
        {
            values.Add(new SimulatedAttributeValue(Organisation.WhoHasToken, ["olduser"]));
        }

        if (recipe.Flaw == Ftk1Flaw.SecondLine && Ftk1Line.Of(mac) is { } line)
        {
            values.Add(new SimulatedAttributeValue(Organisation.Ftk1Pilot, [line.Replace(";fv=on;", ";fv=off;", StringComparison.Ordinal)]));
        }

        return values.Count == 0 ? [] : values;
    }
}
