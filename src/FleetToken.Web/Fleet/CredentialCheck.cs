using FleetToken.Domain.Configuration;

namespace FleetToken.Web.Fleet;

/// <summary>One pattern of credentials (domain E.4), asked of all that was read of a server's configuration.</summary>
/// <param name="Pattern">Its row, <c>C1</c> to <c>C12</c>.</param>
/// <param name="Objects">Scripts, policies and profiles that hold it, each with its name, masked.</param>
public sealed record CredentialCheck(string Pattern, IReadOnlyList<(ObjectId Id, string Name)> Objects)
{
    /// <summary>Kinds of objects whose texts are searched.</summary>
    public static IReadOnlyList<ObjectKind> Searched { get; } = [ObjectKind.Script, ObjectKind.Policy, ObjectKind.Profile];

    internal static IReadOnlyList<CredentialCheck> Of(ServerConfiguration read)
    {
        var holders = (read.Scripts ?? []).Select(one => (Id: new ObjectId(ObjectKind.Script, one.Id), one.Name, one.Credentials))
            .Concat((read.Policies ?? []).Select(one => (Id: new ObjectId(ObjectKind.Policy, one.Id), one.Name, one.Credentials)))
            .Concat((read.Profiles ?? []).Select(one => (Id: new ObjectId(ObjectKind.Profile, one.Id), one.Name, one.Credentials)))
            .Where(one => one.Credentials.Count > 0)
            .ToList();
        return
        [
            .. Enumerable.Range(1, 12).Select(row => $"C{row}").Select(pattern => new CredentialCheck(
                pattern, [.. holders.Where(one => one.Credentials.Any(hit => hit.Pattern == pattern)).Select(one => (one.Id, one.Name))])),
        ];
    }
}
