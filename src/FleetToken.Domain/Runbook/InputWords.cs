namespace FleetToken.Domain.Runbook;

/// <summary>Names of inputs and values as the domain writes them (domain D.1), looked up once.</summary>
public static class InputWords
{
    /// <summary>The value in camelCase, such as <c>loginWindow</c>.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => Table<T>.Words[value];

    /// <summary>The value of that exact name; null where there is none.</summary>
    public static T? Read<T>(string? word)
        where T : struct, Enum
    {
        foreach (var (value, name) in Table<T>.Words)
        {
            if (string.Equals(name, word, StringComparison.Ordinal))
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>All values of an input, in the domain's words.</summary>
    public static IReadOnlyList<string> All<T>()
        where T : struct, Enum => [.. Table<T>.Words.Values];

    private static class Table<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> Words = Enum.GetValues<T>().ToDictionary(value => value, Spell);

        private static string Spell(T value)
        {
            var name = value.ToString();
            return char.ToLowerInvariant(name[0]) + name[1..];
        }
    }
}
