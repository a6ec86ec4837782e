using System.Diagnostics;
using System.Text.Json;

namespace GwyTip.Tests.Torture.Attacks;

/// <summary>An attack in a process of its own: a crash or a hang ends only that, and what it was reading is kept.</summary>
internal static class ChildAttack
{
    public const string ResultFile = "result.json";

    /// <param name="folder">Of the attack; <c>FOLDER</c> among the arguments stands for it.</param>
    /// <param name="name">What a crash is reported under.</param>
    /// <param name="arguments">Of this program.</param>
    /// <param name="program">This program, or a copy of it.</param>
    public static AttackResult Run(string folder, string name, string[] arguments, string? program = null)
    {
        string current = Path.Combine(folder, "current"), result = Path.Combine(folder, ResultFile);
        File.Delete(result);
        var watch = Stopwatch.StartNew();
        var start = new ProcessStartInfo(
            "dotnet",
            [program ?? typeof(ChildAttack).Assembly.Location, .. arguments.Select(a => a == "FOLDER" ? folder : a)]);
        using var process = Process.Start(start)!;
        process.WaitForExit();
        if (File.Exists(result))
        {
            return JsonSerializer.Deserialize<AttackResult>(File.ReadAllText(result))!;
        }
        string what = process.ExitCode == CurrentInput.HangStatus
            ? $"an input took more than {Attack.Hang.TotalSeconds:F0} s" : $"the process ended with status {process.ExitCode}";
        if (File.Exists(current))
        {
            string kept = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "failures")).FullName, "ended");
            File.WriteAllBytes(kept, CurrentInput.Left(current));
            what += $"; it was reading {kept}";
        }
        return new AttackResult(name, 0, 0, 0, 0, 0, 0, 0, 0, watch.Elapsed.TotalSeconds, [what]);
    }

    public static int Finish(AttackResult result, string folder)
    {
        File.WriteAllText(Path.Combine(folder, ResultFile), JsonSerializer.Serialize(result));
        return 0;
    }
}
