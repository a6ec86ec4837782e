using GwyTip.ScanFiles;
using GwyTip.Training.Members;
using GwyTip.Training.Runs;

namespace GwyTip.Tests.Reports;

/// <summary>
/// A run on scans that count as simulated, trained for a moment, and ten measured ones that its methods are asked about, four
/// good, five bad, one that cannot be read; one more is neither.
/// </summary>
public sealed class RunToAsk : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public RunToAsk()
    {
        TinyTraining.Make(_folder.Path).Save(Place("data"));
        var config = new TrainingConfig
        {
            Data = Place("data"),
            Folds = 3,
            Members =
            [
                TinyTraining.Member with { Epochs = 1 }, TinyTraining.Member with { Epochs = 2, Seed = 5 },
                TinyTraining.Member with { Network = "rashidi-wolkow-32", Epochs = 1 },
                new MemberConfig { Network = "random-forest", Trees = 5 },
            ],
        };
        if (!new EnsembleRun(config, Run, TextWriter.Null, isTerminal: false).Train(default))
        {
            throw new InvalidOperationException("the run was not trained to the end");
        }
        Directory.CreateDirectory(Path.Combine(Scans, "lab"));
        var rows = new List<string> { "file,set,surface,nm,kind,label,sure" };
        for (int seed = 1; seed <= 10; seed++)
        {
            ushort[] grey = [.. TestScans.Heights(48, 48, seed).Select(h => (ushort)(60e10 * (h + 1.1e-10)))];
            GreyPngWriter.Write(Path.Combine(Scans, "lab", $"{seed}.png"), grey, 48, 8);
            string shows = seed == 10 ? "steps,step_edges" : seed % 2 == 0 ? "good,sharp" : "bad,noise";
            rows.Add($"lab/{seed}.png,dev,Ag(111),9,{shows},clear");
        }
        File.WriteAllText(Path.Combine(Scans, "lab", "broken.png"), "no picture");
        File.WriteAllLines(List, [.. rows, "lab/broken.png,dev,Ag(111),9,good,sharp,clear"]);
    }

    public string Run => Place("run");

    public string Scans => Place("scans");

    public string List => Place("real.csv");

    public void Dispose() => _folder.Dispose();

    /// <summary>The same run in another folder, as if its scans had been measured.</summary>
    /// <returns>Its folder.</returns>
    public string CopyAsMeasured(string folder)
    {
        string data = Path.Combine(folder, "data"), run = Path.Combine(folder, "run");
        foreach (var (from, to) in new[] { (Place("data"), data), (Run, run) })
        {
            foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
            {
                string copy = Path.Combine(to, Path.GetRelativePath(from, file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }
        }
        Change(Path.Combine(data, "dataset.json"), "\"simulated\": true", "\"simulated\": false");
        (TrainingConfig.Read(Path.Combine(run, TrainedRun.ConfigName)) with { Data = data }).Write(
            Path.Combine(run, TrainedRun.ConfigName));
        return run;
    }

    private static void Change(string file, string from, string to)
    {
        string text = File.ReadAllText(file), changed = text.Replace(from, to, StringComparison.Ordinal);
        File.WriteAllText(file, text != changed ? changed : throw new InvalidOperationException($"{file} has no {from}"));
    }

    private string Place(string name) => Path.Combine(_folder.Path, name);
}
