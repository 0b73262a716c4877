namespace FleetToken.Web.Fleet;

/// <summary>Gives each distinct text a small number, so that a Mac holds the number; grows only. Number 0 is "no text".</summary>
internal sealed class CodeTable
{
    private readonly Dictionary<string, int> _codes = new(StringComparer.Ordinal);
    private string[] _texts = [""];
    private int _count = 1;

    /// <summary>The texts by number. A view stays right while the table grows.</summary>
    public ReadOnlyMemory<string> Texts => _texts.AsMemory(0, _count);

    /// <summary>The same for a part of a longer text; makes a text of it only where it is new.</summary>
    public int Of(ReadOnlySpan<char> text) =>
        _codes.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out var code) ? code : Of(text.ToString());

    /// <summary>The number of a text, a new one where it was not met before. One caller at a time.</summary>
    public int Of(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return 0;
        }

        if (_codes.TryGetValue(text, out var code))
        {
            return code;
        }

        if (_count == _texts.Length)
        {
            Array.Resize(ref _texts, _count * 2);
        }

        _texts[_count] = text;
        _codes[text] = _count;
        return _count++;
    }
}
