using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Findings.Objects;

/// <summary>A finding of an object, with the question whether it concerns a Mac.</summary>
internal sealed class ObjectCandidate(ObjectFinding finding, bool optIn, Func<MacSubject, MacVerdicts, Answer> concerns)
{
    public ObjectFinding Finding => finding;

    /// <summary>Whether it is off until settings name its code.</summary>
    public bool OptIn => optIn;

    public Answer Concerns(MacSubject subject, MacVerdicts verdicts) => concerns(subject, verdicts);
}

/// <summary>What the rules note while they look through one server's configuration.</summary>
internal sealed class ReviewNotes
{
    private FindingDescription? _description;

    public List<ObjectCandidate> Candidates { get; } = [];

    public List<NotJudged> NotJudged { get; } = [];

    /// <summary>Lets one rule look.</summary>
    public void Ask(IObjectRule rule, ServerFacts server)
    {
        _description = rule.Description;
        rule.Review(server, this);
    }

    /// <summary>The rule found something.</summary>
    public void Found(ObjectFinding finding, Func<MacSubject, MacVerdicts, Answer> concerns) =>
        Candidates.Add(new ObjectCandidate(finding, _description?.OptIn == true, concerns));

    /// <summary>The rule lacks an input, so that it cannot say that there is nothing.</summary>
    public void Lacks(string input)
    {
        var missing = new NotJudged(_description?.Code ?? "", input);
        if (!NotJudged.Contains(missing))
        {
            NotJudged.Add(missing);
        }
    }
}
