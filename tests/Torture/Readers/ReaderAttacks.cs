using GwyTip.Tests.Torture.Attacks;
using GwyTip.Tests.Torture.Items;
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
        using var attack = new Attack(TargetOf(name, text), folder, seed);
        return ChildAttack.Finish(attack.Run(executions), folder);
    }

    /// <summary>In a process of its own: what is worth keeping of what was found.</summary>
    public static int KeepOne(string name, string folder)
    {
        Coverage.Attach();
        using var text = new TextTargets();
        KeptCorpus.Write(TargetOf(name, text), Path.Combine(folder, "corpus"));
        return 0;
    }

    /// <summary>Makes the archives of the repository again.</summary>
    public static int Keep(string folder)
    {
        foreach (string name in Names)
        {
            var ran = Tool.Run("dotnet", Rewritten(folder), "keep", name, Path.Combine(folder, name));
            Console.Write(ran.Output + ran.Errors);
        }
        return 0;
    }

    private static Target TargetOf(string name, TextTargets text) =>
        ScanTargets.All.Concat(text.All).Single(t => t.Name == name) with { Kept = KeptCorpus.Of(name) };

    public static IReadOnlyList<string> Names
    {
        get
        {
            using var text = new TextTargets();
            return [.. ScanTargets.All.Concat(text.All).Select(t => t.Name)];
        }
    }

    public static AttackResult Run(string name, long executions, string folder, int seed) => ChildAttack.Run(
        Directory.CreateDirectory(Path.Combine(folder, name)).FullName, name,
        ["reader", name, $"{executions}", "FOLDER", $"{seed}"], Rewritten(folder));

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
