using System.Diagnostics;
using System.Globalization;

namespace GwyTip.Benchmarks;

/// <summary>Takes times, and prints what comes of them.</summary>
internal static class Figures
{
    public static CultureInfo Invariant => CultureInfo.InvariantCulture;

    public static void Print(string name, double value) => Console.WriteLine(string.Create(Invariant, $"{name}\t{value:G6}"));

    /// <summary>
    /// The median time of each of several ways, in milliseconds. They take turns, so that a machine that slows down slows all.
    /// </summary>
    public static double[] Race(int rounds, IReadOnlyList<Action> ways)
    {
        // The first run of each chooses kernels and takes its memory.
        foreach (var way in ways)
        {
            way();
            way();
        }
        var times = ways.Select(_ => new List<double>(rounds)).ToArray();
        for (int round = 0; round < rounds; round++)
        {
            for (int i = 0; i < ways.Count; i++)
            {
                var clock = Stopwatch.StartNew();
                ways[i]();
                times[i].Add(clock.Elapsed.TotalMilliseconds);
            }
        }
        return [.. times.Select(t => t.Order().ElementAt(rounds / 2))];
    }
}
