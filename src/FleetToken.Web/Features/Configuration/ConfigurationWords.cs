using FleetToken.Domain.Configuration;
using FleetToken.Web.Components;
using FleetToken.Web.Fleet;

namespace FleetToken.Web.Features.Configuration;

/// <summary>Objects of Jamf's configuration in words.</summary>
internal static class ConfigurationWords
{
    private const string Credentials = "FT-SEC-01";

    /// <summary>A kind, for one object.</summary>
    public static string Of(ObjectKind kind) => kind switch
    {
        ObjectKind.Policy => "policy",
        ObjectKind.Script => "script",
        ObjectKind.Profile => "profile",
        _ => "PreStage",
    };

    /// <summary>A kind, as the beginning of a sentence about all of them.</summary>
    public static string All(ObjectKind kind) => kind switch
    {
        ObjectKind.Policy => "Policies",
        ObjectKind.Script => "Scripts",
        ObjectKind.Profile => "macOS configuration profiles",
        _ => "PreStages",
    };

    /// <summary>The privilege that reading a kind takes, as the page of an API role spells it.</summary>
    public static string Privilege(ObjectKind kind) => kind switch
    {
        ObjectKind.Policy => "Read Policies",
        ObjectKind.Script => "Read Scripts",
        ObjectKind.Profile => "Read macOS Configuration Profiles",
        _ => "Read Computer PreStage Enrollments",
    };

    /// <summary>How many Macs something concerns, as a sentence without its end.</summary>
    public static string Macs(ConcernCount macs) => macs switch
    {
        { All: 0 } => "Concerns no Mac",
        { Surely: 0 } => $"May concern {Words.Macs(macs.Maybe)}",
        { Maybe: 0 } => $"Concerns {Words.Macs(macs.Surely)}",
        _ => $"Concerns {Words.Macs(macs.Surely)}, may concern {Words.Count(macs.Maybe)} more",
    };

    /// <summary>The finding that the page speaks of first: credentials, or else the worst.</summary>
    public static string FirstCode(IReadOnlyList<ReviewedObject> objects) =>
        objects.Any(one => one.Has(Credentials)) ? Credentials : objects[0].Findings[0].Found.Code;

    /// <summary>The page's first sentence: who is concerned by the finding it speaks of first.</summary>
    public static string Headline(string code, string title, ConcernCount macs, int objects) => (code == Credentials, macs) switch
    {
        (true, { Surely: > 0 }) => $"{Words.Macs(macs.Surely)} can read a password that Jamf sends {(macs.Surely == 1 ? "it" : "them")}{(macs.Maybe > 0 ? $"; {Words.Count(macs.Maybe)} more may" : "")}.",
        (true, { Maybe: > 0 }) => $"{Words.Macs(macs.Maybe)} may be able to read a password that Jamf sends.",
        (true, _) => $"{Words.Count(objects, "object carries", "objects carry")} a password; no Mac is sent it now.",
        (_, { All: 0 }) => $"{title}: no Mac is concerned now.",
        _ => $"{Macs(macs)}: {title}.",
    };
}
