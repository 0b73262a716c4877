namespace FleetToken.Jamf.Http;

/// <summary>In which way an answer with a good status is not an answer of Jamf Pro.</summary>
internal enum Misreading
{
    /// <summary>A web page: a login page, a proxy, a maintenance notice.</summary>
    WebPage,

    /// <summary>It ended too early.</summary>
    CutOff,

    /// <summary>It is not JSON.</summary>
    NotJson,

    /// <summary>It is JSON, but not what was asked for.</summary>
    OtherShape,

    /// <summary>It is about another computer than the one asked for.</summary>
    OtherComputer,

    /// <summary>One value in it is larger than anything Jamf Pro sends.</summary>
    TooLarge,
}

/// <summary>A body that cannot be read; carries no part of it.</summary>
internal sealed class MisreadAnswerException(Misreading kind) : Exception($"The answer could not be read: {kind}.")
{
    public Misreading Kind { get; } = kind;
}
