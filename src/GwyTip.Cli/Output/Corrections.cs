using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using GwyTip.Core;
using GwyTip.ScanFiles;

namespace GwyTip.Cli.Output;

/// <summary>
/// What people at the microscope say is wrong: a JSON object a line in <c>gwytip-corrections.jsonl</c> in a folder of scans,
/// added to what is there and on the disk when this returns. <c>gwytip-train</c> takes the lines into its labels; this program
/// has no database. Several programs may add lines at once.
/// </summary>
/// <param name="folder">The folder, absolute; scans are named from it on.</param>
/// <param name="clock">Says when.</param>
internal sealed class Corrections(string folder, TimeProvider clock)
{
    /// <summary>A line is written in less time than another program is waited for.</summary>
    private const int Attempts = 100;

    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(20);

    private readonly Lock _turn = new();

    /// <summary>
    /// The folder that a scan's corrections belong to: the nearest above it whose scans were labelled or corrected before, else
    /// the scan's own.
    /// </summary>
    /// <param name="file">Absolute.</param>
    public static string FolderOf(string file)
    {
        string own = Path.GetDirectoryName(file)!;
        for (string? folder = own; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, LabelFolder.Database))
                || File.Exists(Path.Combine(folder, LabelFolder.Corrections)))
            {
                return folder;
            }
        }
        return own;
    }

    /// <summary>Why states cannot be what a scan shows; null: they can.</summary>
    public static string? Problem(TipReport report, IReadOnlyList<string> states) =>
        states.FirstOrDefault(s => !report.States.Any(r => r.State.Name == s)) is { } strange
            ? $"{report.Surface} has no state '{strange}'; it has {string.Join(", ", report.States.Select(s => s.State.Name))}"
            : null;

    /// <param name="scan">A scan that was judged.</param>
    /// <param name="states">The states that it does show, of those in its report; none: it shows none of them.</param>
    /// <param name="person">Who says so; null: nobody in particular.</param>
    /// <exception cref="IOException">The scan is gone, or the line cannot be written; then it is not there.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is not ours to write.</exception>
    public void Add(ScanResult scan, IReadOnlyList<string> states, string? person = null)
    {
        string hash;
        using (var file = new FileStream(scan.File, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete))
        {
            hash = Convert.ToHexStringLower(SHA256.HashData(file));
        }
        var line = new JsonObject
        {
            ["time"] = clock.GetUtcNow().ToString("O"),
            ["file"] = Path.GetRelativePath(folder, scan.File).Replace('\\', '/'),
            ["sha256"] = hash,
            ["channel"] = scan.Channel?.Id,
            ["surface"] = scan.Report?.Surface,
            ["verdict"] = scan.Report is { } report ? Verdicts.NameOf(report.Verdict) : null,
            ["state"] = scan.Report?.State,
            ["states"] = new JsonArray([.. states.Distinct().Select(s => (JsonNode)s)]),
            ["asked"] = new JsonArray([.. (scan.Report?.States ?? []).Select(s => (JsonNode)s.State.Name)]),
        };
        if (person is not null)
        {
            line["person"] = person;
        }
        lock (_turn)
        {
            using var file = Open();
            Append(file, line.ToJsonString() + "\n");
        }
    }

    private FileStream Open()
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return new FileStream(
                    Path.Combine(folder, LabelFolder.Corrections), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException e) when (e is not DirectoryNotFoundException && attempt < Attempts)
            {
                Thread.Sleep(_pause);
            }
        }
    }

    private static void Append(FileStream file, string line)
    {
        // A line that a power cut left without its end would swallow this one.
        long end = file.Seek(0, SeekOrigin.End);
        if (end > 0)
        {
            file.Position = end - 1;
            line = file.ReadByte() == '\n' ? line : "\n" + line;
        }
        try
        {
            file.Write(Encoding.UTF8.GetBytes(line));
            file.Flush(flushToDisk: true);
        }
        catch (IOException)
        {
            // Half a line is not a correction.
            file.SetLength(end);
            throw;
        }
    }
}
