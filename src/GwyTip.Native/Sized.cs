namespace GwyTip.Native;

/// <summary>
/// The caller's structs, which may be those of an older header: smaller, without the members added since. Nothing behind the
/// caller's <c>struct_size</c> is read or written.
/// </summary>
internal static unsafe class Sized
{
    /// <summary>Checks the size that a caller gives a struct.</summary>
    /// <exception cref="ArgumentProblem">No header has a struct of that size.</exception>
    public static void Require<T>(uint size)
        where T : unmanaged, ISizedStruct => ArgumentProblem.Require(
        size >= T.SmallestSize && size <= sizeof(T) && size % sizeof(uint) == 0,
        size > sizeof(T)
            ? $"struct_size of a {T.HeaderName} is {size}, this library knows {sizeof(T)}: its header is newer than the library"
            : $"struct_size of a {T.HeaderName} is {size}: set it to sizeof({T.HeaderName})");

    /// <summary>A copy in today's form: members that the caller does not have are 0.</summary>
    /// <exception cref="ArgumentProblem">No header has a struct of that size.</exception>
    public static T Read<T>(T* from)
        where T : unmanaged, ISizedStruct
    {
        uint size = *(uint*)from;
        Require<T>(size);
        T copy = default;
        Buffer.MemoryCopy(from, &copy, sizeof(T), size);
        return copy;
    }

    /// <summary>Writes what the caller has room for, up to the size that <see cref="Read"/> has checked.</summary>
    public static void Write<T>(T value, T* to)
        where T : unmanaged, ISizedStruct
    {
        uint size = *(uint*)to;
        Buffer.MemoryCopy(&value, to, size, size);
    }

    /// <summary>The distance between the elements of the caller's array.</summary>
    /// <exception cref="ArgumentProblem">No header has a struct of that size, or the elements differ in it.</exception>
    public static uint Stride<T>(T* array, int count)
        where T : unmanaged, ISizedStruct
    {
        if (count == 0)
        {
            return 0;
        }
        uint first = *(uint*)array;
        Require<T>(first);
        for (int i = 1; i < count; i++)
        {
            uint size = *(uint*)At(array, first, i);
            ArgumentProblem.Require(size == first, $"struct_size of the {T.HeaderName} {i} is {size}, of the first {first}");
        }
        return first;
    }

    public static T* At<T>(T* array, uint stride, int index)
        where T : unmanaged => (T*)((byte*)array + (nint)stride * index);
}
