using System.Buffers.Binary;
using System.Text;

namespace GwyTip.ScanFiles;

/// <summary>The bytes of a .gwy file. Everything is little-endian, and nothing is read past the end given.</summary>
internal sealed class GwyBytes(byte[] file, string path)
{
    public byte[] File => file;

    /// <summary>Takes <paramref name="count"/> bytes at <paramref name="at"/> and goes past them.</summary>
    /// <param name="at">Where to read.</param>
    /// <param name="count">How many bytes, as the file says; not trusted.</param>
    /// <param name="end">Where the enclosing object ends.</param>
    /// <param name="what">What an error calls them.</param>
    public ReadOnlySpan<byte> Take(ref int at, long count, int end, string what)
    {
        if (count > end - at)
        {
            throw Problem($"the file is cut short or damaged: {what} at byte {at} needs {count} bytes, only {end - at} are left");
        }
        var bytes = file.AsSpan(at, (int)count);
        at += (int)count;
        return bytes;
    }

    public uint TakeSize(ref int at, int end, string what) => BinaryPrimitives.ReadUInt32LittleEndian(Take(ref at, 4, end, what));

    /// <summary>Text up to its NUL, in UTF-8.</summary>
    public string TakeText(ref int at, int end, string what)
    {
        int length = file.AsSpan(at, end - at).IndexOf((byte)0);
        if (length < 0)
        {
            throw Problem($"the file is cut short or damaged: {what} at byte {at} does not end");
        }
        string text = Encoding.UTF8.GetString(file, at, length);
        at += length + 1;
        return text;
    }

    public ScanFileException Problem(string problem) => new(path, problem);
}
