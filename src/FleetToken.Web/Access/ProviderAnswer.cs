namespace FleetToken.Web.Access;

/// <summary>What became of a question to the provider. No record: its text would show the token.</summary>
internal sealed class ProviderAnswer(ProviderAnswerKind kind, string why)
{
    public ProviderAnswerKind Kind { get; } = kind;

    /// <summary>Why it is no good answer, in words without secrets; empty for a good one.</summary>
    public string Why { get; } = why;

    /// <summary>What the person may do now; only for <see cref="ProviderAnswerKind.Vouches"/>.</summary>
    public Grant? Grant { get; init; }

    /// <summary>What the next question must be asked with, where the provider changed it.</summary>
    public string? RefreshToken { get; init; }
}

/// <summary>What the provider says of a person.</summary>
internal enum ProviderAnswerKind
{
    /// <summary>It says who they are, and what its claims give.</summary>
    Vouches,

    /// <summary>It does not know them any more, or not without their signing in again.</summary>
    Refuses,

    /// <summary>An answer that says nothing of them.</summary>
    SaysNothing,

    /// <summary>An answer that is not signed by it, too old, not for FleetToken, or about somebody else.</summary>
    Untrusted,

    /// <summary>No answer, or none that makes sense.</summary>
    Silent,
}
