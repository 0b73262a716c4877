namespace FleetToken.Web.Fleet.Lookup;

/// <summary>The words of one kind at one moment, by number.</summary>
/// <param name="Texts">The words.</param>
/// <param name="Sounds">How they sound; the same object as the word where it is spelled so.</param>
/// <param name="Shapes">The shapes of the words.</param>
/// <param name="SoundShapes">The shapes of the sounds.</param>
/// <param name="Count">How many.</param>
internal readonly record struct LookupWordView(string[] Texts, string[] Sounds, WordShape[] Shapes, WordShape[] SoundShapes, int Count);
