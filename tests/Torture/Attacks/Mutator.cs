using System.Buffers.Binary;
using System.Text;

namespace GwyTip.Tests.Torture.Attacks;

/// <summary>
/// Changes inputs: bits, bytes, numbers of every width, pieces, lines, words, decimal numbers. The same seed, the same.
/// </summary>
internal sealed class Mutator(Target target, Random random)
{
    public const int Longest = 1 << 12;

    private static readonly long[] Numbers =
        [0, 1, -1, 2, 16, 127, 128, 255, 256, 32767, 65535, 65536, int.MaxValue, int.MinValue, uint.MaxValue, 1L << 32,
            long.MaxValue, long.MinValue, 0x20000000, 0x40000000];

    private static readonly double[] Heights =
        [0, -0.0, 1, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, 1e300, -1e300, 1e-300];

    private static readonly string[] Decimals =
        ["0", "-0", "1", "-1", "2", "3", "16", "255", "65536", "268435456", "2147483647", "2147483648", "-2147483649",
            "4294967296", "9223372036854775807", "18446744073709551616", "1e9", "1e308", "1e309", "-1e309", "1e-320", "NaN",
                "Inf",
            "-Infinity", "0x10", "1,5", "1.5", ".", "+1", "00000000000000000000000000000001", "1e99999999999", ""];

    private readonly byte[][] _words = [.. target.Words.Select(w => Encoding.Latin1.GetBytes(w))];

    /// <param name="file">What is changed; left as it is.</param>
    /// <param name="other">Another input, pieces of which may be taken over.</param>
    public byte[] Change(byte[] file, byte[] other)
    {
        List<byte> bytes = [.. file];
        for (int times = 1 << random.Next(4); times > 0; times--)
        {
            if (bytes.Count == 0)
            {
                bytes.AddRange(other);
            }
            if (bytes.Count > 0)
            {
                Once(bytes, other);
            }
        }
        if (bytes.Count > Longest)
        {
            bytes.RemoveRange(Longest, bytes.Count - Longest);
        }
        byte[] changed = [.. bytes];
        return target.Repair is { } repair && random.Next(8) > 0 ? repair(changed, random) : changed;
    }

    private void Once(List<byte> bytes, byte[] other)
    {
        int at = random.Next(bytes.Count), some = 1 + random.Next(Math.Min(bytes.Count - at, 1 << random.Next(8)));
        switch (random.Next(target.IsText ? 13 : 10))
        {
            case 0:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1:
                bytes[at] = (byte)random.Next(256);
                break;
            case 2:
                bytes.RemoveRange(at, some);
                break;
            case 3:
                bytes.InsertRange(at, bytes.GetRange(random.Next(bytes.Count - some + 1), some));
                break;
            case 4:
                Overwrite(bytes, at, Number());
                break;
            case 5:
                bytes[at] = (byte)(bytes[at] + random.Next(-16, 17));
                break;
            case 6 when other.Length > 0:
                int from = random.Next(other.Length), count = 1 + random.Next(other.Length - from);
                bytes.RemoveRange(at, random.Next(2) == 0 ? some : 0);
                bytes.InsertRange(at, other.AsSpan(from, count).ToArray());
                break;
            case 7 when _words.Length > 0:
                byte[] word = _words[random.Next(_words.Length)];
                bytes.RemoveRange(at, random.Next(2) == 0 ? Math.Min(word.Length, bytes.Count - at) : 0);
                bytes.InsertRange(at, word);
                break;
            case 8 when random.Next(4) == 0:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 9 when random.Next(8) == 0:
                bytes.InsertRange(at, Enumerable.Repeat(bytes[at], random.Next(300)));
                break;
            case 10 or 11:
                ReplaceDecimal(bytes, at);
                break;
            case 12:
                MoveLine(bytes, at);
                break;
            default:
                bytes.Insert(at, (byte)random.Next(256));
                break;
        }
    }

    private byte[] Number()
    {
        long number = Numbers[random.Next(Numbers.Length)];
        var bytes = new byte[8];
        if (random.Next(6) == 0)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(bytes, Heights[random.Next(Heights.Length)]);
            return bytes;
        }
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        byte[] part = bytes[..(1 << random.Next(4))];
        if (random.Next(2) == 0)
        {
            Array.Reverse(part);
        }
        return part;
    }

    private static void Overwrite(List<byte> bytes, int at, byte[] by)
    {
        for (int i = 0; i < by.Length && at + i < bytes.Count; i++)
        {
            bytes[at + i] = by[i];
        }
    }

    /// <summary>The decimal number at or behind a place becomes another.</summary>
    private void ReplaceDecimal(List<byte> bytes, int at)
    {
        int begin = bytes.FindIndex(at, IsDigit);
        if (begin < 0)
        {
            return;
        }
        int end = bytes.FindIndex(begin, b => !IsDigit(b));
        bytes.RemoveRange(begin, (end < 0 ? bytes.Count : end) - begin);
        bytes.InsertRange(begin, Encoding.ASCII.GetBytes(Decimals[random.Next(Decimals.Length)]));
    }

    private static bool IsDigit(byte b) => b is >= (byte)'0' and <= (byte)'9' or (byte)'.' or (byte)'-' or (byte)'E';

    /// <summary>The line at a place is left out, doubled or put elsewhere.</summary>
    private void MoveLine(List<byte> bytes, int at)
    {
        int begin = bytes.FindLastIndex(at, b => b == '\n') + 1, end = bytes.FindIndex(at, b => b == '\n') + 1;
        var line = bytes.GetRange(begin, Math.Max(0, (end <= 0 ? bytes.Count : end) - begin));
        if (random.Next(2) == 0)
        {
            bytes.RemoveRange(begin, line.Count);
        }
        if (random.Next(3) > 0)
        {
            int to = bytes.FindIndex(random.Next(bytes.Count + 1), b => b == '\n') + 1;
            bytes.InsertRange(to, line);
        }
    }
}
