using System.Globalization;

namespace GwyTip.Tests.Torture.Items;

/// <summary>Nothing asks the network, and nothing needs it.</summary>
internal static class NetworkItem
{
    private static readonly string Gwytip = Repository.PathTo("artifacts", "cli", "gwytip");

    public static IEnumerable<Figure> Run(Effort effort)
    {
        if (!Tool.Has("unshare") || Tool.Run("unshare", "-rn", "true").Status != 0)
        {
            yield return new Figure("no network", "proved in an empty network namespace",
                "not tried: no network namespace here", true);
            yield break;
        }
        string[] classify = ["classify", "--format", "json", "--models", Repository.PathTo("models"),
            Repository.PathTo(effort.IsQuick ? ["samples", "au-111-atoms.gwy"] : ["samples"])];
        var with = Tool.Run(Gwytip, classify);
        var without = Tool.Run("unshare", ["-rn", Gwytip, .. classify]);
        yield return new Figure(
            "`gwytip classify` in an empty network namespace", "the same bytes as with a network",
            with.Output == without.Output && with.Output.Length > 0
                ? $"{with.Lines.Length} scans, the same {with.Output.Length:N0} bytes" : without.Last,
            with == without && with.Output.Length > 0);
        yield return Watch(effort);
        if (Tool.Has("strace"))
        {
            yield return Calls("`gwytip classify`", effort, [Gwytip, .. classify]);
        }
    }

    /// <summary>One scan comes while it watches; its verdict has to be in the log.</summary>
    private static Figure Watch(Effort effort)
    {
        string folder = effort.Place("network"), log = Path.Combine(folder, "log.csv"), scans = Path.Combine(folder, "scans");
        if (Directory.Exists(scans))
        {
            Directory.Delete(scans, recursive: true);
        }
        Directory.CreateDirectory(scans);
        File.Delete(log);
        var ran = Tool.Run(
            "unshare", ["-rn", Gwytip, "watch", "--models", Repository.PathTo("models"), "--log", log, scans], null, process =>
            {
                // What is there when it begins is not judged, and on a busy machine it begins late.
                for (int i = 0; i < 120 && !Judged(); i++)
                {
                    Thread.Sleep(500);
                    File.Copy(Repository.PathTo("samples", "si-h-100-rows.gwy"), Path.Combine(scans, $"scan-{i}.gwy"));
                }
                Tool.Run("kill", "-TERM", process.Id.ToString(CultureInfo.InvariantCulture));
            });
        bool judged = Judged();
        return new Figure(
            "`gwytip watch` in an empty network namespace", "it judges a scan that comes",
            judged ? "judged" : ran.Last, judged);

        bool Judged() => File.Exists(log) && File.ReadAllText(log).Contains(".gwy", StringComparison.Ordinal);
    }

    /// <summary>Which sockets a program asks the system for.</summary>
    private static Figure Calls(string what, Effort effort, string[] command)
    {
        string file = Path.Combine(effort.Place("network"), "sockets");
        Tool.Run("strace", ["-f", "-qq", "-e", "trace=socket,connect,bind,sendto", "-o", file, .. command]);
        string[] calls = [.. File.ReadLines(file).Where(l => l.Contains("socket(", StringComparison.Ordinal)
            || l.Contains("connect(", StringComparison.Ordinal))];
        return new Figure(
            $"sockets that {what} opens", "none", calls.Length == 0 ? "none, by strace" : string.Join("; ", calls.Take(3)),
            calls.Length == 0);
    }
}
