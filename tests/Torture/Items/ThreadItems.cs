using System.Globalization;
using GwyTip.Tests.Torture.Calls;
using GwyTip.Training.Documents;

namespace GwyTip.Tests.Torture.Items;

/// <summary>Many threads at once, and many classifications one after the other.</summary>
internal static class ThreadItems
{
    /// <summary>Growth of what is resident from a fifth of the way to the end that counts as flat, MB.</summary>
    private const double Flat = 20;

    public static IEnumerable<Figure> Threads(Effort effort)
    {
        string folder = effort.Place("threads"), program = Consumer.Compile("threads", folder);
        using var models = Consumer.Models();
        int runs = effort.Of(10_000, 60);
        var ran = Tool.Run(program, Library.Path, models.Folder, "16", $"{runs}");
        yield return new Figure(
            "16 threads on one engine, engines and streams opened and closed meanwhile", "16 × 10,000, bit-equal to one thread",
            ran.Lines.Length == 5
                ? $"16 × {runs:N0} classifications, {ran.Number("differing")} differing, {ran.Number("failed")} failed; "
                    + $"{ran.Number("opened"):N0} engines and {ran.Number("streams"):N0} streams opened and closed"
                : ran.Last,
            ran.Status == 0);
        int ends = effort.Of(50, 3), clean = 0, told = 0;
        Ran last = ran;
        for (int i = 0; i < ends; i++)
        {
            last = Tool.Run(program, Library.Path, models.Folder, "16", "1000000", "exit");
            clean += last.Status == 0 ? 1 : 0;
            told += last.Errors.Length > 0 ? 1 : 0;
        }
        yield return new Figure(
            "the process ends while 16 threads classify", "a clean exit every time",
            $"{clean} of {ends} clean, {told} with an error in a thread that was still at work"
            + (clean < ends ? ", last " + last.Last : ""),
            clean == ends);
    }

    public static IEnumerable<Figure> Soak(Effort effort)
    {
        string folder = effort.Place("soak"), program = Consumer.Compile("soak", folder);
        using var models = Consumer.Models();
        int classifications = effort.Of(200_000, 1000), opens = effort.Of(1000, 20);
        yield return Measure(
            Tool.Run(program, Library.Path, models.Folder, $"{classifications}", $"{opens}"), "open files",
            effort.IsQuick ? null : Repository.PathTo("docs", "results", "soak.svg"));
    }

    /// <param name="ran">What <c>soak.c</c> said.</param>
    /// <param name="handles">What it calls them there.</param>
    /// <param name="plot">Where the plot goes; null: nowhere.</param>
    public static Figure Measure(Ran ran, string handles, string? plot)
    {
        double[][] marks =
        [
            .. ran.Lines.Where(l => l.StartsWith("at ", StringComparison.Ordinal))
                .Select(l => l.Split(' ')[1..].Select(n => double.Parse(n, CultureInfo.InvariantCulture)).ToArray()),
        ];
        if (ran.Status != 0 || marks.Length < 100)
        {
            return new Figure("one process for long", "", ran.Last, false);
        }
        double early = marks[20..30].Average(m => m[2]) / 1e3, late = marks[90..].Average(m => m[2]) / 1e3;
        double opened = marks[^1][3] - marks[20][3];
        if (plot is not null)
        {
            File.WriteAllText(plot, Plot(marks));
        }
        return new Figure(
            "one process for long, engines opened and closed", "200,000 classifications and 1,000 opens; memory and handles flat",
            $"{marks[^1][0]:N0} classifications, {marks[^1][1]:N0} opens; resident {early:F0} MB at a fifth, {late:F0} MB at "
                + $"the end "
            + $"({late - early:+0.0;-0.0} MB); {handles} {marks[20][3]:F0} and {marks[^1][3]:F0}",
            late - early <= Flat && opened <= 2);
    }

    private static string Plot(double[][] marks) => new LineChart(
        "Memory of one process", new ChartAxis("classifications", 0), new ChartAxis("resident, MB", 0), LegendPlace.RightBelow)
    { Width = 560, Height = 240 }.Draw(
        [new ChartLine("resident", "#1f77b4", [.. marks.Select(m => (m[0], m[2] / 1e3))])]);
}
