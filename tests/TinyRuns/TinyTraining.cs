using GwyTip.Core;
using GwyTip.ScanFiles;
using GwyTip.Training.Data;
using GwyTip.Training.Members;

namespace GwyTip.Tests;

/// <summary>
/// A few made-up scans that a small network can tell apart: waves of another length for each state, noise is
/// <c>generic_defect</c>.
/// </summary>
internal static class TinyTraining
{
    public static MemberConfig Member { get; } = new()
    {
        Width = 0.1,
        FirstStride = 2,
        Dropout = 0.2,
        BatchSize = 8,
        Epochs = 3,
        LearningRate = 3e-3,
        Seed = 4,
    };

    public static IReadOnlyList<string> States { get; } = [.. SurfaceLabels.HydrogenSilicon100.States.Select(s => s.Name)];

    /// <summary>Writes scans and labels, and imports them.</summary>
    public static DataSet Make(string folder, int sessions = 6, int perSession = 5)
    {
        var random = new Random(1);
        string images = Path.Combine(folder, "images");
        Directory.CreateDirectory(images);
        var rows = new List<string>
        {
            "file,scan_session,scan_series,n_responses,asymmetries,individual_atoms,dimers,rows,tip_change,bad_blurry",
        };
        for (int i = 0; i < sessions * perSession; i++)
        {
            // Every state has to appear somewhere.
            int state = i % 5;
            var heights = new double[32 * 32];
            for (int p = 0; p < heights.Length; p++)
            {
                heights[p] = random.NextDouble() + (
                    state == 4 ? Math.Sin(p % 32 * 0.2 + p / 32) : 4 * Math.Sin(p % 32 * (0.3 + 0.3 * state)));
            }
            string name = $"scan-{i}.gwy";
            GwyFile.Write(Path.Combine(images, name), [new ScanChannel(0, name, new Scan(heights, 32, 32), "m")]);
            int[] labels = [state == 0 ? 1 : 0, state == 1 ? 1 : 0, 0, state is 2 or 3 ? 1 : 0, i % 3 == 0 ? 1 : 0, state == 4
                ? 1 : 0];
            rows.Add($"{name},session {i % sessions},session {i % sessions} series {i},1,{string.Join(',', labels)}");
        }
        string file = Path.Combine(folder, "labels.csv");
        File.WriteAllLines(file, rows);
        return DataSet.Import("si-h-100", file, images, "made up for a test", "CC0", simulated: true);
    }
}
