using System.Diagnostics;
using System.Text.Json;
using GwyTip.Tests.Torture.Attacks;
using SharpFuzz;

namespace GwyTip.Tests.Torture.Readers;

/// <summary>
/// Attacks every reader, each in a process of its own, in which our libraries count their branches. A crash or a hang ends only
/// that process; what it was reading is kept.
/// </summary>
internal static class ReaderAttacks
{
    /// <summary>Libraries of ours whose branches are counted.</summary>
    private static readonly string[] Ours = ["GwyTip.Core", "GwyTip.ScanFiles", "GwyTip.Inference", "GwyTip.Training"];

    /// <summary>In a process of its own.</summary>
    public static int RunOne(string name, long executions, string folder, int seed)
    {
        Coverage.Attach();
        using var text = new TextTargets();
        var target = ScanTargets.All.Concat(text.All).Single(t => t.Name == name);
        using var attack = new Attack(target, folder, seed);
        var result = attack.Run(executions);
        File.WriteAllText(Path.Combine(folder, "result.json"), JsonSerializer.Serialize(result));
        return 0;
    }

    public static IReadOnlyList<string> Names
    {
        get
        {
            using var text = new TextTargets();
            return [.. ScanTargets.All.Concat(text.All).Select(t => t.Name)];
        }
    }

    public static AttackResult Run(string name, long executions, string folder, int seed)
    {
        string place = Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
        string current = Path.Combine(place, "current"), result = Path.Combine(place, "result.json");
        File.Delete(result);
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(
            "dotnet", [Rewritten(folder), "reader", name, $"{executions}", place, $"{seed}"]))!;
        process.WaitForExit();
        if (File.Exists(result))
        {
            return JsonSerializer.Deserialize<AttackResult>(File.ReadAllText(result))!;
        }
        string what = process.ExitCode == CurrentInput.HangStatus
            ? $"an input took more than {Attack.Hang.TotalSeconds:F0} s" : $"the process ended with status {process.ExitCode}";
        if (File.Exists(current))
        {
            string kept = Path.Combine(Directory.CreateDirectory(Path.Combine(place, "failures")).FullName, "ended");
            File.WriteAllBytes(kept, CurrentInput.Left(current));
            what += $"; it was reading {kept}";
        }
        return new AttackResult(name, 0, 0, 0, 0, 0, 0, 0, 0, watch.Elapsed.TotalSeconds, [what]);
    }

    /// <summary>This program beside libraries that SharpFuzz has rewritten.</summary>
    private static string Rewritten(string folder)
    {
        string place = Path.Combine(folder, "rewritten"), program = Path.Combine(place, "Torture.dll");
        string self = typeof(ReaderAttacks).Assembly.Location;
        if (File.Exists(program) && File.GetLastWriteTimeUtc(program) == File.GetLastWriteTimeUtc(self)
            && Ours.All(o => IsNewer(Path.Combine(place, o + ".dll"), Path.Combine(AppContext.BaseDirectory, o + ".dll"))))
        {
            return program;
        }
        if (Directory.Exists(place))
        {
            Directory.Delete(place, recursive: true);
        }
        Directory.CreateDirectory(place);
        foreach (string entry in Directory.GetFileSystemEntries(AppContext.BaseDirectory))
        {
            string name = Path.GetFileName(entry);
            if (Ours.Contains(Path.GetFileNameWithoutExtension(name)) || name.StartsWith("Torture", StringComparison.Ordinal))
            {
                File.Copy(entry, Path.Combine(place, name));
            }
            else
            {
                File.CreateSymbolicLink(Path.Combine(place, name), entry);
            }
        }
        foreach (string library in Ours)
        {
            _ = Fuzzer.Instrument(Path.Combine(place, library + ".dll"), _ => true, Options.Value).ToList();
        }
        File.SetLastWriteTimeUtc(program, File.GetLastWriteTimeUtc(self));
        return program;
    }

    private static bool IsNewer(string file, string than) => File.GetLastWriteTimeUtc(file) >= File.GetLastWriteTimeUtc(than);
}
