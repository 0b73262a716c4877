using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using FleetToken.Simulator.Macs;

namespace FleetToken.Simulator.Rendering;

/// <summary>The sections of a Mac that are asked for often, as bytes ready to be copied into answers.</summary>
internal sealed class RenderedMac
{
    private readonly byte[] _bytes;
    private readonly int[] _starts;

    private RenderedMac(byte[] bytes, int[] starts)
    {
        _bytes = bytes;
        _starts = starts;
    }

    /// <summary>Renders a Mac once.</summary>
    public static RenderedMac Of(SimulatedMac mac, MacJson sections, int inventory)
    {
        var buffer = Scratch.Buffer;
        buffer.ResetWrittenCount();
        var head = string.Create(CultureInfo.InvariantCulture, $"{{\"id\":\"{mac.Id}\",\"udid\":\"{JsonEncodedText.Encode(mac.Udid, JsonText.Options.Encoder)}\"");
        Encoding.UTF8.GetBytes(head, buffer);
        var starts = new int[Sections.Count + 1];
        for (var i = 0; i < Sections.Count; i++)
        {
            starts[i] = buffer.WrittenCount;
            if ((Sections.Kept & (1 << i)) != 0)
            {
                buffer.Write(Sections.Name(i));
                sections.Write((Section)i, mac, inventory, buffer);
            }
        }

        starts[Sections.Count] = buffer.WrittenCount;
        return new RenderedMac(buffer.WrittenSpan.ToArray(), starts);
    }

    /// <summary>Writes the record with the sections asked for; the others that exist are written as null.</summary>
    /// <returns>Number of bytes written.</returns>
    public int CopyTo(IBufferWriter<byte> output, int wanted, int existing, SimulatedMac mac, MacJson sections, int inventory)
    {
        output.Write(_bytes.AsSpan(0, _starts[0]));
        var written = _starts[0] + 1;
        var i = 0;
        while (i < Sections.Count)
        {
            var bit = 1 << i;
            if ((existing & bit) == 0)
            {
                i++;
            }
            else if ((wanted & bit) == 0)
            {
                output.Write(Sections.Null(i));
                written += Sections.Null(i).Length;
                i++;
            }
            else if ((Sections.Kept & bit) == 0)
            {
                written += WriteRare(output, i++, mac, sections, inventory);
            }
            else
            {
                var first = i++;
                while (i < Sections.Count && (wanted & Sections.Kept & (1 << i)) != 0)
                {
                    i++;
                }

                var run = _bytes.AsSpan(_starts[first].._starts[i]);
                output.Write(run);
                written += run.Length;
            }
        }

        output.Write("}"u8);
        return written;
    }

    private static int WriteRare(IBufferWriter<byte> output, int section, SimulatedMac mac, MacJson sections, int inventory)
    {
        var buffer = Scratch.Buffer;
        buffer.ResetWrittenCount();
        buffer.Write(Sections.Name(section));
        sections.Write((Section)section, mac, inventory, buffer);
        output.Write(buffer.WrittenSpan);
        return buffer.WrittenCount;
    }

    /// <summary>One buffer for each thread: rendering never waits in between.</summary>
    private static class Scratch
    {
        [ThreadStatic]
        private static ArrayBufferWriter<byte>? _buffer;

        public static ArrayBufferWriter<byte> Buffer => _buffer ??= new ArrayBufferWriter<byte>(16_384);
    }
}
