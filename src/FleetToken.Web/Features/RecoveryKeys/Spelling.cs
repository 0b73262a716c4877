namespace FleetToken.Web.Features.RecoveryKeys;

/// <summary>The word a letter or digit is read out with.</summary>
public static class Spelling
{
    private static readonly string[] Nato =
    [
        "Alfa", "Bravo", "Charlie", "Delta", "Echo", "Foxtrot", "Golf", "Hotel", "India", "Juliett", "Kilo", "Lima", "Mike",
        "November", "Oscar", "Papa", "Quebec", "Romeo", "Sierra", "Tango", "Uniform", "Victor", "Whiskey", "X-ray", "Yankee", "Zulu",
    ];

    private static readonly string[] German =
    [
        "Aachen", "Berlin", "Chemnitz", "Düsseldorf", "Essen", "Frankfurt", "Goslar", "Hamburg", "Ingelheim", "Jena", "Köln", "Leipzig", "München",
        "Nürnberg", "Offenbach", "Potsdam", "Quickborn", "Rostock", "Salzwedel", "Tübingen", "Unna", "Völklingen", "Wuppertal", "Xanten", "Ypsilon", "Zwickau",
    ];

    private static readonly string[] Digits = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    private static readonly string[] GermanDigits = ["null", "eins", "zwo", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"];

    /// <summary>The word for a capital letter or a digit; the character itself for anything else.</summary>
    public static string Of(char character, SpellingAlphabet alphabet) => character switch
    {
        >= 'A' and <= 'Z' => (alphabet == SpellingAlphabet.German ? German : Nato)[character - 'A'],
        >= '0' and <= '9' => (alphabet == SpellingAlphabet.German ? GermanDigits : Digits)[character - '0'],
        _ => character.ToString(),
    };
}
