using System.Text;
using FleetToken.Simulator.Macs;

namespace FleetToken.Simulator.Querying;

/// <summary>A query the server does not understand.</summary>
internal sealed class BadQueryException(string field, string message) : Exception(message)
{
    /// <summary>Query parameter at fault.</summary>
    public string Field { get; } = field;
}

/// <summary>Reads the filter language of the Pro API (RSQL) into a predicate.</summary>
internal ref struct Rsql
{
    private const int Deepest = 40;

    private readonly string _text;
    private readonly int _version;
    private int _at;
    private int _depth;

    private Rsql(string text, int version)
    {
        _text = text;
        _version = version;
    }

    /// <summary>The predicate of a filter in that version of the inventory.</summary>
    public static Func<SimulatedMac, bool> Parse(string text, int version)
    {
        var reader = new Rsql(text, version);
        var filter = reader.Or();
        return reader._at == text.Length ? filter : throw reader.Bad("unexpected end of a condition");
    }

    private Func<SimulatedMac, bool> Or()
    {
        var left = And();
        while (Skips(',') || SkipsWord("or"))
        {
            var (a, b) = (left, And());
            left = m => a(m) || b(m);
        }

        return left;
    }

    private Func<SimulatedMac, bool> And()
    {
        var left = Condition();
        while (Skips(';') || SkipsWord("and"))
        {
            var (a, b) = (left, Condition());
            left = m => a(m) && b(m);
        }

        return left;
    }

    private Func<SimulatedMac, bool> Condition()
    {
        if (!Skips('('))
        {
            return Comparison();
        }

        if (++_depth > Deepest)
        {
            throw Bad("too many parentheses");
        }

        var inner = Or();
        _depth--;
        return Skips(')') ? inner : throw Bad("a closing parenthesis is missing");
    }

    private Func<SimulatedMac, bool> Comparison()
    {
        SkipBlanks();
        var start = _at;
        while (_at < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at]) || _text[_at] is '.' or '_'))
        {
            _at++;
        }

        var name = _text[start.._at];
        var field = MacField.Find(name, _version);
        if (field is not { Filters: true })
        {
            throw Bad($"the field '{name}' cannot be filtered");
        }

        var sign = Operator();
        var values = sign is "=in=" or "=out=" ? Values() : [Value()];
        return Comparisons.Of(field, sign, values) ?? throw Bad($"'{sign}' does not fit the field '{name}' and this value");
    }

    private string Operator()
    {
        SkipBlanks();
        foreach (var sign in Comparisons.Signs)
        {
            if (_text.AsSpan(_at).StartsWith(sign, StringComparison.Ordinal))
            {
                _at += sign.Length;
                return sign;
            }
        }

        throw Bad("an operator is missing");
    }

    private List<Pattern> Values()
    {
        if (!Skips('('))
        {
            throw Bad("a list in parentheses is missing");
        }

        var values = new List<Pattern> { Value() };
        while (Skips(','))
        {
            values.Add(Value());
        }

        return Skips(')') ? values : throw Bad("a closing parenthesis is missing");
    }

    private Pattern Value()
    {
        SkipBlanks();
        if (_at < _text.Length && _text[_at] is '"' or '\'')
        {
            return Quoted(_text[_at++]);
        }

        var start = _at;
        while (_at < _text.Length && _text[_at] is not (';' or ',' or '(' or ')' or ' ' or '"' or '\'' or '=' or '<' or '>' or '!' or '~'))
        {
            _at++;
        }

        return _at > start ? Pattern.Unquoted(_text[start.._at]) : throw Bad("a value is missing");
    }

    private Pattern Quoted(char quote)
    {
        var parts = new List<string>();
        var part = new StringBuilder();
        for (; _at < _text.Length; _at++)
        {
            var c = _text[_at];
            if (c == quote)
            {
                _at++;
                parts.Add(part.ToString());
                return new Pattern(parts);
            }

            if (c == '*')
            {
                parts.Add(part.ToString());
                part.Clear();
            }
            else if (c == '\\' && _at + 1 < _text.Length)
            {
                part.Append(_text[++_at]);
            }
            else
            {
                part.Append(c);
            }
        }

        throw Bad("a closing quotation mark is missing");
    }

    private bool Skips(char sign)
    {
        SkipBlanks();
        if (_at >= _text.Length || _text[_at] != sign)
        {
            return false;
        }

        _at++;
        return true;
    }

    private bool SkipsWord(string word)
    {
        SkipBlanks();
        var rest = _text.AsSpan(_at);
        if (!rest.StartsWith(word, StringComparison.OrdinalIgnoreCase) || rest.Length == word.Length || rest[word.Length] is not (' ' or '('))
        {
            return false;
        }

        _at += word.Length;
        return true;
    }

    private void SkipBlanks()
    {
        while (_at < _text.Length && _text[_at] == ' ')
        {
            _at++;
        }
    }

    private readonly BadQueryException Bad(string what) => new("filter", $"Cannot read the filter at character {_at}: {what}.");
}
