using System.Buffers.Binary;

namespace GwyTip.ScanFiles;

/// <summary>
/// An object of a .gwy file: a type's name and named components. Only where they lie is noted; numbers are read, and inner
/// objects looked into, when they are asked for.
/// </summary>
internal sealed class GwyObject
{
    private readonly GwyBytes _bytes;
    private readonly Dictionary<string, Component> _components = [];

    private GwyObject(GwyBytes bytes, string type)
    {
        _bytes = bytes;
        Type = type;
    }

    private readonly record struct Component(char Type, int Begin, int End);

    /// <summary>E.g. <c>GwyDataField</c>.</summary>
    public string Type { get; }

    public IEnumerable<string> Names => _components.Keys;

    /// <exception cref="ScanFileException">The object does not fit in front of <paramref name="end"/>.</exception>
    public static GwyObject Parse(GwyBytes bytes, int at, int end)
    {
        string type = bytes.TakeText(ref at, end, "the name of an object");
        uint size = bytes.TakeSize(ref at, end, $"the size of a {type}");
        int begin = at;
        bytes.Take(ref at, size, end, $"a {type}");
        var parsed = new GwyObject(bytes, type);
        parsed.FindComponents(begin, at);
        return parsed;
    }

    public int? Integer(string name) =>
        Find(name, 'i') is { } c ? BinaryPrimitives.ReadInt32LittleEndian(_bytes.File.AsSpan(c.Begin)) : null;

    public double? Number(string name) =>
        Find(name, 'd') is { } c ? BinaryPrimitives.ReadDoubleLittleEndian(_bytes.File.AsSpan(c.Begin)) : null;

    public string? Text(string name)
    {
        if (Find(name, 's') is not { } c)
        {
            return null;
        }
        int at = c.Begin;
        return _bytes.TakeText(ref at, c.End, name);
    }

    /// <summary>An inner object, or null where there is none of that name.</summary>
    public GwyObject? Inner(string name) => Find(name, 'o') is { } c ? Parse(_bytes, c.Begin, c.End) : null;

    /// <summary>
    /// Where an array of numbers lies in the file and how many there are, or null where there is none of that name.
    /// </summary>
    public (int At, int Count)? Numbers(string name) =>
        Find(name, 'D') is { } c ? (c.Begin + sizeof(uint), (c.End - c.Begin - sizeof(uint)) / sizeof(double)) : null;

    private Component? Find(string name, char type) => _components.TryGetValue(name, out var c) && c.Type == type ? c : null;

    private void FindComponents(int at, int end)
    {
        while (at < end)
        {
            string name = _bytes.TakeText(ref at, end, "the name of a component");
            char type = (char)_bytes.Take(ref at, 1, end, $"the type of {name}")[0];
            int begin = at;
            Skip(ref at, end, type, name);
            _components[name] = new Component(type, begin, at);
        }
    }

    private void Skip(ref int at, int end, char type, string name)
    {
        if (char.IsAsciiLetterUpper(type))
        {
            long count = _bytes.TakeSize(ref at, end, $"the length of {name}");
            if (SizeOf(char.ToLowerInvariant(type)) is int size)
            {
                _bytes.Take(ref at, count * size, end, name);
                return;
            }
            for (long i = 0; i < count; i++)
            {
                SkipOne(ref at, end, char.ToLowerInvariant(type), name);
            }
            return;
        }
        SkipOne(ref at, end, type, name);
    }

    private void SkipOne(ref int at, int end, char type, string name)
    {
        if (SizeOf(type) is int size)
        {
            _bytes.Take(ref at, size, end, name);
        }
        else if (type == 's')
        {
            _bytes.TakeText(ref at, end, name);
        }
        else if (type == 'o')
        {
            string inner = _bytes.TakeText(ref at, end, $"the type of {name}");
            long length = _bytes.TakeSize(ref at, end, $"the size of {name}, a {inner}");
            _bytes.Take(ref at, length, end, $"{name}, a {inner}");
        }
        else
        {
            throw _bytes.Problem($"the file is damaged: {name} at byte {at} has the unknown type {(int)type:X2}");
        }
    }

    private static int? SizeOf(char type) => type switch
    {
        'b' or 'c' => 1,
        'i' => 4,
        'q' or 'd' => 8,
        _ => null,
    };
}
