using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;

namespace GwyTip.Native;

/// <summary>Text across the border: UTF-8, NUL at the end.</summary>
internal static unsafe class Text
{
    /// <summary>Copies as many whole characters as there is room for, and always a NUL, unless there is no room at all.</summary>
    public static void Copy(string text, Span<byte> buffer)
    {
        if (buffer.Length > 0)
        {
            Utf8.FromUtf16(text, buffer[..^1], out _, out int written);
            buffer[written] = 0;
        }
    }

    public static void Copy(string text, byte* buffer, nuint size)
    {
        if (buffer is not null)
        {
            Copy(text, new Span<byte>(buffer, (int)nuint.Min(size, Sizes.Message)));
        }
    }

    /// <summary>The caller's text; null for a null pointer or an empty text.</summary>
    public static string? Read(byte* text) => Marshal.PtrToStringUTF8((nint)text) is { Length: > 0 } read ? read : null;

    /// <summary>The text in a buffer, up to its NUL.</summary>
    public static string Read(ReadOnlySpan<byte> buffer)
    {
        int end = buffer.IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? buffer : buffer[..end]);
    }
}
