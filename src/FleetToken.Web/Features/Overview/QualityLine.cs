using FleetToken.Domain;
using FleetToken.Domain.Macs;
using FleetToken.Web.Components;
using FleetToken.Web.Fleet;
using FleetToken.Web.Sync;

namespace FleetToken.Web.Features.Overview;

/// <summary>One thing that keeps verdicts from resting on facts, and what to do about it.</summary>
/// <param name="Tone">How urgent.</param>
/// <param name="What">What is so, as a sentence.</param>
/// <param name="Means">What follows from it, as sentences.</param>
/// <param name="NextStep">What to do.</param>
/// <param name="Link">Where to look, and what it says; null where there is no page.</param>
public sealed record QualityLine(Tone Tone, string What, string Means, string NextStep, (string Href, string Text)? Link = null)
{
    /// <summary>The roll-out of the extension attribute, in the product's own files.</summary>
    public const string RollOut = "deploy/jamf/extension-attributes/README.md";

    private const string Roles = "deploy/jamf/api-roles.md";

    private const string NotMeasured = "FT-INV-02";

    // A few Macs always lie in a drawer: from here on the fleet counts as covered.
    private const int Covered = 95;

    /// <summary>Whether so few judged Macs tell themselves who holds a token that it has to be said.</summary>
    public static bool IsBarelyCovered(FleetSummary summary) => IsMany(summary, summary.Judged - Measured(summary));

    /// <summary>Judged Macs whose token facts are measured.</summary>
    public static int Measured(FleetSummary summary) => summary.TokenEvidence.GetValueOrDefault(EvidenceKind.Measured);

    /// <summary>Everything but the coverage, the most urgent first; empty where all is good.</summary>
    public static IReadOnlyList<QualityLine> Of(FleetSummary summary, IReadOnlyList<ServerSync> servers, FleetSettings settings, bool maySeeSettings)
    {
        var health = maySeeSettings ? (Links.Settings, "Open sync health") : ((string, string)?)null;
        IEnumerable<QualityLine> lines =
        [
            .. servers.SelectMany(server => server.Problems.Select(problem => OfProblem(problem, NameOf(server, servers), health))),
            .. servers.SelectMany(server => OfFacts(server, NameOf(server, servers))),
            .. OfReports(summary, settings),
        ];
        return [.. lines.OrderBy(line => line.Tone == Tone.Bad ? 0 : 1)];
    }

    private static QualityLine OfProblem(SyncProblem problem, string server, (string, string)? health) => problem switch
    {
        { IsAlarm: true } => new(Tone.Bad, $"{problem.What}{server}.", problem.Message, $"Take that privilege away from the role; {Roles} lists what it must not have.", health),
        { Privilege: { } privilege } => new(
            Tone.Warn, $"Not read{server}: {problem.What}.", problem.Message, $"Give the API role the privilege “{privilege}”; {Roles} lists all it needs.", health),
        _ => new(Tone.Warn, $"Not read{server}: {problem.What}.", problem.Message, "The next sweep tries again; sync health says whether it went.", health),
    };

    private static IEnumerable<QualityLine> OfFacts(ServerSync server, string name)
    {
        const string Next = "Switch on the collection of local accounts, hidden ones included, in Jamf Pro: Settings, Computer management, Inventory collection.";
        if (server.CollectsAccounts == false)
        {
            yield return new(Tone.Warn, $"Inventory does not collect local accounts{name}.", "Jamf then lists no account, and that says nothing about who is on a Mac.", Next);
        }
        else if (server.CollectsHiddenAccounts == false)
        {
            yield return new(Tone.Warn, $"Inventory does not collect hidden accounts{name}.", "A hidden administrator that holds a token is not in Jamf's list.", Next);
        }

        // Where reading them failed, that line says why and what to do.
        if (server.KnowsPreStages == false && !server.Problems.Any(problem => problem.What.Contains("PreStage", StringComparison.Ordinal)))
        {
            yield return new(
                Tone.Warn, $"PreStages are not known{name}.", "Which account is the managed administrator is then told by Fleet:AdminAccounts only.",
                $"See that the API role may read PreStages ({Roles}), and name IT's accounts in Fleet:AdminAccounts meanwhile.");
        }
    }

    private static IEnumerable<QualityLine> OfReports(FleetSummary summary, FleetSettings settings)
    {
        var macs = summary.Findings.FirstOrDefault(finding => finding.Finding.Code == NotMeasured)?.Macs ?? 0;
        if (IsMany(summary, macs))
        {
            yield return new(
                Tone.Warn, $"{Words.Macs(macs)} {(macs == 1 ? "has" : "have")} no report of {(macs == 1 ? "its" : "their")} own, or one older than {AgeWords.Of(settings.VeryStaleAfter)}.",
                "An old report proves nothing about today.",
                "Let them send inventory; one that reports but has no line lacks the attribute.",
                (Links.Finding(NotMeasured), "Which, and what to do"));
        }
    }

    private static bool IsMany(FleetSummary summary, int macs) => 100L * macs > (100L - Covered) * summary.Judged;

    private static string NameOf(ServerSync server, IReadOnlyList<ServerSync> servers) => servers.Count > 1 ? $" on {server.Name}" : "";
}
