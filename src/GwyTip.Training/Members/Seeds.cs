namespace GwyTip.Training.Members;

/// <summary>
/// Seeds for each thing that is random, from the run's seed and where training stands. Nothing random has a state of its own, so
/// a checkpoint need not hold any and a resumed run sees what an unbroken one would have seen.
/// </summary>
internal static class Seeds
{
    /// <summary>Order of the scans in an epoch.</summary>
    public static Random Order(int seed, int epoch) => new((int)Mix(seed, epoch, -1));

    /// <summary>The view of the scan at a position of an epoch.</summary>
    public static Random View(int seed, int epoch, int position) => new((int)Mix(seed, epoch, position));

    /// <summary>Dropout of a step.</summary>
    public static long Step(int seed, int epoch, int step) => Mix(seed, epoch, step) & long.MaxValue;

    /// <summary>A tree of a forest.</summary>
    public static Random Tree(int seed, int tree) => new((int)Mix(seed, tree, -2));

    /// <summary>SplitMix64 over the three numbers (Steele, Lea and Flood 2014).</summary>
    private static long Mix(int seed, int epoch, int position)
    {
        ulong z = 0;
        foreach (int n in (ReadOnlySpan<int>)[seed, epoch, position])
        {
            z += (uint)n + 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            z ^= z >> 31;
        }
        return (long)z;
    }
}
