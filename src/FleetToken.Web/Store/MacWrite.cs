namespace FleetToken.Web.Store;

/// <summary>What is to be written for one Mac: only parts that changed are there.</summary>
public sealed record MacWrite
{
    /// <summary>The row; written where <see cref="RowChanged"/>.</summary>
    public required MacRow Row { get; init; }

    /// <summary>Whether nothing of it is stored yet, so that nothing has to be cleared away.</summary>
    public required bool IsFirst { get; init; }

    /// <summary>Whether the row differs from the stored one.</summary>
    public required bool RowChanged { get; init; }

    /// <summary>Document, state and fingerprints.</summary>
    public required MacDocumentRow Document { get; init; }

    /// <summary>Whether the Mac's facts were read anew; otherwise only state and fingerprints are written.</summary>
    public required bool FactsRead { get; init; }

    /// <summary>All its accounts; null where they are as stored.</summary>
    public required IReadOnlyList<AccountRow>? Accounts { get; init; }

    /// <summary>All findings that hold; null where they are as stored.</summary>
    public required IReadOnlyList<FindingRow>? Findings { get; init; }

    /// <summary>What changed.</summary>
    public required IReadOnlyList<ChangeRow> Changes { get; init; }
}
