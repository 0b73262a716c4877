namespace FleetToken.Web.Fleet.Lookup;

/// <summary>The words at one moment, by number.</summary>
internal readonly record struct LookupWordView(string[] Texts, string[] Sounds, ulong[] Letters, ulong[] SoundLetters, int Count);
