using System.Diagnostics;

namespace GwyTip.Tests.Torture.Items;

/// <summary>Power that goes at any moment, and a disk that is full: what was whole stays whole, and the rest goes on.</summary>
internal static class KillItem
{
    private static readonly string Trainer = Path.Combine(AppContext.BaseDirectory, "gwytip-train");

    private static readonly string Gwytip = Repository.PathTo("artifacts", "cli", "gwytip");

    private const string Config = """
        { "data": "data", "folds": 3, "bf16": false, "members": [
          { "width": 0.1, "first_stride": 2, "batch_size": 8, "epochs": 2, "seed": 1 },
          { "network": "line-statistics", "width": 0.5, "batch_size": 8, "epochs": 2, "seed": 3 } ] }
        """;

    public static IEnumerable<Figure> Run(Effort effort)
    {
        var random = new Random(effort.Seed);
        bool Asked(string part) => effort.Only is null || effort.Only == part;
        if (Asked("watch"))
        {
            yield return Watched(effort.Of(100, 2), random);
        }
        if (Asked("shares"))
        {
            yield return KilledPrograms.Shares(effort, random);
        }
        if (Asked("install"))
        {
            yield return KilledPrograms.Installations(effort, random);
        }
        if (effort.IsQuick || effort.Only is "watch" or "shares" or "install")
        {
            // To train takes minutes; GwyTip.Trainer.Tests kill a run, too.
            yield break;
        }
        using var folder = new TemporaryFolder();
        Prepare(folder.Path);
        var watch = Stopwatch.StartNew();
        Train(folder.Path, "whole");
        double whole = watch.Elapsed.TotalSeconds;
        if (Asked("train"))
        {
            yield return Trained(folder.Path, effort.Of(100, 2), whole, random);
        }
        if (Asked("export"))
        {
            yield return Exported(folder.Path, effort.Of(100, 2), random);
        }
        if (Asked("disk") && Tool.Run("unshare", "-rm", "true").Status == 0)
        {
            yield return FullDisk(folder.Path);
        }
    }

