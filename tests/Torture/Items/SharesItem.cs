using System.Globalization;

namespace GwyTip.Tests.Torture.Items;

/// <summary>
/// A network share that breaks, stalls and vanishes: <c>tests/faults/share.c</c>, which the kernel takes for a file system, in a
/// space of mounts of its own.
/// </summary>
internal static class SharesItem
{
    private static readonly string Gwytip = Repository.PathTo("artifacts", "cli", "gwytip");

    private static readonly string[] Good = ["au-111-atoms.gwy", "cu-111-atoms.gwy", "si-h-100-dimers.gwy", "si-h-100-rows.gwy"];

    private static readonly string[] Bad = ["breaks.gwy", "stale.gwy", "stalls.gwy"];

    public static IEnumerable<Figure> Run(Effort effort)
    {
        if (effort.IsQuick || Tool.Run("unshare", "-rm", "test", "-w", "/dev/fuse").Status != 0)
        {
            // GwyTip.ScanFiles.Tests and GwyTip.Cli.Tests have the quick ones.
            yield break;
        }
        string folder = effort.Place("shares");
        var compiled = Tool.Run("gcc", "-std=c11", "-Wall", "-Wextra", "-Werror", "-O1",
            Repository.PathTo("tests", "faults", "share.c"), "-o", Path.Combine(folder, "share"));
        if (compiled.Status != 0)
        {
            throw new InvalidOperationException(compiled.Errors);
        }
        string scans = Path.Combine(folder, "scans");
        if (Directory.Exists(scans))
        {
            Directory.Delete(scans, recursive: true);
        }
        Directory.CreateDirectory(scans);
        foreach (string name in Good)
        {
            File.Copy(Repository.PathTo("samples", name), Path.Combine(scans, name));
        }
        foreach (string name in Bad)
        {
            File.Copy(Repository.PathTo("samples", Good[0]), Path.Combine(scans, name));
        }
        string classify = $"'{Gwytip}' classify --format csv --models '{Repository.PathTo("models")}'";
        yield return Broken(folder, classify);
        yield return Interrupted(folder, classify);
        yield return Silent(folder, classify);
        yield return Vanishing(folder, classify);
        yield return Watched(folder);
    }

    private static Figure Broken(string folder, string classify)
    {
        var (ran, seconds) = OnShare(folder, $"{classify} \"$share\"");
        int judged = Good.Count(g => Line(ran, g).Contains(",cpu,,", StringComparison.Ordinal));
        string[] problems = ["Input/output error", "Stale file handle", "it has not answered for 60 s"];
        int named = Bad.Index().Count(b => Line(ran, b.Item).Contains(problems[b.Index], StringComparison.Ordinal));
        return new Figure(
            "`gwytip classify` on a share with a file that breaks, one that is stale and one that stalls",
            "the others are judged, each of the three is named with its reason, status 1",
            $"{judged} of {Good.Length} judged, {named} of {Bad.Length} named, status {ran.Status}, {seconds:F0} s",
            judged == Good.Length && named == Bad.Length && ran.Status == 1);
    }

    private static Figure Interrupted(string folder, string classify)
    {
        string results = Path.Combine(folder, "results.csv");
        File.Delete(results);
        var (_, seconds) = OnShare(folder, $"timeout -s INT 8 {classify} --out '{results}' \"$share\"");
        string[] left = [.. Directory.GetFiles(folder, "results*").Select(f => Path.GetFileName(f))];
        return new Figure(
            "Ctrl-C after 8 s, while `gwytip classify --out` waits for the one that stalls",
            "it ends within 2 s; no file of results",
            $"ended after {seconds:F1} s; {(File.Exists(results) ? "a file" : "no file")}",
            seconds < 10 && !left.Contains("results.csv"));
    }

