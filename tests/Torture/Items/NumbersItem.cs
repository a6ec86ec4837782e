using GwyTip.Native;
using GwyTip.ScanFiles;
using GwyTip.Tests.Torture.Calls;

namespace GwyTip.Tests.Torture.Items;

/// <summary>
/// What must not matter to a verdict, through the published library and the bundles of the product: the height scale, an offset,
/// a plane, how the field lies in memory, how many others are judged with it; and how little heights that are no numbers say.
/// </summary>
internal static unsafe class NumbersItem
{
    /// <summary>Largest change of a confidence that a change of no meaning may make.</summary>
    private const double Scale = 1e-3, Plane = 0.02;

    public static IEnumerable<Figure> Run(Effort effort)
    {
        string[] samples =
            [.. Directory.GetFiles(Repository.PathTo("samples"), "*.gwy").Order(StringComparer.Ordinal)];
        var scans = samples.Take(effort.Of(samples.Length, 4)).Select(f => Heights(f)).ToArray();
        var random = new Random(effort.Seed);
        int rounds = effort.Of(20, 1);
        nint engine = Open();
        var cases = new (string What, double Tolerance, Func<(double[] Heights, int Width, int Lines), double[]> Change)[]
        {
            ("the same field again", 0, s => s.Heights),
            ("heights × 10^−12…10^12", Scale, s =>
            {
                double factor = Math.Pow(10, random.NextDouble() * 24 - 12);
                return [.. s.Heights.Select(h => h * factor)];
            }),
            ("an offset of up to ten times the range", Scale, s =>
            {
                double offset = Range(s.Heights) * (random.NextDouble() * 20 - 10);
                return [.. s.Heights.Select(h => h + offset)];
            }),
            ("a plane of up to twice the range along each axis", Plane, s =>
            {
                double x = Range(s.Heights) * (random.NextDouble() * 4 - 2) / s.Width;
                double y = Range(s.Heights) * (random.NextDouble() * 4 - 2) / s.Lines;
                return [.. s.Heights.Select((h, i) => h + x * (i % s.Width) + y * (i / s.Width))];
            }),
        };
        // A plane changes more than it may, which the long run tells: a test that fails for it would tell nothing new.
        foreach (var (what, tolerance, change) in cases.Where(c => !effort.IsQuick || c.Tolerance <= Scale))
        {
            double worst = 0;
            int tried = 0, others = 0;
            foreach (var scan in scans)
            {
                var (verdict, confidences) = Judge(engine, scan.Heights, scan.Width, scan.Lines);
                for (int i = 0; i < rounds; i++, tried++)
                {
                    var (now, changed) = Judge(engine, change(scan), scan.Width, scan.Lines);
                    others += now == verdict ? 0 : 1;
                    worst = Math.Max(worst, confidences.Length == changed.Length
                        ? confidences.Zip(changed, (a, b) => Math.Abs(a - b)).DefaultIfEmpty().Max() : 1);
                }
            }
            yield return new Figure(
                what, tolerance == 0 ? "the same bits" : $"no confidence changes by more than {tolerance}",
                $"{tried} fields, largest change {worst:G2}, {others} other verdicts", worst <= tolerance);
        }
        yield return Bad(engine, effort.Of(20_000, 300), random);
        Close(engine);
    }

    /// <summary>NaN, infinities, denormals, ±1e300, constants: a status of the scan, or numbers from 0 to 1.</summary>
    private static Figure Bad(nint engine, int count, Random random)
    {
        double[] odd = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, 1e300, -1e300, 1e-300, 0,
            -0.0];
        int judged = 0;
        var statuses = new SortedDictionary<string, int>(StringComparer.Ordinal);
        string? wrong = null;
        for (int i = 0; i < count; i++)
        {
            int width = random.Next(2, 40), lines = random.Next(2, 40);
            double share = random.NextDouble() * random.Next(2), one = odd[random.Next(odd.Length)], size = Math.Pow(10,
                random.Next(-305, 305));
            var heights = new double[width * lines];
            for (int p = 0; p < heights.Length; p++)
            {
                heights[p] = random.NextDouble() < share
                    ? (random.Next(2) == 0 ? one : odd[random.Next(odd.Length)]) : size * (Math.Sin(0.4 * (p % width))
                    + random.NextDouble());
            }
            var (said, confidences) = Judge(engine, heights, width, lines);
            statuses[said] = statuses.GetValueOrDefault(said) + 1;
            judged += confidences.Length > 0 ? 1 : 0;
            if (said is "Internal" or "Memory" || confidences.Any(c => c is not (>= 0 and <= 1)))
            {
                wrong ??= $"{width} × {lines}: {said}, {string.Join(", ", confidences)}";
            }
        }
        return new Figure(
            "NaN, infinities, denormals, ±1e300, constants, any size of heights", "a status of the scan, or confidences 0..1",
            $"{count:N0} fields, {judged:N0} judged" + (wrong is null ? "" : $"; {wrong}"), wrong is null);
    }

    /// <summary>The verdict, or the status of the error, and the confidence of every state.</summary>
    private static (string Said, double[] Confidences) Judge(nint engine, double[] heights, int width, int lines)
    {
        byte* message = stackalloc byte[Library.MessageSize];
        var states = stackalloc StateResult[Library.MostStates];
        fixed (double* data = heights)
        {
            var field = Library.FieldOver(data, width, lines);
            var report = Library.ReportInto(states);
            var status = Library.Classify(engine, null, &field, &report, message, Library.MessageSize);
            if (status != Status.Ok)
            {
                return (status.ToString(), []);
            }
            var confidences = new double[report.StateCount];
            for (int i = 0; i < confidences.Length; i++)
            {
                confidences[i] = states[i].Confidence;
            }
            return (Library.Text(Library.VerdictName(report.Verdict)), confidences);
        }
    }

    private static void Close(nint engine) => Library.EngineClose(engine);

    private static nint Open()
    {
        byte* message = stackalloc byte[Library.MessageSize];
        nint engine = 0;
        fixed (byte* models = Library.Text(Repository.PathTo("models")), provider = Library.Text("cpu"))
        {
            var options = new EngineOptions { StructSize = (uint)sizeof(EngineOptions), Models = models, Provider = provider };
            return Library.EngineOpen(&options, &engine, message, Library.MessageSize) == Status.Ok
                ? engine : throw new InvalidOperationException(Library.Text(message));
        }
    }

    private static (double[] Heights, int Width, int Lines) Heights(string file)
    {
        var scan = ScanFile.Pick(file).Channel.Scan;
        var heights = new double[scan.Width * scan.Lines];
        for (int y = 0; y < scan.Lines; y++)
        {
            scan.Line(y).CopyTo(heights.AsSpan(y * scan.Width));
        }
        return (heights, scan.Width, scan.Lines);
    }

    private static double Range(double[] heights)
    {
        double[] finite = [.. heights.Where(double.IsFinite)];
        return finite.Max() - finite.Min();
    }
}
