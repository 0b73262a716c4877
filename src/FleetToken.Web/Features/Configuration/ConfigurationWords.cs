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

    /// <summary>What a row of the credential patterns stands for (domain E.4).</summary>
    public static string Pattern(string pattern) => pattern switch
    {
        "C11" => "text in the shape of a recovery key",
        _ => "credential",
    };

    /// <summary>How many Macs something concerns, as a sentence without its end.</summary>
    public static string Macs(ConcernCount macs) => macs switch
    {
        { All: 0 } => "Concerns no Mac",
        { Surely: 0 } => $"May concern {Words.Macs(macs.Maybe)}",
        { Maybe: 0 } => $"Concerns {Words.Macs(macs.Surely)}",
        _ => $"Concerns {Words.Macs(macs.Surely)}, may concern {Words.Count(macs.Maybe)} more",
    };

    /// <summary>The page's first sentence.</summary>
    public static string Headline(IReadOnlyList<ReviewedObject> objects)
    {
        var leaking = objects.Count(one => one.Findings.Any(finding => finding.Found.Code == Credentials));
        return leaking > 0
            ? $"{Words.Count(leaking, "object carries", "objects carry")} a credential to the Macs they reach."
            : $"{Words.Count(objects.Count, "object", "objects")} of Jamf's configuration {(objects.Count == 1 ? "works" : "work")} against its own purpose.";
    }

    /// <summary>Why that matters.</summary>
    public static string Why(IReadOnlyList<ReviewedObject> objects) => objects[0].Findings[0].Description.Why;
}
