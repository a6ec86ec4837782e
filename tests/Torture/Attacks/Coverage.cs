using System.Runtime.InteropServices;
using SharpFuzz.Common;

namespace GwyTip.Tests.Torture.Attacks;

/// <summary>
/// Which branches an execution took, as SharpFuzz counts them in libraries that it has rewritten: a byte for each pair of
/// branches, in AFL's way (https://lcamtuf.coredump.cx/afl/technical_details.txt). In libraries as they are it stays empty.
/// </summary>
internal sealed unsafe class Coverage
{
    private const int Size = 1 << 16;

    private static readonly byte* Counts = (byte*)NativeMemory.AllocZeroed(Size);

    /// <summary>Of each pair of branches, how often inputs have taken it, a bit for each power of two.</summary>
    private readonly byte[] _seen = new byte[Size];

    /// <summary>Has to come before the first call into a library that counts.</summary>
    public static void Attach() => Trace.SharedMem = Counts;

    /// <summary>Pairs of branches taken so far.</summary>
    public int Pairs { get; private set; }

    public static void Begin()
    {
        NativeMemory.Clear(Counts, Size);
        Trace.PrevLocation = 0;
    }

    /// <summary>Whether the execution did what none before it did.</summary>
    public bool IsNew()
    {
        bool isNew = false;
        var words = (ulong*)Counts;
        for (int word = 0; word < Size / sizeof(ulong); word++)
        {
            if (words[word] == 0)
            {
                continue;
            }
            for (int i = word * sizeof(ulong); i < (word + 1) * sizeof(ulong); i++)
            {
                byte bit = (byte)(Counts[i] == 0 ? 0 : 1 << Math.Min(7, int.Log2(Counts[i])));
                if ((bit & ~_seen[i]) != 0)
                {
                    Pairs += _seen[i] == 0 ? 1 : 0;
                    _seen[i] |= bit;
                    isNew = true;
                }
            }
        }
        return isNew;
    }
}
