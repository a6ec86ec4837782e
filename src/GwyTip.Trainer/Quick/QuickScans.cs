using GwyTip.Core;
using GwyTip.ScanFiles;
using GwyTip.Simulation;
using GwyTip.Training;
using GwyTip.Training.Data;

namespace GwyTip.Trainer.Quick;

/// <summary>
/// Simulated H:Si(100) scans of several sessions, each with its own noise, drift and angle of the sample, and their labels.
/// </summary>
internal static class QuickScans
{
    private const int Pixels = 128;

    private static readonly Func<ulong, double, ScanPlan>[] _states =
        [StatePlans.Rows, StatePlans.Dimers, StatePlans.Atoms, StatePlans.Defect, StatePlans.Change];

    /// <summary>
    /// Draws scans and writes them, over what is there, with a label file beside them. The same bytes every time.
    /// </summary>
    /// <returns>Paths of the label file and of the folder of scans.</returns>
    public static (string Labels, string Images) Write(string folder, QuickSize size)
    {
        string images = Path.Combine(folder, "images"), labels = Path.Combine(folder, "labels.csv");
        Folders.Make(images);
        string[] columns = [.. SurfaceLabels.HydrogenSilicon100.States.SelectMany(s => s.Columns)];
        string[][] rows = new string[size.Scans][];
        Parallel.For(0, size.Scans, i =>
        {
            int session = i / size.ScansEach, number = i % size.ScansEach;
            string name = $"session-{session + 1:00}-scan-{number + 1:00}.gwy";
            var plan = Plan(session, number);
            GwyFile.Write(Path.Combine(images, name), [new ScanChannel(0, "Z (Forward)", Simulator.Run(plan).Scan, "m")]);
            rows[i] = [name, $"session {session + 1}", name, "1", .. columns.Select(c => plan.Labels.Contains(c) ? "1" : "0")];
        });
        WholeFile.Write(labels, CsvText.Write(rows.Prepend([.. LabelColumns.Needed, .. columns])));
        return (labels, images);
    }

    private static ScanPlan Plan(int session, int number)
    {
        var sessions = new RandomSource(1000 + (ulong)session);
        double angle = sessions.Between(-45, 45), white = sessions.Between(0.5, 2.5), lines = sessions.Between(0.5, 2.5);
        var drift = new Vector(sessions.Between(-0.1, 0.1), sessions.Between(-0.1, 0.1));
        ulong seed = (ulong)(session * 1000 + number + 1);
        var random = new RandomSource(seed);
        var plan = _states[number % _states.Length](seed, random.Between(2.5, 6));
        var noise = plan.Noise;
        return plan with
        {
            Pixels = Pixels,
            Surface = (SiliconPlan)plan.Surface with { RowAngle = angle + random.Between(-3, 3) },
            Motion = plan.Motion with { Drift = drift },
            Noise = noise with { White = noise.White * white, Lines = noise.Lines * lines },
            TipChanges = [.. plan.TipChanges.Select(c => c with { Line = (int)random.Between(0.25 * Pixels, 0.75 * Pixels) })],
        };
    }
}
