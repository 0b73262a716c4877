using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace FleetToken.Domain.Macs;

/// <summary>A Personal Recovery Key in memory: prints as dots, and only <see cref="Open"/> gives the text, for one answer to one person.</summary>
public sealed class RecoveryKey
{
    /// <summary>Bytes that the secret of a fingerprint has at least.</summary>
    public const int ShortestSecret = 32;

    private readonly string _text;

    /// <summary>Takes the key's text; its shape is the caller's to check (domain G.1).</summary>
    public RecoveryKey(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        _text = text;
    }

    /// <summary>The key's text. It has one caller, and a test holds that.</summary>
    public string Open() => _text;

    /// <summary>
    /// What may be kept of a key that was shown, to prove later that Jamf holds another one (domain D.5, 4): HMAC-SHA-256 over server, computer id
    /// and key, each with its length before it. Without the secret, which lies outside the database, it says nothing of the key.
    /// </summary>
    /// <param name="secret">At least <see cref="ShortestSecret"/> random bytes.</param>
    /// <param name="mac">The computer record that the key belongs to.</param>
    public byte[] Fingerprint(ReadOnlySpan<byte> secret, MacId mac)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(secret.Length, ShortestSecret, nameof(secret));
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);
        Append(hmac, mac.Server);
        Append(hmac, mac.ComputerId.ToString(CultureInfo.InvariantCulture));
        Append(hmac, _text);
        return hmac.GetHashAndReset();
    }

    /// <summary>Whether two fingerprints are the same; takes as long whatever they are.</summary>
    public static bool IsSameFingerprint(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other) => CryptographicOperations.FixedTimeEquals(one, other);

    /// <summary>Dots, so that no log, exception or page shows the key by accident.</summary>
    public override string ToString() => "••••-••••-••••-••••-••••-••••";

    private static void Append(IncrementalHash hmac, string part)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        var bytes = Encoding.UTF8.GetBytes(part);
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        hmac.AppendData(length);
        hmac.AppendData(bytes);
        CryptographicOperations.ZeroMemory(bytes);
    }
}
