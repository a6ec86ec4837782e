using System.Globalization;
using GwyTip.Core;
using GwyTip.Inference;
using GwyTip.ScanFiles;
using GwyTip.Tests;

namespace GwyTip.Simulation.Tests;

/// <summary>The page of docs that shows the samples, each with what the shipped ensembles say of it.</summary>
internal static class Gallery
{
    public const string Page = "gallery.md", Pictures = "gallery";

    /// <summary>Each pixel of a sample becomes a square of so many.</summary>
    private const int Zoom = 3;

    private const string Head = """
        # Gallery

        The simulated scans of [`samples/`](../samples), what they were made to show, and what the shipped networks say of them. Written by
        `./build.sh gallery`; a test compares it with the networks. The pictures are flattened line by line.

        | scan | made to show | verdict | confidence | most likely state | confidence of each state |
        |---|---|---|---|---|---|

        """;

    /// <summary>Writes the page and its pictures into a folder.</summary>
    public static void WriteTo(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, Pictures));
        using var engine = new Engine(Repository.PathTo("models"), ProviderChoice.Parse("cpu"));
        var rows = File.ReadLines(Repository.PathTo("samples", ShippedSamples.TruthFile)).Skip(1).Select(l => l.Split(','))
            .Select(truth => Row(engine, folder, truth[0], truth[1].Length > 0 ? truth[1] : truth[2]));
        File.WriteAllText(Path.Combine(folder, Page), Head.ReplaceLineEndings("\n") + string.Concat(rows));
    }

    private static string Row(Engine engine, string folder, string file, string shows)
    {
        var scan = ScanFile.Read(Repository.PathTo("samples", file)).Single().Scan;
        string name = Path.GetFileNameWithoutExtension(file);
        Enlarged(GreyImage.AsPublished(scan)).Write(Path.Combine(folder, Pictures, name + ".png"));
        string picture = $"![{name}]({Pictures}/{name}.png)<br>`{file}`";
        try
        {
            var report = engine.Classify(scan).Report;
            string states = string.Join("<br>", report.States.Select(s => $"{s.State.Name} {Number(s.Confidence)}"));
            return $"| {picture} | {shows} | **{Verdicts.NameOf(report.Verdict)}** | {Number(report.Confidence)} | "
                + $"{report.State} | {states} |\n";
        }
        catch (ScanException e)
        {
            return $"| {picture} | {shows} | none: {e.Message} | | | |\n";
        }
    }

    private static GreyImage Enlarged(GreyImage image) => new(
        [.. Enumerable.Range(0, image.Lines * Zoom).SelectMany(y => Enumerable.Range(0, image.Width * Zoom)
            .Select(x => image.Values[y / Zoom * image.Width + x / Zoom]))],
        image.Width * Zoom, image.Bits);

    private static string Number(double confidence) => confidence.ToString("F2", CultureInfo.InvariantCulture);
}
