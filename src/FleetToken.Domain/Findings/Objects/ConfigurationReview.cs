using System.Runtime.CompilerServices;
using FleetToken.Domain.Configuration;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Findings.Objects;

/// <summary>What the rules find in one server's configuration, made once for each reading of it; asks Mac by Mac, cheaply, whom it concerns.</summary>
public sealed class ConfigurationReview
{
    // Tied to the reading itself, so that neither a copy of it nor its JSON carries a review that belongs to another.
    private static readonly ConditionalWeakTable<ServerFacts, ConfigurationReview> Made = [];

    private readonly ObjectCandidate[] _candidates;

    private readonly ManagementPolicy[]? _newKeyPolicies;

    private ConfigurationReview(ServerFacts server)
    {
        var notes = new ReviewNotes();
        foreach (var entry in FindingCatalogue.ObjectEntries)
        {
            notes.Ask(entry.Rule, server);
        }

        _candidates = [.. notes.Candidates];
        NotJudged = notes.NotJudged;
        _newKeyPolicies = server.Configuration.Policies is { } policies
            ? [.. policies.Where(policy => policy is { DiskEncryption: DiskEncryptionAction.Remediate, IssuesPersonalRecoveryKey: not false } && policy.Enabled != false)]
            : null;
    }

    /// <summary>Rules that lacked an input, so that their silence says nothing.</summary>
    public IReadOnlyList<NotJudged> NotJudged { get; }

    /// <summary>The review of one reading; the same instance each time.</summary>
    public static ConfigurationReview Of(ServerFacts server) => Made.GetValue(server, read => new ConfigurationReview(read));

    /// <summary>What was found, without rules that are off by default and not switched on. Where a finding needs a Mac, it is one only
    /// if at least one Mac names it among its concerns.</summary>
    public IReadOnlyList<ObjectFinding> FindingsFor(FleetSettings settings) =>
    [
        .. _candidates.Where(candidate => IsOn(candidate, settings)).Select(candidate => candidate.Finding),
    ];

    /// <summary>Which of them concern, or may concern, a Mac; empty for most.</summary>
    public IReadOnlyList<ObjectConcern> ConcernsOf(MacSubject subject, MacVerdicts verdicts)
    {
        IReadOnlyList<ObjectConcern> concerns = [];
        List<ObjectConcern>? several = null;
        foreach (var candidate in _candidates)
        {
            if (!IsOn(candidate, subject.Settings) || candidate.Concerns(subject, verdicts) is var answer && answer == Answer.No)
            {
                continue;
            }

            if (concerns.Count == 0)
            {
                concerns = candidate.Alone(answer);
                continue;
            }

            several ??= [.. concerns];
            several.Add(new(candidate.Finding.Code, candidate.Finding.Id, answer));
            concerns = several;
        }

        return concerns;
    }

    /// <summary>Whether a policy that issues a new personal key has the Mac in its scope, for <see cref="MacSubject.RotationPolicyInScope"/>;
    /// unknown where policies were not read.</summary>
    public Answer IssuesNewKeyTo(Mac mac)
    {
        if (_newKeyPolicies is null)
        {
            return Answer.Unknown;
        }

        var answer = Answer.No;
        foreach (var policy in _newKeyPolicies)
        {
            answer = Reach.Or(answer, Reach.And(policy.Scope.Covers(mac), Reach.Of(policy.IssuesPersonalRecoveryKey)));
        }

        return answer;
    }

    private static bool IsOn(ObjectCandidate candidate, FleetSettings settings) =>
        !candidate.OptIn || settings.OptsIn(candidate.Finding.Code);
}
