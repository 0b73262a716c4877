namespace FleetToken.Domain.Runbook;

/// <summary>Something that must not be done, and why (domain D.4, "Not").</summary>
/// <param name="Text">What not to do.</param>
/// <param name="Why">Why; null where it needs no word.</param>
public sealed record RunbookBan(string Text, string? Why = null)
{
    /// <summary>A ban explained by a row of what does not work.</summary>
    public static RunbookBan Of(string text, FailingAttempt failing) => new(text, WhatDoesNotWork.Of(failing).Why);
}
