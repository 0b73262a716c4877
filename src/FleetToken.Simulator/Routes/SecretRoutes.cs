using System.Text.Json;
using FleetToken.Simulator.Access;
using FleetToken.Simulator.Macs;
using FleetToken.Simulator.Rendering;
using FleetToken.Simulator.Seeding;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace FleetToken.Simulator.Routes;

/// <summary>Recovery keys and the other secrets of a computer. They are derived when they are asked for and kept nowhere.</summary>
internal sealed class SecretRoutes(Server server)
{
    // Public samples show capitals and digits without 0 and 1.
    private const string KeyLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ23456789";

    /// <summary>The calls of every version of the inventory this server has.</summary>
    public void Map(RouteTable routes)
    {
        for (var version = 1; version <= 4; version++)
        {
            if (!server.Version.HasInventory(version))
            {
                continue;
            }

            var path = $"/api/v{version}/computers-inventory";
            routes.Get(SimulatorRoute.FileVaultOfAll, path + "/filevault", AllAsync, Privileges.ViewRecoveryKey);
            routes.Get(SimulatorRoute.FileVault, path + "/{id}/filevault", OneAsync, Privileges.ViewRecoveryKey);
            routes.Get(SimulatorRoute.RecoveryLock, path + "/{id}/view-recovery-lock-password", RecoveryLockAsync, Privileges.ViewRecoveryLock);
            routes.Get(SimulatorRoute.DeviceLockPin, path + "/{id}/view-device-lock-pin", DeviceLockPinAsync, Privileges.ViewDeviceLockPin);
        }
    }

    private Task OneAsync(HttpContext context)
    {
        if (ComputerId.Of(context, server.Fleet) is not { Mac: { KeyInEscrow: true, KeyAnswer: not SimulatedKeyAnswer.NotFound } mac })
        {
            return Answers.NotFoundAsync(context, "FileVault information");
        }

        View(context, mac);
        return Answers.JsonAsync(context, json => Write(json, mac));
    }

    private Task AllAsync(HttpContext context)
    {
        SimulatedMac[] macs = [.. server.Fleet.Macs.Where(m => m is { KeyInEscrow: true, KeyAnswer: not SimulatedKeyAnswer.NotFound })];
        foreach (var mac in macs)
        {
            View(context, mac);
        }

        return Answers.PageAsync(context, macs, Write);
    }

    // Jamf knows the API client, never the person behind it.
    private void View(HttpContext context, SimulatedMac mac) => server.Fleet.Audits.View(mac.Id, context.Features.GetRequiredFeature<Client>().Credentials.ClientId);

    private Task RecoveryLockAsync(HttpContext context) => SecretAsync(context, "recoveryLockPassword", id => Secret(id, 21).Text(16, "abcdefghijkmnpqrstuvwxyz23456789"));

    private Task DeviceLockPinAsync(HttpContext context) => SecretAsync(context, "pin", id => Secret(id, 22).Text(6, "0123456789"));

    private Task SecretAsync(HttpContext context, string name, Func<int, string> secret) => ComputerId.Of(context, server.Fleet) is { } slot
        ? Answers.JsonAsync(context, json =>
        {
            json.WriteStartObject();
            json.Text(name, secret(slot.Id));
            json.WriteEndObject();
        })
        : Answers.NotFoundAsync(context, "Computer");

    private void Write(Utf8JsonWriter json, SimulatedMac mac)
    {
        json.WriteStartObject();
        json.Text("computerId", mac.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));
        json.Text("name", mac.Name);
        json.Text("personalRecoveryKey", Text(mac));
        MacJsonDisk.Boot(json, mac);
        json.Text("individualRecoveryKeyValidityStatus", mac.KeyValidity);
        json.Flag("institutionalRecoveryKeyPresent", mac.InstitutionalKey);
        json.Text("diskEncryptionConfigurationName", mac.DiskConfiguration);
        json.WriteEndObject();
    }

    private string? Text(SimulatedMac mac) => mac.KeyAnswer switch
    {
        SimulatedKeyAnswer.Null => null,
        SimulatedKeyAnswer.NotAKey => "see ticket of the former owner",
        SimulatedKeyAnswer.EncryptedBlob => "MIIB" + Secret(mac.Id, 41).Text(600, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"),
        _ => Key(mac),
    };

    private string Key(SimulatedMac mac)
    {
        var dice = Secret(mac.Id, 31 + mac.KeyGeneration);
        var groups = new string[6];
        for (var i = 0; i < groups.Length; i++)
        {
            groups[i] = dice.Text(4, KeyLetters);
        }

        return string.Join('-', groups);
    }

    private Dice Secret(int id, int kind) => new(unchecked((server.Options.Seed * 31) + kind), id);
}
