namespace FleetToken.Domain.Findings;

/// <summary>What is told of a finding whatever the Mac: title, cause, why it matters.</summary>
/// <param name="Code">Catalogue code.</param>
/// <param name="Title">Sentence-case title.</param>
/// <param name="Subject">Mac or fleet.</param>
/// <param name="WorstSeverity">The worst it can be.</param>
/// <param name="Why">Why it matters, for a Mac admin.</param>
public sealed record FindingDescription(string Code, string Title, FindingSubject Subject, Severity WorstSeverity, string Why);

/// <summary>The one place where rules are registered.</summary>
public static class FindingCatalogue
{
    /// <summary>Every finding, in the order of the catalogue.</summary>
    public static IReadOnlyList<FindingDescription> All => throw new NotImplementedException();

    /// <summary>The description of a code; null for a code that does not exist.</summary>
    public static FindingDescription? Find(string code) => throw new NotImplementedException();
}
