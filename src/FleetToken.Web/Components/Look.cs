namespace FleetToken.Web.Components;

/// <summary>How a state is drawn: a shape, a word and a colour, never one of them alone.</summary>
/// <param name="Icon">Symbol of the sprite.</param>
/// <param name="Word">The state in words.</param>
/// <param name="Tone">What the colour means.</param>
public readonly record struct Look(string Icon, string Word, Tone Tone);
