using System.Buffers;

namespace FleetToken.Jamf.Http;

/// <summary>A pooled buffer that a stream is read through: what was used is dropped, what is incomplete moves to the front.</summary>
internal sealed class GrowingBuffer(int mostBytes) : IDisposable
{
    private const int FirstSize = 64 * 1024;

    // A pool keeps what it is given back for as long as the program runs; of larger ones than this, which are rare, it would hold tens of megabytes.
    private const int LargestPooled = 1024 * 1024;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(FirstSize);
    private int _length;

    /// <summary>What was read and not yet dropped.</summary>
    public ReadOnlyMemory<byte> Text => _bytes.AsMemory(0, _length);

    /// <summary>Whether the stream ended.</summary>
    public bool AtEnd { get; private set; }

    /// <summary>Reads until the buffer is full or the stream ends; true when full.</summary>
    public async Task<bool> FillAsync(Stream stream, CancellationToken cancellationToken)
    {
        while (_length < _bytes.Length)
        {
            var read = await stream.ReadAsync(_bytes.AsMemory(_length), cancellationToken);
            if (read == 0)
            {
                AtEnd = true;
                return false;
            }

            _length += read;
        }

        return true;
    }

    /// <summary>Drops bytes from the front.</summary>
    public void Drop(int count)
    {
        _bytes.AsSpan(count, _length - count).CopyTo(_bytes);
        _length -= count;
    }

    /// <summary>Doubles the room.</summary>
    /// <exception cref="MisreadAnswerException">Nothing that large comes from Jamf Pro.</exception>
    public void Grow()
    {
        if (_bytes.Length >= mostBytes)
        {
            throw new MisreadAnswerException(Misreading.TooLarge);
        }

        var size = _bytes.Length * 2;
        var larger = size <= LargestPooled ? ArrayPool<byte>.Shared.Rent(size) : GC.AllocateUninitializedArray<byte>(size);
        Text.Span.CopyTo(larger);
        LetGo();
        _bytes = larger;
    }

    public void Dispose()
    {
        LetGo();
        _bytes = [];
        _length = 0;
    }

    // What was read can hold a secret that is masked later: it is wiped.
    private void LetGo()
    {
        if (_bytes.Length is > 0 and <= LargestPooled)
        {
            ArrayPool<byte>.Shared.Return(_bytes, clearArray: true);
        }
        else
        {
            Array.Clear(_bytes);
        }
    }
}
