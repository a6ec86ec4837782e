using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace GwyTip.Cli.Watch;

/// <summary>
/// What people at the microscope say is wrong: a JSON object a line in <c>gwytip-corrections.jsonl</c> in the watched folder,
/// added to what is there and on the disk when this returns. <c>gwytip-train</c> takes the lines into its labels; this program
/// has no database.
/// </summary>
/// <param name="options">What is watched.</param>
/// <param name="clock">Says when.</param>
internal sealed class Corrections(WatchOptions options, TimeProvider clock)
{
    public const string FileName = "gwytip-corrections.jsonl";

    private readonly Lock _turn = new();

    /// <param name="scan">A scan that was judged.</param>
    /// <param name="states">The states that it does show; none: it shows none of them.</param>
    /// <exception cref="IOException">The scan is gone, or the line cannot be written; then it is not there.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is not ours to write.</exception>
    public void Add(WatchEvent scan, IReadOnlyList<string> states)
    {
        string hash;
        using (var file = new FileStream(scan.File, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete))
        {
            hash = Convert.ToHexStringLower(SHA256.HashData(file));
        }
        string line = new JsonObject
        {
            ["time"] = clock.GetUtcNow().ToString("O"),
            ["file"] = options.NameOf(scan.File).Replace('\\', '/'),
            ["sha256"] = hash,
            ["channel"] = scan.Scan.Result.Channel?.Id,
            ["surface"] = scan.Report?.Surface,
            ["verdict"] = scan.Verdict,
            ["state"] = scan.Report?.State,
            ["states"] = new JsonArray([.. states.Select(s => (JsonNode)s)]),
        }.ToJsonString() + "\n";
        lock (_turn)
        {
            using var file = new FileStream(
                Path.Combine(options.Folder, FileName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite);
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
                // Half a line is none.
                file.SetLength(end);
                throw;
            }
        }
    }
}
