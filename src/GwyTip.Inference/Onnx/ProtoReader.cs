using System.Buffers.Binary;

namespace GwyTip.Inference;

/// <summary>Goes through the fields of a protobuf message (protobuf.dev, Encoding): the little that an ONNX file needs.</summary>
internal ref struct ProtoReader(ReadOnlySpan<byte> message)
{
    private ReadOnlySpan<byte> _rest = message;

    /// <summary>Number of the field read last.</summary>
    public int Field { get; private set; }

    /// <summary>Its value, where it is an integer.</summary>
    public long Number { get; private set; }

    /// <summary>Its bytes, where it is a text, a message or packed; empty where it is a number.</summary>
    public ReadOnlySpan<byte> Bytes { get; private set; }

    /// <returns>False at the end of the message.</returns>
    /// <exception cref="InvalidDataException">This is no protobuf message.</exception>
    public bool Next()
    {
        if (_rest.IsEmpty)
        {
            return false;
        }
        long key = Varint();
        Field = (int)(key >> 3);
        Number = 0;
        Bytes = default;
        switch (key & 7)
        {
            case 0:
                Number = Varint();
                break;
            case 1:
                Number = BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long)));
                break;
            case 2:
                Bytes = Take(Varint());
                break;
            case 5:
                Number = BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));
                break;
            default:
                throw new InvalidDataException("not a protobuf message");
        }
        return true;
    }

    /// <summary>The integers of a repeated field, packed or this one alone.</summary>
    public readonly IEnumerable<long> Numbers()
    {
        if (Bytes.IsEmpty)
        {
            return [Number];
        }
        var numbers = new List<long>();
        for (var packed = new ProtoReader(Bytes); !packed._rest.IsEmpty;)
        {
            numbers.Add(packed.Varint());
        }
        return numbers;
    }

    private long Varint()
    {
        ulong value = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            byte next = Take(1)[0];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return (long)value;
            }
        }
        throw new InvalidDataException("not a protobuf message");
    }

    private ReadOnlySpan<byte> Take(long count)
    {
        if (count < 0 || count > _rest.Length)
        {
            throw new InvalidDataException("the protobuf message is cut short");
        }
        var taken = _rest[..(int)count];
        _rest = _rest[(int)count..];
        return taken;
    }
}
