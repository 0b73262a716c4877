namespace FleetToken.Web.Fleet.Lookup;

/// <summary>A word that was typed, ready to be compared: what is the same beats a beginning, that beats the same sound, that beats a slip.</summary>
internal sealed class LookupTerm
{
    private const int Same = 120;
    private const int Beginning = 90;
    private const int SameSound = 80;
    private const int SoundBeginning = 60;
    private const int OneSlip = 50;
    private const int TwoSlips = 44;
    private const int Inside = 40;
    private const int SlipInBeginning = 36;

    private const int SameSerial = 115;
    private const int EndOfSerial = 104;
    private const int BeginningOfSerial = 95;
    private const int InsideSerial = 62;
    private const int OneSlipInSerial = 54;
    private const int TwoSlipsInSerial = 46;

    private readonly string _text;
    private readonly string _sound = "";
    private readonly string _serial;
    private readonly ulong _letters;
    private readonly ulong _soundLetters;
    private readonly ulong _serialLetters;
    private readonly int _slips;
    private readonly int _soundSlips;

    /// <summary>Makes a word ready.</summary>
    /// <param name="name">The folded word; empty where it is only compared with serial numbers.</param>
    /// <param name="serial">The same as <see cref="SerialSpelling"/> spells it; empty where it is only compared with names.</param>
    /// <param name="mayBeWrong">Whether slips are forgiven.</param>
    public LookupTerm(string name, string serial, bool mayBeWrong)
    {
        (_text, _serial) = (name, serial.Length >= 3 ? serial : "");
        (_letters, _serialLetters) = (LookupWords.LettersOf(name), LookupWords.LettersOf(serial));

        // What is right for Latin letters would be wrong for other scripts: there one letter is a syllable or a word.
        if (name.Length > 1 && System.Text.Ascii.IsValid(name))
        {
            _sound = SoundSpelling.Of(name);
            _soundLetters = LookupWords.LettersOf(_sound);
            _slips = mayBeWrong ? SlipsOf(name.Length) : 0;
            _soundSlips = mayBeWrong ? SlipsOf(_sound.Length) : 0;
        }
    }

    /// <summary>How well a word of the fleet fits; 0 where it does not.</summary>
    public int Compare(in LookupWordView words, int word)
    {
        var letters = words.Letters[word];
        return LookupWords.IsSerial(letters)
            ? _serial.Length == 0 ? 0 : CompareSerial(words.Texts[word], letters)
            : _text.Length == 0 ? 0 : CompareName(words, word, letters);
    }

    private static int SlipsOf(int length) => length switch
    {
        < 3 => 0,
        <= 5 => 1,
        _ => 2,
    };

    private int CompareName(in LookupWordView words, int word, ulong letters)
    {
        var lacking = LookupWords.Lacking(_letters, letters);
        var soundLacking = _sound.Length == 0 ? int.MaxValue : LookupWords.Lacking(_soundLetters, words.SoundLetters[word]);
        if (lacking > _slips && soundLacking > _soundSlips)
        {
            return 0;
        }

        var known = words.Texts[word];
        if (lacking == 0 && known.StartsWith(_text, StringComparison.Ordinal))
        {
            return known.Length == _text.Length ? Same : Beginning + (20 * _text.Length / known.Length);
        }

        if (soundLacking == 0 && words.Sounds[word] is var sound && sound.StartsWith(_sound, StringComparison.Ordinal))
        {
            if (sound.Length == _sound.Length)
            {
                return SameSound - Math.Min(8, Math.Abs(known.Length - _text.Length));
            }

            if (_sound.Length >= 3)
            {
                return SoundBeginning + (8 * _sound.Length / sound.Length);
            }
        }

        var slip = Slip(_text, known, lacking, _slips);
        if (slip < OneSlip && !ReferenceEquals(words.Sounds[word], known))
        {
            slip = Math.Max(slip, Slip(_sound, words.Sounds[word], soundLacking, _soundSlips));
        }

        return slip == 0 && lacking == 0 && _text.Length >= 4 && known.Contains(_text, StringComparison.Ordinal) ? Inside : slip;
    }

    private static int Slip(string typed, string known, int lacking, int limit)
    {
        if (limit == 0 || lacking > limit || known.Length < typed.Length - limit)
        {
            return 0;
        }

        var (whole, beginning) = EditDistance.Between(typed, known, limit);
        return whole switch
        {
            0 or 1 => OneSlip,
            2 => TwoSlips,
            _ => beginning <= 1 && typed.Length >= 5 ? SlipInBeginning : 0,
        };
    }

    private int CompareSerial(string known, ulong letters)
    {
        var lacking = LookupWords.Lacking(_serialLetters, letters);
        if (lacking > 2)
        {
            return 0;
        }

        if (lacking == 0)
        {
            if (known.Length == _serial.Length && known == _serial)
            {
                return SameSerial;
            }

            if (_serial.Length >= 4 && known.EndsWith(_serial, StringComparison.Ordinal))
            {
                return EndOfSerial;
            }

            if (known.StartsWith(_serial, StringComparison.Ordinal))
            {
                return BeginningOfSerial;
            }

            if (_serial.Length >= 5 && known.Contains(_serial, StringComparison.Ordinal))
            {
                return InsideSerial;
            }
        }

        var slips = _serial.Length switch { < 6 => 0, < 8 => 1, _ => 2 };
        if (slips == 0 || lacking > slips || Math.Abs(known.Length - _serial.Length) > slips)
        {
            return 0;
        }

        return EditDistance.Between(_serial, known, slips).Whole switch
        {
            1 => OneSlipInSerial,
            2 => TwoSlipsInSerial,
            _ => 0,
        };
    }
}
