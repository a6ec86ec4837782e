using System.Text.Json;
using GwyTip.Native;
using GwyTip.Tests.Torture.Numbers;
using GwyTip.Tests.Viewer;

namespace GwyTip.Tests.Torture.Items;

/// <summary>
/// What must not matter to a verdict, through the published library and the bundles of the product: the height scale, an offset,
/// a plane, how the field lies in memory, how many others are judged with it; and how little heights that are not numbers say.
/// </summary>
internal static class NumbersItem
{
    /// <summary>Its parts: <c>fields</c> through the library, <c>programs</c> as they are run.</summary>
    public static IEnumerable<Figure> Run(Effort effort) =>
        (effort.Only is null or "fields" ? ThroughLibrary(effort) : [])
            .Concat(effort.Only is null or "programs" ? OfPrograms(effort) : []);

    private static IEnumerable<Figure> ThroughLibrary(Effort effort)
    {
        string[] files = [.. Directory.GetFiles(Repository.PathTo("samples"), "*.gwy").Order(StringComparer.Ordinal)];
        Sample[] samples = [.. files.Take(effort.IsQuick ? 4 : files.Length).Select(Sample.Read)];
        var random = new Random(effort.Seed);
        using var engine = new SampleEngine();
        // A test of what is only told would tell nothing.
        var changes = Changes.All.Where(c => !effort.IsQuick || c.Tolerance is not null);
        foreach (var figure in changes.SelectMany(change => Try(change, engine, samples, effort.Of(20, 1), random)))
        {
            yield return figure;
        }
        yield return Odd(engine, effort.Of(20_000, 200), random);
    }

    private static IEnumerable<Figure> OfPrograms(Effort effort)
    {
        yield return CliRuns.Processors(effort);
        if (!effort.IsQuick)
        {
            // GwyTip.Native.Tests and GwyTip.Viewer.Tests are the quick ones.
            yield return CliRuns.Providers(effort);
            yield return Errors();
        }
    }

    private static IEnumerable<Figure> Try(
        Change change, SampleEngine engine, Sample[] samples, int rounds, Random random)
    {
        int tried = 0, others = 0, differing = 0;
        double ofStates = 0, ofLines = 0, ofOthers = 0;
        foreach (var sample in samples)
        {
            for (int i = 0; i < rounds; i++, tried++)
            {
                var from = change.Prepare(sample, random);
                Judged before = engine.Judge(from), after = change.Judge(engine, from, random);
                differing += before.IsSame(after) ? 0 : 1;
                others += before.Said == after.Said ? 0 : 1;
                if (before.Surface == after.Surface)
                {
                    ofStates = Math.Max(ofStates, before.Difference(after));
                    ofLines = Math.Max(ofLines, before.Difference(after, m => engine.SeesLines(before.Surface, m)));
                    ofOthers = Math.Max(ofOthers, before.Difference(after, m => !engine.SeesLines(before.Surface, m)));
                }
            }
        }
        string verdicts = $"{others} other verdicts";
        if (change.Tolerance == 0)
        {
            yield return new Figure(
                change.What, "the same bits", $"{tried} fields, {differing} of them other bits, {verdicts}", differing == 0);
        }
        else if (change.Tolerance is not { } tolerance)
        {
            yield return new Figure(
                change.What, "told, not promised",
                $"{tried} fields, a state's confidence by up to {ofStates:G2} where the surface stays, {verdicts}", true);
        }
        else if (change.SparesLines)
        {
            yield return new Figure(
                $"{change.What}: networks that are not given numbers of the lines as measured",
                $"no confidence of one changes by more than {tolerance}; no verdict changes",
                $"{tried} fields, largest change {ofOthers:G2}, {verdicts}", ofOthers <= tolerance && others == 0);
            yield return new Figure(
                $"{change.What}: the others, `line-statistics` and `noise-statistics`",
                "told; of what they say nothing is promised but the verdict",
                $"{tried} fields, a network's confidence by up to {ofLines:G2}, a state's by up to {ofStates:G2}, {verdicts}",
                others == 0);
        }
        else
        {
            yield return new Figure(
                change.What, $"no confidence changes by more than {tolerance}; no verdict changes",
                $"{tried} fields, largest change {ofStates:G2}, {verdicts}", ofStates <= tolerance && others == 0);
        }
    }

    /// <summary>An image that was judged before keeps nothing of it where it cannot be judged now.</summary>
    private static Figure Errors()
    {
        using var home = new ViewerHome();
        home.WithFake("fake-library");
        int tried = 0, alone = 0;
        foreach (var status in Enum.GetValues<Status>().Where(s => s != Status.Ok))
        {
            home.Environment["FAKE_STATUS"] = $"{(int)status}";
            // The field comes with an answer of long ago.
            var ran = Tool.Run(
                Built.Gwyddion("gwytip-batch"), [Fields.PathOf("good")],
                home.Environment.ToDictionary(e => e.Key, e => (string?)e.Value));
            using var json = JsonDocument.Parse(ran.Output);
            string[] names = [.. json.RootElement.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal)];
            tried++;
            alone += names is ["Error", "channel", "file"] ? 1 : 0;
        }
        return new Figure(
            "an image judged before whose judgement fails now, of each status: its metadata in Gwyddion",
            "the error alone, nothing of before", $"{tried} statuses, {alone} × the error alone", alone == tried);
    }

    /// <summary>NaN, infinities, denormals, ±1e300, constants: a status of the scan, or numbers from 0 to 1.</summary>
    private static Figure Odd(SampleEngine engine, int count, Random random)
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
            var (said, _, confidences, _) = engine.Judge(new Sample(heights, width, lines));
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

}
