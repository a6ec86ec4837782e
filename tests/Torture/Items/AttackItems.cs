using GwyTip.Tests.Torture.Attacks;
using GwyTip.Tests.Torture.Calls;
using GwyTip.Tests.Torture.Readers;

namespace GwyTip.Tests.Torture.Items;

/// <summary>Attacks with changed inputs: on readers, on the C functions, on bundles.</summary>
internal static class AttackItems
{
    private const string Heap = "≤ 64 MiB + 9 KiB a byte of input";

    public static IEnumerable<Figure> Readers(Effort effort)
    {
        foreach (string name in ReaderAttacks.Names.Where(n => effort.Only is null || n == effort.Only))
        {
            var result = ReaderAttacks.Run(name, effort.Of(1_000_000, 4000), effort.Place("readers"), effort.Seed);
            yield return Of(
                result, $"reader `{name}`", $"≥ 1,000,000 executions, none over {Attack.Hang.TotalSeconds:F0} s, memory {Heap}",
                $"{result.Branches} branch pairs seen, {result.Kept} inputs in the corpus, most memory {result.LargestMB:F1} MB, "
                + $"left {result.LeftMB:F1} MB");
        }
    }

    public static IEnumerable<Figure> Calls(Effort effort)
    {
        var result = ChildAttack.Run(
            effort.Place("calls"), "C functions", ["calls", $"{effort.Of(1_000_000, 10_000)}", "FOLDER", $"{effort.Seed}"]);
        yield return Of(
            result, $"the C functions of {Path.GetFileName(Library.Path)}",
                "≥ 1,000,000 calls, nothing touched that was not lent",
            $"peak {result.PeakMB:F0} MB resident");
    }

    public static IEnumerable<Figure> Bundles(Effort effort)
    {
        if (!effort.IsQuick)
        {
            var cuts = ChildAttack.Run(effort.Place("cuts"), "cuts", ["bundles", "cuts", "0", "FOLDER", "1"]);
            yield return Of(
                cuts, "member, surface model and manifest cut at every byte, with fitting and with old checksums",
                "every byte, all refused by name", $"peak {cuts.PeakMB:F0} MB resident");
        }
        var mutants = ChildAttack.Run(
            effort.Place("mutants"), "mutants",
            ["bundles", "mutants", $"{effort.Of(10_000, 300)}", "FOLDER", $"{effort.Seed}"]);
        yield return Of(
            mutants, "mutants of networks, their checksums made to fit", "≥ 10,000, used or refused by name",
            $"peak {mutants.PeakMB:F0} MB resident");
    }

    private static Figure Of(AttackResult result, string what, string goal, string more)
    {
        string reached = $"{result.Executions:N0} in {result.Seconds:F0} s, {result.Refused:N0} refused, "
            + $"slowest {result.SlowestMs:F0} ms, {more}";
        return new Figure(
            what, goal, result.Failures.Length == 0 ? reached : $"{reached}; **{string.Join("; ", result.Failures)}**",
            result.Failures.Length == 0);
    }
}
