namespace FleetToken.Domain.Verdicts;

/// <summary>The words for enum values in reasons, looked up once: a sweep asks for them a million times.</summary>
internal static class Names
{
    public static string Of<T>(T value)
        where T : struct, Enum => Table<T>.Words.TryGetValue(value, out var word) ? word : value.ToString();

    private static class Table<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> Words = Enum.GetValues<T>().ToDictionary(v => v, v => v.ToString());
    }
}
