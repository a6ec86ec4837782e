using System.Diagnostics;

namespace GwyTip.Eng;

/// <summary>The steps of a verb: each is announced, timed and remembered, and a table at the end says how they went.</summary>
internal sealed class Phases
{
    private readonly List<(string Name, TimeSpan Time, bool Passed)> _done = [];

    private readonly Stopwatch _watch = Stopwatch.StartNew();

    public bool AllPassed => _done.TrueForAll(p => p.Passed);

    /// <summary>Runs one step; a <see cref="BuildException"/> in it is printed and counts as a failure.</summary>
    /// <returns>Whether the step passed.</returns>
    public bool Run(string name, Func<bool> step)
    {
        Console.WriteLine($"\n== {name}");
        return Time(name, step);
    }

    /// <summary>Runs one step beside others: it is announced, with what it said, once it is done.</summary>
    public void RunBeside(string name, Func<(int Status, string Output)> step)
    {
        Time(name + ", beside", () =>
        {
            var (status, output) = step();
            Console.WriteLine($"\n== {name}, beside these\n{output}");
            return status == 0;
        });
    }

    public void PrintTable()
    {
        Console.WriteLine();
        foreach ((string name, TimeSpan time, bool passed) in _done)
        {
            Console.WriteLine($"{name,-36} {time.TotalSeconds,8:F1} s  {(passed ? "ok" : "FAILED")}");
        }
        Console.WriteLine($"{"total",-36} {_watch.Elapsed.TotalSeconds,8:F1} s");
    }

    private bool Time(string name, Func<bool> step)
    {
        var watch = Stopwatch.StartNew();
        bool passed;
        try
        {
            passed = step();
        }
        catch (BuildException e)
        {
            Console.Error.WriteLine(e.Message);
            passed = false;
        }
        lock (_done)
        {
            _done.Add((name, watch.Elapsed, passed));
        }
        return passed;
    }
}
