using System.Buffers;
using System.Text;

namespace FleetToken.Web.Tests.Proof;

/// <summary>A secret that a server says where none belongs, and every form in which it could be left behind.</summary>
/// <param name="Place">Where it was planted, for whoever reads a red test.</param>
/// <param name="Text">The text as it is served.</param>
/// <param name="Needles">Parts of it that nothing else holds.</param>
internal sealed record Plant(string Place, string Text, IReadOnlyList<string> Needles)
{
    private const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /// <summary>A recovery key of its own for a place.</summary>
    /// <param name="number">Makes it unlike all others.</param>
    /// <param name="place">Where it is planted.</param>
    /// <param name="form">How it is written.</param>
    public static Plant Key(int number, string place, Func<string, string>? form = null)
    {
        var dice = new Random(number * 7_919);
        var groups = Enumerable.Range(0, 6).Select(_ => new string([.. Enumerable.Range(0, 4).Select(_ => Letters[dice.Next(Letters.Length)])])).ToArray();
        var key = string.Join('-', groups);
        string[] between = ["-", "\u2011", "\\u2011", "\u2013", "\\u2013", "", " ", "_", "%2D"];
        return new Plant(place, form?.Invoke(key) ?? key, [.. between.SelectMany(mark => new[] { groups[0] + mark + groups[1], groups[2] + mark + groups[3], groups[4] + mark + groups[5] })]);
    }

    /// <summary>A password in the shape of a command or setting.</summary>
    /// <param name="number">Makes it unlike all others.</param>
    /// <param name="place">Where it is planted.</param>
    /// <param name="shape">The text around it, with {0} for the password.</param>
    public static Plant Password(int number, string place, string shape)
    {
        var dice = new Random(number * 104_729);
        var password = $"Zq{new string([.. Enumerable.Range(0, 14).Select(_ => Letters[dice.Next(Letters.Length)])])}7";
        return new Plant(place, shape.Replace("{0}", password, StringComparison.Ordinal), [password]);
    }

    /// <summary>Whether bytes hold it: as UTF-8 or UTF-16, in any case.</summary>
    public bool IsIn(SearchedBytes bytes) => Needles.Any(bytes.Contains);
}

/// <summary>Bytes that plants are searched in.</summary>
internal sealed class SearchedBytes(byte[] bytes)
{
    // One character for each byte, so that text in any encoding can be found beside what is no text.
    private readonly string _text = Encoding.Latin1.GetString(bytes);

    public SearchedBytes(string text)
        : this(Encoding.UTF8.GetBytes(text))
    {
    }

    public int Length => _text.Length;

    /// <summary>The forms of a text in bytes: UTF-8 and UTF-16.</summary>
    public static IEnumerable<string> Forms(string text) => [Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text)), Encoding.Latin1.GetString(Encoding.Unicode.GetBytes(text))];

    public bool Contains(string needle) => Forms(needle).Any(form => _text.Contains(form, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether they hold one of many forms; one pass over the bytes.</summary>
    public bool ContainsAny(SearchValues<string> forms) => _text.AsSpan().ContainsAny(forms);
}
