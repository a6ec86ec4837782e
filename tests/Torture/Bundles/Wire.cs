using System.Text;

namespace GwyTip.Tests.Torture.Bundles;

/// <summary>
/// A protobuf message as a tree of fields (https://protobuf.dev/programming-guides/encoding): whoever changes one need not
/// know what it says. Lengths are worked out again when it is written, so that a change leaves the rest in its place.
/// </summary>
internal sealed class Wire
{
    /// <param name="Number">The field's number.</param>
    /// <param name="Type">0 varint, 1 eight bytes, 2 bytes, 5 four bytes.</param>
    /// <param name="Value">Of a varint.</param>
    /// <param name="Bytes">Of the others, where they are not a message.</param>
    /// <param name="Inner">Where the bytes are a message, as far as their form says.</param>
    public sealed record Field(int Number, int Type, ulong Value, byte[] Bytes, Wire? Inner);

    public List<Field> Fields { get; } = [];

    public static Wire? Parse(ReadOnlySpan<byte> bytes)
    {
        var message = new Wire();
        int at = 0;
        while (at < bytes.Length)
        {
            if (Varint(bytes, ref at) is not { } key || key >> 3 is 0 or > 100)
            {
                return null;
            }
            int number = (int)(key >> 3), type = (int)(key & 7);
            if (type == 0)
            {
                if (Varint(bytes, ref at) is not { } value)
                {
                    return null;
                }
                message.Fields.Add(new Field(number, type, value, [], null));
                continue;
            }
            ulong? length = type switch { 1 => 8, 5 => 4, 2 => Varint(bytes, ref at), _ => null };
            if (length is null || length > (ulong)(bytes.Length - at))
            {
                return null;
            }
            var content = bytes.Slice(at, (int)length);
            at += (int)length;
            // Raw numbers and text may look like a message by chance; what is written is the same then, too.
            message.Fields.Add(new Field(number, type, 0, content.ToArray(), type == 2 && content.Length > 1
                ? Parse(content) : null));
        }
        return message;
    }

    public byte[] ToArray()
    {
        var bytes = new List<byte>();
        foreach (var field in Fields)
        {
            Write(bytes, ((ulong)field.Number << 3) | (uint)field.Type);
            if (field.Type == 0)
            {
                Write(bytes, field.Value);
                continue;
            }
            byte[] content = field.Inner?.ToArray() ?? field.Bytes;
            if (field.Type == 2)
            {
                Write(bytes, (ulong)content.Length);
            }
            bytes.AddRange(content);
        }
        return [.. bytes];
    }

    /// <summary>This message and all in it.</summary>
    public IEnumerable<Wire> All() => Fields.SelectMany(f => f.Inner?.All() ?? []).Prepend(this);

    public static Field Text(int number, string text) => new(number, 2, 0, Encoding.UTF8.GetBytes(text), null);

    public static Field Message(int number, params Field[] fields)
    {
        var inner = new Wire();
        inner.Fields.AddRange(fields);
        return new Field(number, 2, 0, [], inner);
    }

    public static Field Whole(int number, long value) => new(number, 0, (ulong)value, [], null);

    private static void Write(List<byte> bytes, ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            bytes.Add((byte)(value | 0x80));
        }
        bytes.Add((byte)value);
    }

    private static ulong? Varint(ReadOnlySpan<byte> bytes, ref int at)
    {
        ulong value = 0;
        for (int shift = 0; shift < 64 && at < bytes.Length; shift += 7)
        {
            byte b = bytes[at++];
            value |= (ulong)(b & 0x7F) << shift;
            if (b < 0x80)
            {
                return value;
            }
        }
        return null;
    }
}
