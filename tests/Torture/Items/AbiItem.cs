using GwyTip.Tests.Torture.Calls;

namespace GwyTip.Tests.Torture.Items;

/// <summary>What programs compiled long ago rely on.</summary>
internal static class AbiItem
{
    public static string Golden { get; } = Repository.PathTo("tests", "native-consumer", "abi-1.txt");

    public static IEnumerable<Figure> Run(Effort effort)
    {
        string folder = effort.Place("abi");
        string[] golden = File.ReadAllLines(Golden);
        string[] exports = [.. Tool.Run("nm", "-D", "--defined-only", "--format=posix", Library.Path).Lines
            .Select(l => l.Split(' ')).Where(p => p[1] == "T").Select(p => "export " + p[0].Split('@')[0])];
        string[] layout = Tool.Run(Consumer.Compile("layout", folder)).Lines;
        yield return Compare("Linux", golden, [.. exports, .. layout]);
        string windows = Repository.PathTo("artifacts", "publish", "parts", "GwyTip.Native-win-x64", "gwytip.dll");
        if (Tool.Has("wine") && File.Exists(windows))
        {
            var dump = Tool.Run("x86_64-w64-mingw32-objdump", "-p", windows);
            exports = [.. dump.Lines.Where(l => l.Contains("] gwytip_", StringComparison.Ordinal)
                || l.Contains(" gwytip_", StringComparison.Ordinal)).Select(l => "export " + l.Trim().Split(' ')[^1])];
            layout = Tool.Run(
                "wine", [Consumer.CompileForWindows("layout", folder)],
                new Dictionary<string, string?> { ["WINEDEBUG"] = "-all", ["DISPLAY"] = null }).Lines;
            yield return Compare("Windows", golden, [.. exports, .. layout.Select(l => l.TrimEnd('\r'))]);
        }
    }

    private static Figure Compare(string system, string[] golden, string[] found)
    {
        string[] missing = [.. golden.Except(found)], more = [.. found.Except(golden)];
        return new Figure(
            $"exports, sizes and offsets on {system} against the golden list", "equal",
            missing.Length + more.Length == 0
                ? $"{golden.Count(g => g.StartsWith("export ", StringComparison.Ordinal))} exports, "
                    + $"{golden.Count(g => !g.StartsWith("export ", StringComparison.Ordinal))} sizes and offsets, all equal"
                : $"missing {string.Join(", ", missing)}; new {string.Join(", ", more)}",
            missing.Length + more.Length == 0);
    }
}
