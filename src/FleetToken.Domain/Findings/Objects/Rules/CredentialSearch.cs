using FleetToken.Domain.Configuration;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Findings.Objects.Rules;

/// <summary>What FT-SEC-01 and FT-SEC-04 share: every object whose texts hit, with its masked lines.</summary>
internal static class CredentialSearch
{
    public static void Review(ServerFacts server, ReviewNotes notes, string code, Func<CredentialHit, bool> wanted)
    {
        var configuration = server.Configuration;
        LackEach(configuration, notes);
        foreach (var script in configuration.Scripts ?? [])
        {
            Note(script.Credentials, wanted, because => script.Finding(code, Severity.High, because), notes, Reach.OfScript(script.Id, configuration.Policies));
        }

        foreach (var policy in configuration.Policies ?? [])
        {
            var runs = policy.Enabled != false;
            Note(policy.Credentials, wanted, because => policy.Finding(code, Severity.High, because), notes, (subject, _) => runs ? policy.Scope.Covers(subject.Mac) : Answer.No);
        }

        foreach (var profile in configuration.Profiles ?? [])
        {
            Note(profile.Credentials, wanted, because => profile.Finding(code, Severity.High, because), notes, (subject, _) => profile.Scope.Covers(subject.Mac));
        }
    }

    private static void LackEach(ServerConfiguration configuration, ReviewNotes notes)
    {
        if (configuration.Scripts is null)
        {
            notes.Lacks(Input.Scripts);
        }

        if (configuration.Policies is null)
        {
            notes.Lacks(Input.Policies);
        }

        if (configuration.Profiles is null)
        {
            notes.Lacks(Input.Profiles);
        }
    }

    private static void Note(
        IReadOnlyList<CredentialHit> hits,
        Func<CredentialHit, bool> wanted,
        Func<Reason[], ObjectFinding> found,
        ReviewNotes notes,
        Func<MacSubject, MacVerdicts, Answer> concerns)
    {
        CredentialHit[] lines = [.. hits.Where(wanted)];
        if (lines.Length > 0)
        {
            notes.Found(found([.. lines.Select(line => new Reason("E.4 " + line.Pattern, line.Where, null, null))]) with { Lines = lines }, concerns);
        }
    }
}