    private static Figure Silent(string folder, string classify)
    {
        string elsewhere = Repository.PathTo("samples", Good[0]);
        var (ran, seconds) = OnShare(folder, $"kill -USR1 $server; {classify} \"$share\" '{elsewhere}'");
        bool named = ran.Output.Contains("has not answered for 60 s", StringComparison.Ordinal);
        bool judged = Line(ran, Good[0]).Contains(",cpu,,", StringComparison.Ordinal);
        return new Figure(
            "`gwytip classify` of a share that answers nothing, and of a file elsewhere",
            "the share is named, the file judged, status 1",
            $"{(named ? "named" : "not named")}, {(judged ? "judged" : "not judged")}, status {ran.Status}, {seconds:F0} s",
            named && judged && ran.Status == 1);
    }

    private static Figure Vanishing(string folder, string classify)
    {
        var (ran, seconds) = OnShare(folder, $"(sleep 6; kill -9 $server) & {classify} \"$share\"");
        int judged = Good.Count(g => Line(ran, g).Contains(",cpu,,", StringComparison.Ordinal));
        bool named = Line(ran, "stalls.gwy").Contains("the file cannot be read", StringComparison.Ordinal);
        return new Figure(
            "a share that vanishes after 6 s, while `gwytip classify` waits for a file on it",
            "it ends at once; every file is judged or named",
            $"{judged} judged, the one waited for is {(named ? "named" : "not named")}, status {ran.Status}, {seconds:F0} s",
            named && ran.Status == 1 && ran.Lines.Length == 1 + Good.Length + Bad.Length && seconds < 15);
    }

    private static Figure Watched(string folder)
    {
        string log = Path.Combine(folder, "log.jsonl");
        File.Delete(log);
        // Files that cannot be read are named once they have rested for ten times --settle.
        var (ran, _) = OnShare(
            folder,
            $"timeout -s INT 40 '{Gwytip}' watch --existing --settle 0.5 --limit 3 --models '{Repository.PathTo("models")}' "
            + $"--log '{log}' \"$share\"");
        string[] lines = File.Exists(log) ? File.ReadAllLines(log) : [];
        int judged = Good.Count(g => lines.Any(l => l.Contains(g, StringComparison.Ordinal)
            && l.Contains("\"error\":null", StringComparison.Ordinal)));
        int named = Bad.Count(b => lines.Any(l => l.Contains(b, StringComparison.Ordinal)
            && l.Contains("\"error\":\"unreadable", StringComparison.Ordinal)));
        bool summed = ran.Errors.Contains($"{Good.Length + Bad.Length} scans", StringComparison.Ordinal)
            || ran.Errors.Contains("scans:", StringComparison.Ordinal);
        return new Figure(
            "`gwytip watch` on the share, ended by Ctrl-C",
            "the others are judged, each of the three is named, and it ends with its summary",
            $"{judged} of {Good.Length} judged, {named} of {Bad.Length} named, {(summed ? "a" : "no")} summary",
            judged == Good.Length && named == Bad.Length && summed);
    }

    /// <summary>Runs a line of a shell beside a share: <c>$share</c> is where it lies, <c>$server</c> its process.</summary>
    private static (Ran Ran, double Seconds) OnShare(string folder, string line)
    {
        string place = Directory.CreateDirectory(Path.Combine(folder, "share-of-scans")).FullName;
        string script = $"""
            share='{place}'
            '{folder}/share' '{folder}/scans' "$share" > '{folder}/ready' &
            server=$!
            while ! grep -q ready '{folder}/ready'; do kill -0 $server || exit 90; sleep 0.05; done
            begin=$(date +%s.%N)
            {line}
            status=$?
            echo "$begin $(date +%s.%N)" > '{folder}/times'
            kill -9 $server
            exit $status
            """;
        File.Delete(Path.Combine(folder, "ready"));
        var ran = Tool.Run("unshare", ["-rm", "bash", "-c", script], null, folder: folder);
        double[] times = [.. File.ReadAllText(Path.Combine(folder, "times")).Split(' ')
            .Select(t => double.Parse(t, CultureInfo.InvariantCulture))];
        return (ran, times[1] - times[0]);
    }

    private static string Line(Ran ran, string file) =>
        ran.Lines.FirstOrDefault(l => l.Contains(file, StringComparison.Ordinal)) ?? "";
}
