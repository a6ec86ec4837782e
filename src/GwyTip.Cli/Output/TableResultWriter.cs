using System.Globalization;
using GwyTip.Core;
using GwyTip.Terminal;

namespace GwyTip.Cli.Output;

/// <summary>
/// Aligned columns for people. Widths come from what may appear, so that a line need not wait for the lines after it.
/// </summary>
/// <param name="output">Where to write.</param>
/// <param name="files">All files that will come.</param>
/// <param name="surfaces">All surfaces that may come.</param>
/// <param name="states">All states that may come.</param>
internal sealed class TableResultWriter(
    TextWriter output, IReadOnlyCollection<string> files, IEnumerable<string> surfaces,
    IEnumerable<string> states) : IResultWriter
{
    /// <summary>Longer names push their own line aside, not everyone's.</summary>
    private const int WidestFile = 60;

    private readonly int _file = Math.Min(Widest(files.Select(Printable.Escape), "file"), WidestFile);
    private readonly int _surface = Widest(surfaces, "surface");
    private readonly int _verdict = Widest(Enum.GetValues<Verdict>().Select(Verdicts.NameOf), "verdict");
    private readonly int _state = Widest(states, "state");
    private readonly SortedDictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _providers = new(StringComparer.Ordinal);

    public void Begin() => WriteLine("file", "channel", "surface", "verdict", "confidence", "state");

    public void Write(ScanResult result)
    {
        result = result with
        {
            File = Printable.Escape(result.File),
            Error = result.Error is { } error ? Printable.Escape(error) : null,
        };
        string channel = result.Channel?.Id.ToString(CultureInfo.InvariantCulture) ?? "";
        if (result.Report is { } report)
        {
            _providers.Add(result.Provider!);
            Count(Verdicts.NameOf(report.Verdict));
            WriteLine(
                result.File, channel, report.Surface, Verdicts.NameOf(report.Verdict),
                report.Confidence.ToString("F2", CultureInfo.InvariantCulture), report.Reason);
            if (report.Measured?.LeftOut is { } leftOut)
            {
                output.WriteLine($"  left out: {leftOut}");
            }
            if (result.Tip is { } tip)
            {
                output.WriteLine($"  {tip.Sentence}");
            }
            if (result.Like is { } like)
            {
                output.WriteLine($"  {Printable.Escape(ResultText.Describe(like))}");
            }
        }
        else
        {
            Count(result.IsPassedOver ? "no image of the surface" : "not judged");
            output.WriteLine($"{result.File.PadRight(_file)}  {channel,7}  {result.Error}");
        }
        foreach (string note in result.Notes)
        {
            output.WriteLine($"  note: {Printable.Escape(note)}");
        }
        output.Flush();
    }

    public void End()
    {
        string providers = _providers.Count == 0 ? "" : $" (on {string.Join(", ", _providers)})";
        output.WriteLine($"\n{string.Join(", ", _counts.Select(c => $"{c.Value} {c.Key}"))}{providers}");
        output.Flush();
    }

    private void Count(string what) => _counts[what] = _counts.GetValueOrDefault(what) + 1;

    private void WriteLine(string file, string channel, string surface, string verdict, string confidence, string state)
    {
        output.WriteLine(
            $"{file.PadRight(_file)}  {channel,7}  {surface.PadRight(_surface)}  {verdict.PadRight(_verdict)}  {confidence,10} "
            + $" {state.PadRight(_state)}"
                .TrimEnd());
        output.Flush();
    }

    private static int Widest(IEnumerable<string> words, string header) => words.Append(header).Max(w => w.Length);
}
