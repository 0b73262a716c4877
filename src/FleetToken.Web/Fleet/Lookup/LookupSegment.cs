namespace FleetToken.Web.Fleet.Lookup;

/// <summary>The words and the person of each Mac of an index segment.</summary>
internal sealed class LookupSegment(int[] starts, int[] words, int[] persons)
{
    private const int FieldBits = 3;

    /// <summary>Number of the person of each Mac; a Mac without one has a number of its own.</summary>
    public int[] Persons { get; } = persons;

    /// <summary>The words of a Mac, each with its field.</summary>
    public ReadOnlySpan<int> WordsOf(int place) => words.AsSpan(starts[place]..starts[place + 1]);

    /// <summary>A word with its field as one number.</summary>
    public static int Pack(int word, LookupField field) => (word << FieldBits) | (int)field;

    /// <summary>The word of a packed number.</summary>
    public static int WordOf(int packed) => packed >> FieldBits;

    /// <summary>The field of a packed number.</summary>
    public static LookupField FieldOf(int packed) => (LookupField)(packed & ((1 << FieldBits) - 1));
}