    /// <summary>
    /// One run, killed again and again until it is done: its checkpoints are those of a run that nobody disturbed.
    /// </summary>
    private static Figure Trained(string folder, int kills, double whole, Random random)
    {
        int killed = 0, runs = 0, different = 0;
        while (killed < kills)
        {
            string run = $"killed-{runs++}";
            // A run would never end where it is killed before it has left anything behind: each has a few chances.
            for (int i = 0; i < 6 && killed < kills; i++)
            {
                if (!KilledPrograms.Kill(
                    Trainer, ["train", "--config", "config.json", "--run", run], whole, random, folder: folder))
                {
                    break;
                }
                killed++;
            }
            var last = Train(folder, run);
            bool same = last.Status == 0 && new[] { 1, 2 }.All(k => File.ReadAllBytes(Path.Combine(folder, run, $"member-{k}",
                "checkpoint.bin"))
                .AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(folder, "whole", $"member-{k}", "checkpoint.bin"))));
            different += same ? 0 : 1;
        }
        return new Figure(
            "`gwytip-train train` killed at random moments", "100 kills; it goes on to the same bytes",
            $"{killed} kills in {runs} runs, {different} ended otherwise than a run that nobody disturbed", different == 0);
    }

    /// <summary>A bundle is whole or absent, and never takes the place of another by half.</summary>
    private static Figure Exported(string folder, int kills, Random random)
    {
        string models = Path.Combine(folder, "models");
        // Few scans of other surfaces: most of the time goes into what is written, then.
        string[] export = ["export", "--run", "whole", "--out", Path.Combine(models, "si-h-100"), "--foreign", "2"];
        var watch = Stopwatch.StartNew();
        var first = Tool.Run(Trainer, export, null, folder: folder);
        double seconds = watch.Elapsed.TotalSeconds;
        if (first.Status != 0)
        {
            return new Figure("`gwytip-train export` killed", "", first.Last, false);
        }
        string whole = Path.Combine(folder, "whole models");
        Directory.Move(models, whole);
        int killed = 0, broken = 0, there = 0, lost = 0;
        while (killed < kills)
        {
            if (Directory.Exists(models))
            {
                Directory.Delete(models, recursive: true);
            }
            bool isInUse = killed % 2 == 0;
            if (isInUse)
            {
                Copy(whole, models);
            }
            killed += KilledPrograms.Kill(Trainer, export, seconds, random, folder: folder) ? 1 : 0;
            if (File.Exists(Path.Combine(models, "si-h-100", "manifest.json")))
            {
                there++;
                // One whose figures are missing was written by half.
                bool isWhole = Calls.OpenedModels.Use(models) is null
                    && Inference.Bundle.Load(Path.Combine(models, "si-h-100")).Manifest.Quality.Count > 0;
                broken += isWhole ? 0 : 1;
            }
            else if (isInUse && !Directory.Exists(Path.Combine(models, ".si-h-100.last")))
            {
                lost++;
            }
        }
        var again = Tool.Run(Trainer, export, null, folder: folder);
        return new Figure(
            "`gwytip-train export` killed at random moments, every other time over a bundle in use",
            "a bundle is whole or absent, one in use never lost; exporting again works",
            $"{killed} kills, {there} times a bundle there, {broken} of them not whole; one in use lost {lost} times; "
                + $"then status {again.Status}",
            broken == 0 && lost == 0 && again.Status == 0);
    }

    private static void Copy(string models, string to)
    {
        foreach (string file in Directory.GetFiles(models, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(to, Path.GetRelativePath(models, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    /// <summary>The log has whole lines, and a watch that is started again goes on.</summary>
    private static Figure Watched(int kills, Random random)
    {
        using var folder = new TemporaryFolder();
        string scans = Directory.CreateDirectory(Path.Combine(folder.Path, "scans")).FullName, log = Path.Combine(folder.Path,
            "log.csv");
        string[] samples = Directory.GetFiles(Repository.PathTo("samples"), "*.gwy");
        int torn = 0, lines = 0;
        for (int i = 0; i < kills; i++)
        {
            using var process = Tool.Start(
                Gwytip, ["watch", "--models", Repository.PathTo("models"), "--log", log, scans]);
            for (int n = 0; n < 3; n++)
            {
                File.Copy(samples[(3 * i + n) % samples.Length], Path.Combine(scans, $"{i}-{n}.gwy"));
            }
            process.WaitForExit(TimeSpan.FromSeconds(0.3 + 4 * random.NextDouble()));
            process.Kill();
            process.WaitForExit();
            string text = File.Exists(log) ? File.ReadAllText(log) : "";
            string[] all = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            lines = all.Length;
            int cells = all.Length > 0 ? all[0].Count(c => c == ',') : 0;
            torn += (text.Length > 0 && !text.EndsWith('\n')) || all.Skip(1).Any(l => l.Count(c => c == ',') < cells) ? 1 : 0;
        }
        return new Figure(
            "`gwytip watch --log` killed at random moments", "no line is half a line",
            $"{kills} kills, {lines} lines in the log, {torn} times one was torn", torn == 0);
    }

    /// <summary>Training on a disk that is nearly full says so; on one with room it goes on.</summary>
    private static Figure FullDisk(string folder)
    {
        string disk = Directory.CreateDirectory(Path.Combine(folder, "disk")).FullName;
        string script = $"""
            mount -t tmpfs -o size=96k none '{disk}' || exit 90
            '{Trainer}' train --config config.json --run '{disk}/run' > '{folder}/said' 2>&1; echo status $? 
            mount -o remount,size=64m '{disk}'
            '{Trainer}' train --config config.json --run '{disk}/run' > '{folder}/then' 2>&1; echo then $?
            for k in 1 2; do cmp '{disk}/run/'member-$k/checkpoint.bin whole/member-$k/checkpoint.bin || exit 91; done
            echo same
            """;
        var ran = Tool.Run("unshare", ["-rm", "sh", "-c", script], null, folder: folder);
        string said = File.Exists(Path.Combine(folder, "said")) ? File.ReadAllText(Path.Combine(folder, "said")).Trim() : "";
        string last = said.Split('\n')[^1];
        bool holds = ran.Output.Contains("status 1", StringComparison.Ordinal) && ran.Output.Contains("then 0",
            StringComparison.Ordinal)
            && ran.Output.Contains("same", StringComparison.Ordinal) && !said.Contains("   at ", StringComparison.Ordinal);
        return new Figure(
            "training on a full disk, then with room", "a sentence and status 1, then the same bytes as undisturbed",
            holds ? $"said '{last.Replace(disk, "…", StringComparison.Ordinal)}', then went on to the same bytes" : ran.Last
                + " " + last, holds);
    }

    private static Ran Train(string folder, string run) =>
        Tool.Run(Trainer, ["train", "--config", "config.json", "--run", run], null, folder: folder);

    private static void Prepare(string folder)
    {
        TinyTraining.Make(folder, sessions: 9, perSession: 5);
        File.WriteAllText(Path.Combine(folder, "config.json"), Config);
        var ran = Tool.Run(
            Trainer,
            ["import", "--labels", "labels.csv", "--images", "images", "--source", "made up", "--licence", "CC0",
                "--simulated", "--out",
                "data"],
            null, folder: folder);
        if (ran.Status != 0)
        {
            throw new InvalidOperationException(ran.Last);
        }
    }
}
