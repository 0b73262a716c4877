using System.Collections.Concurrent;
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

    private const int MostOnStack = 512;
    private const int MostLists = 4096;

    private readonly ObjectCandidate[] _candidates;

    // By the answers of all candidates: few in any fleet, as scopes follow computer groups.
    private readonly ConcurrentDictionary<string, IReadOnlyList<ObjectConcern>> _lists = new(StringComparer.Ordinal);

    private readonly ManagementPolicy[]? _newKeyPolicies;

    private readonly bool _everyPolicyRead;

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
        _everyPolicyRead = server.Configuration.Unread.All(unread => unread.Kind != ObjectKind.Policy);
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

    /// <summary>Which of them concern, or may concern, a Mac; for Macs whom the same concerns nearly always the same instance.</summary>
    public IReadOnlyList<ObjectConcern> ConcernsOf(MacSubject subject, MacVerdicts verdicts)
    {
        Span<char> answers = _candidates.Length <= MostOnStack ? stackalloc char[_candidates.Length] : new char[_candidates.Length];
        for (var place = 0; place < answers.Length; place++)
        {
            var candidate = _candidates[place];
            answers[place] = (char)(IsOn(candidate, subject.Settings) ? candidate.Concerns(subject, verdicts) : Answer.No);
        }

        if (_lists.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(answers, out var known))
        {
            return known;
        }

        var concerns = ListOf(answers);
        return _lists.Count < MostLists ? _lists.GetOrAdd(answers.ToString(), concerns) : concerns;
    }

    /// <summary>Whether a policy that issues a new personal key has the Mac in its scope, for <see cref="MacSubject.RotationPolicyInScope"/>;
    /// unknown where policies were not read.</summary>
    public Answer IssuesNewKeyTo(Mac mac)
    {
        if (_newKeyPolicies is null)
        {
            return Answer.Unknown;
        }

        // One that could not be read may be such a policy.
        var answer = _everyPolicyRead ? Answer.No : Answer.Unknown;
        foreach (var policy in _newKeyPolicies)
        {
            answer = Reach.Or(answer, Reach.And(policy.Scope.Covers(mac), Reach.And(Reach.Of(policy.Enabled), Reach.Of(policy.IssuesPersonalRecoveryKey))));
        }

        return answer;
    }

    private List<ObjectConcern> ListOf(ReadOnlySpan<char> answers)
    {
        var concerns = new List<ObjectConcern>();
        for (var place = 0; place < answers.Length; place++)
        {
            if ((Answer)answers[place] is var answer && answer != Answer.No)
            {
                concerns.Add(new ObjectConcern(_candidates[place].Finding.Code, _candidates[place].Finding.Id, answer));
            }
        }

        return concerns;
    }

    private static bool IsOn(ObjectCandidate candidate, FleetSettings settings) =>
        !candidate.OptIn || settings.OptsIn(candidate.Finding.Code);
}
