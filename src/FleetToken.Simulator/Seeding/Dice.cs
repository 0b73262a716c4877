namespace FleetToken.Simulator.Seeding;

/// <summary>A small repeatable source of numbers: the same seed and stream give the same fleet on every machine.</summary>
internal struct Dice(int seed, int stream)
{
    private ulong _state = ((ulong)(uint)seed * 0x9E3779B97F4A7C15UL) ^ ((ulong)(uint)stream * 0xD1B54A32D192ED03UL) ^ 0x2545F4914F6CDD1DUL;

    /// <summary>The next 64 bits (SplitMix64).</summary>
    public ulong Next()
    {
        var z = _state += 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }

    /// <summary>A number from 0 to below the given one.</summary>
    public int Below(int limit) => (int)Math.BigMul(Next(), (ulong)limit, out _);

    /// <summary>A number between both, both included.</summary>
    public int Between(int low, int high) => low + Below(high - low + 1);

    /// <summary>True in so many of a thousand cases.</summary>
    public bool PerMille(int share) => Below(1000) < share;

    /// <summary>One of them.</summary>
    public T Of<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    /// <summary>One of them by weight.</summary>
    public T Weighted<T>(IReadOnlyList<T> items, Func<T, int> weight)
    {
        var total = 0;
        for (var i = 0; i < items.Count; i++)
        {
            total += weight(items[i]);
        }

        var left = Below(total);
        for (var i = 0; i < items.Count; i++)
        {
            left -= weight(items[i]);
            if (left < 0)
            {
                return items[i];
            }
        }

        return items[^1];
    }

    /// <summary>So many characters of an alphabet.</summary>
    public string Text(int length, string alphabet)
    {
        Span<char> text = stackalloc char[length];
        for (var i = 0; i < length; i++)
        {
            text[i] = alphabet[Below(alphabet.Length)];
        }

        return new string(text);
    }

    /// <summary>A UUID in upper case.</summary>
    public string Uuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes, Next());
        BitConverter.TryWriteBytes(bytes[8..], Next());
        bytes[7] = (byte)((bytes[7] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes).ToString("D").ToUpperInvariant();
    }
}
