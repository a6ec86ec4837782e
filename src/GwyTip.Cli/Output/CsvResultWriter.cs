using System.Globalization;
using GwyTip.Core;
using nietras.SeparatedValues;

namespace GwyTip.Cli.Output;

/// <summary>Comma-separated values as RFC 4180 has them: a header, lines ending in CR LF, decimal points.</summary>
/// <param name="output">Where to write.</param>
/// <param name="states">The columns of the states: their names, in manifest order, over all surfaces that may come.</param>
/// <param name="likes">Whether scans are held against a reference, which takes columns of its own.</param>
internal sealed class CsvResultWriter(TextWriter output, IReadOnlyList<string> states, bool likes) : IResultWriter
{
    /// <summary>By places, not by names: a bundle may call a state as a column is called.</summary>
    private readonly SepWriter _rows = Sep.New(',')
        .Writer(options => options with { Escape = true, WriteHeader = false }).To(output);

    public void Begin()
    {
        output.NewLine = "\r\n";
        WriteLine(
        [
            "file", "channel", "surface", "state", "verdict", "confidence", .. states,
            "provider", "error", "channel_title", "channel_unit", "measured", "left_out", "notes",
            .. likes ? ["like_verdict", "like_score", "like_differences"] : Array.Empty<string>(),
        ]);
    }

    public void Write(ScanResult result)
    {
        TipReport? report = result.Report;
        var confidences = report?.States.ToDictionary(s => s.State.Name, s => ResultText.Number(s.Confidence)) ?? [];
        WriteLine([
            result.File,
            result.Channel?.Id.ToString(CultureInfo.InvariantCulture) ?? "",
            report?.Surface ?? "",
            report?.State ?? "",
            report is null ? "" : Verdicts.NameOf(report.Verdict),
            report is null ? "" : ResultText.Number(report.Confidence),
            .. states.Select(name => confidences.GetValueOrDefault(name, "")),
            result.Provider ?? "",
            result.Error ?? "",
            result.Channel?.Title ?? "",
            result.Channel?.HeightUnit ?? "",
            report?.Measured is { } measured ? ResultText.Number(measured.Share) : "",
            report?.Measured?.LeftOut ?? "",
            string.Join("; ", result.Notes),
            .. likes ? Like(result.Like?.Comparison) : [],
        ]);
    }

    private static string[] Like(ScanComparison? like) => like is null ? ["", "", ""] :
    [
        Likenesses.NameOf(like.Likeness), like.Likeness == Likeness.Incomparable ? "" : ResultText.Number(like.Score),
        string.Join("; ", like.Differences.Select(d => d.Sentence)),
    ];

    public void End()
    {
    }

    private void WriteLine(ReadOnlySpan<string> fields)
    {
        using (var row = _rows.NewRow())
        {
            for (int i = 0; i < fields.Length; i++)
            {
                row[i].Set(fields[i]);
            }
        }
        _rows.Flush();
        output.Flush();
    }
}
