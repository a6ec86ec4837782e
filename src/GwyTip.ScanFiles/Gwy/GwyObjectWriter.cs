using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace GwyTip.ScanFiles;

/// <summary>Lays out the components of an object of a .gwy file.</summary>
internal sealed class GwyObjectWriter
{
    private readonly ArrayBufferWriter<byte> _components = new();

    public GwyObjectWriter Boolean(string name, bool value)
    {
        Begin(_components, name, 'b');
        _components.Write([value ? (byte)1 : (byte)0]);
        return this;
    }

    public GwyObjectWriter Integer(string name, int value)
    {
        Begin(_components, name, 'i');
        WriteInteger(_components, value);
        return this;
    }

    public GwyObjectWriter Number(string name, double value)
    {
        Begin(_components, name, 'd');
        WriteNumber(value);
        return this;
    }

    public GwyObjectWriter Text(string name, string value)
    {
        Begin(_components, name, 's');
        WriteText(_components, value);
        return this;
    }

    /// <param name="name">The component.</param>
    /// <param name="type">The inner object's type.</param>
    /// <param name="inner">Its components.</param>
    public GwyObjectWriter Object(string name, string type, GwyObjectWriter inner)
    {
        Begin(_components, name, 'o');
        _components.Write(inner.ToObject(type));
        return this;
    }

    public GwyObjectWriter Numbers(string name, ReadOnlySpan<double> values)
    {
        Begin(_components, name, 'D');
        WriteInteger(_components, values.Length);
        foreach (double value in values)
        {
            WriteNumber(value);
        }
        return this;
    }

    /// <summary>The object: its type, its size, its components.</summary>
    public byte[] ToObject(string type)
    {
        var whole = new ArrayBufferWriter<byte>(type.Length + 5 + _components.WrittenCount);
        WriteText(whole, type);
        WriteInteger(whole, _components.WrittenCount);
        whole.Write(_components.WrittenSpan);
        return whole.WrittenSpan.ToArray();
    }

    private static void Begin(ArrayBufferWriter<byte> target, string name, char type)
    {
        WriteText(target, name);
        target.Write([(byte)type]);
    }

    private static void WriteInteger(ArrayBufferWriter<byte> target, int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(target.GetSpan(sizeof(int)), value);
        target.Advance(sizeof(int));
    }

    private void WriteNumber(double value)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(_components.GetSpan(sizeof(double)), value);
        _components.Advance(sizeof(double));
    }

    private static void WriteText(ArrayBufferWriter<byte> target, string text)
    {
        // A NUL inside would end the text early and make what follows unreadable.
        target.Write(Encoding.UTF8.GetBytes(text.Replace("\0", "", StringComparison.Ordinal)));
        target.Write([(byte)0]);
    }
}
