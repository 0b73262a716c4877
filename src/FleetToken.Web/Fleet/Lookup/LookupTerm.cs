namespace FleetToken.Web.Fleet.Lookup;

/// <summary>A word that was typed, ready to be compared: what is the same beats a beginning, that beats the same sound, that beats a slip.</summary>
internal sealed class LookupTerm
{
    /// <summary>How well a word fits that is the same.</summary>
    public const int Same = 120;

    private const int Beginning = 90;
    private const int SameSound = 80;
    private const int SoundBeginning = 60;
    private const int OneSlip = 50;
    private const int TwoSlips = 44;
    private const int Inside = 40;
    private const int SlipInBeginning = 36;

    private const int LongEnoughToBegin = 5;

    private const int SameSerial = 115;
    private const int EndOfSerial = 104;
    private const int BeginningOfSerial = 95;
    private const int InsideSerial = 62;
    private const int OneSlipInSerial = 54;
    private const int TwoSlipsInSerial = 46;

    private readonly string _text;
    private readonly string _sound = "";
    private readonly string _serial;
    private readonly WordShape _shape;
    private readonly WordShape _soundShape;
    private readonly WordShape _serialShape;
    private readonly int _slips;
    private readonly int _soundSlips;
    private readonly int _serialSlips;

    /// <summary>Makes a word ready.</summary>
    /// <param name="name">The folded word; empty where it is only compared with serial numbers.</param>
    /// <param name="serial">The same as <see cref="SerialSpelling"/> spells it; empty where it is only compared with names.</param>
    /// <param name="mayBeWrong">Whether slips are forgiven.</param>
    public LookupTerm(string name, string serial, bool mayBeWrong)
    {
        (_text, _serial) = (name, serial.Length >= 3 ? serial : "");
        (_shape, _serialShape) = (new WordShape(name), new WordShape(serial));
        _serialSlips = SerialSlipsOf(_serial.Length);

        // What is right for Latin letters would be wrong for other scripts: there one letter is a syllable or a word.
        if (name.Length > 1 && System.Text.Ascii.IsValid(name))
        {
            // "Qqq" sounds like k: too little to tell words apart.
            _sound = SoundSpelling.Of(name) is { Length: > 1 } sound ? sound : "";
            _soundShape = new WordShape(_sound);
            _slips = mayBeWrong ? SlipsOf(name.Length) : 0;
            _soundSlips = mayBeWrong ? SlipsOf(_sound.Length) : 0;
        }
    }

    /// <summary>Whether a word of a name may fit, by its shape.</summary>
    public bool MayFitName(in WordShape known, in WordShape knownSound) =>
        (_text.Length > 0 && MayFit(_shape, known, _slips, _text.Length))
        || (_sound.Length > 0 && MayFit(_soundShape, knownSound, _soundSlips, _sound.Length));

    /// <summary>Whether a serial number may fit, by its shape.</summary>
    public bool MayFitSerial(in WordShape known) =>
        _serial.Length > 0 && (_serialShape.MayBeIn(known) || (_serialSlips > 0 && _serialShape.MayBe(known, _serialSlips)));

    private static bool MayFit(in WordShape typed, in WordShape known, int slips, int length) =>
        typed.MayBeIn(known) || (slips > 0 && (typed.MayBe(known, slips) || (length >= LongEnoughToBegin && typed.MayBegin(known))));

    private static int SerialSlipsOf(int length) => length switch
    {
        < 6 => 0,
        < 8 => 1,
        _ => 2,
    };

    private static int SlipsOf(int length) => length switch
    {
        < 3 => 0,
        <= 5 => 1,
        _ => 2,
    };

    /// <summary>How well a word of a name fits; 0 where it does not.</summary>
    public int CompareName(in LookupWordView words, int word)
    {
        var known = words.Texts[word];
        if (known.StartsWith(_text, StringComparison.Ordinal))
        {
            return known.Length == _text.Length ? Same : Beginning + (20 * _text.Length / known.Length);
        }

        var sound = words.Sounds[word];
        if (_sound.Length > 0 && sound.StartsWith(_sound, StringComparison.Ordinal))
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

        var slip = Slip(_text, _shape, known, words.Shapes[word], _slips);
        if (slip < OneSlip && !ReferenceEquals(sound, known))
        {
            slip = Math.Max(slip, Slip(_sound, _soundShape, sound, words.SoundShapes[word], _soundSlips));
        }

        return slip == 0 && _text.Length >= 4 && known.Contains(_text, StringComparison.Ordinal) ? Inside : slip;
    }

    private static int Slip(string typed, in WordShape shape, string known, in WordShape knownShape, int limit)
    {
        var mayBe = limit > 0 && shape.MayBe(knownShape, limit);
        var mayBegin = limit > 0 && typed.Length >= LongEnoughToBegin && shape.MayBegin(knownShape);
        if (!mayBe && !mayBegin)
        {
            return 0;
        }

        var (whole, beginning) = EditDistance.Between(typed, known, mayBe ? limit : 1);
        return whole switch
        {
            0 or 1 => OneSlip,
            2 => TwoSlips,
            _ => mayBegin && beginning <= 1 ? SlipInBeginning : 0,
        };
    }

    /// <summary>How well a serial number fits; 0 where it does not.</summary>
    public int CompareSerial(string known)
    {
        if (known == _serial)
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

        return _serialSlips == 0 ? 0 : EditDistance.Between(_serial, known, _serialSlips).Whole switch
        {
            1 => OneSlipInSerial,
            2 => TwoSlipsInSerial,
            _ => 0,
        };
    }
}
