using FleetToken.Domain.Configuration;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using static FleetToken.Domain.Findings.FindingControl;

namespace FleetToken.Domain.Findings.Objects.Rules;

/// <summary>FT-BUG-03, one notice of the fleet and off by default: a script waits for <c>fdesetup enable</c> to print the key.</summary>
internal sealed class PrintedKeyExpected : IObjectRule
{
    public const string Code = "FT-BUG-03";

    /// <inheritdoc/>
    public FindingDescription Description { get; } = new(
        Code,
        "macOS 26: key not printed",
        FindingSubject.Fleet,
        Severity.Info,
        "On macOS 26 the command no longer prints the key, so the script captures nothing and the key is lost.")
    {
        OptIn = true,
        Controls = [OursNist("SI-2")],
        Sources = [SourceBook.NoPrintedKey],
        Criteria = SmartGroupCriteria.None("The finding is about a script; the policies that run it name the Macs."),
    };

    /// <inheritdoc/>
    public void Review(ServerFacts server, ReviewNotes notes)
    {
        if (server.Configuration.Scripts is not { } scripts)
        {
            notes.Lacks(Input.Scripts);
            return;
        }

        foreach (var script in scripts.Where(script => script.SearchesForPrintedKey))
        {
            var runs = Reach.OfScript(script.Id, server.Configuration.Policies);
            notes.Found(
                script.Finding(Code, Severity.Info, new Reason(Code, "searches the output of fdesetup enable for", "Recovery key", null)),
                (subject, verdicts) => Reach.And(Reach.OfVersion(subject.Mac, 26), runs(subject, verdicts)));
        }
    }
}
