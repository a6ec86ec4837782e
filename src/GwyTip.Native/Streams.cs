using GwyTip.Core;
using GwyTip.Inference;

namespace GwyTip.Native;

/// <summary>The running scans that callers push lines into.</summary>
internal static unsafe class Streams
{
    /// <summary>Pixels and lines of a scan: lines that are only announced cost time at every report.</summary>
    private const int Most = 1 << 16;

    private static readonly HandleTable<RunningScan> Open = new("stream");

    public static nint Add(nint engine, string surface, StreamOptions* options)
    {
        var opened = Engines.Get(engine);
        ArgumentProblem.Require(options is not null, "the options are NULL");
        var given = Sized.Read(options);
        int width = given.Width, lines = given.Lines;
        // Minus zero is zero.
        double metres = given.MetresPerPixel == 0 ? 0 : given.MetresPerPixel;
        ArgumentProblem.Require(width > 0, $"width of the stream is {width}");
        ArgumentProblem.Require(lines >= 0, $"lines of the stream is {lines}");
        ArgumentProblem.Require(
            Math.Max(width, lines) <= Most,
            $"a running scan of {width} pixels by {lines} lines is too large: at most {Most} each");
        ArgumentProblem.Require(metres >= 0 && double.IsFinite(metres), $"metres_per_pixel of the stream is {metres}");
        if (surface != Engine.AutoSurface)
        {
            opened.BundleOf(surface);
        }
        // Looked up at each poll: of an engine closed meanwhile this is an error and no crash.
        Classification Judge(Scan scan) => Engines.Get(engine).Classify(scan, surface);
        return Open.Add(new RunningScan(Judge, width, lines, metres));
    }

    public static void Push(nint stream, double* heights, int lines)
    {
        var scan = Open.Get(stream);
        ArgumentProblem.Require(lines >= 0, $"lines is {lines}");
        ArgumentProblem.Require(lines == 0 || heights is not null, "the heights are NULL");
        for (int i = 0; i < lines; i++)
        {
            scan.Push(new ReadOnlySpan<double>(heights + (nint)i * scan.Width, scan.Width));
        }
    }

    public static void Poll(nint stream, Report* report, StreamProgress* progress)
    {
        var scan = Open.Get(stream);
        var to = Reports.Read(report);
        ArgumentProblem.Require(progress is not null, "the progress is NULL");
        // Also where too few lines can be judged: then there is no report, but how far the scan has come is known.
        var (lines, change) = scan.Progress;
        Write(progress, lines, 0, change);
        var said = scan.Poll();
        Reports.Write(said.Classification, to, report);
        Write(progress, said.Lines, said.JudgedLines, said.TipChangeLine);
    }

    public static void Reset(nint stream) => Open.Get(stream).Reset();

    /// <summary>Closes a stream; anything else is ignored.</summary>
    public static void Close(nint stream) => Open.Remove(stream, out _);

    private static void Write(StreamProgress* progress, int lines, int judged, int? change)
    {
        var given = Sized.Read(progress);
        given.Lines = lines;
        given.JudgedLines = judged;
        given.TipChangeLine = change ?? -1;
        Sized.Write(given, progress);
    }
}
