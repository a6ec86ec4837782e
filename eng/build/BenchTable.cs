using System.Globalization;

namespace GwyTip.Eng;

/// <summary>The table of <c>docs/performance.md</c>: what was measured beside what is aimed at.</summary>
internal static class BenchTable
{
    /// <summary>Around the table in the page; the rest of it is written by hand.</summary>
    private const string Begin = "<!-- table -->", End = "<!-- end -->";

    /// <summary>Methods of <c>benchmarks/GwyTip.Benchmarks/Parts.cs</c>.</summary>
    private static readonly (string Name, string What)[] Steps =
    [
        ("Read", "reading the field once"), ("Flatten", "what was measured, and flattening"), ("Check", "whether it is an image"),
        ("OneView", "the image of one view"), ("FiveViews", "the images of five views"), ("Lines", "`lines`"),
        ("Sequence", "`sequence`"),
        ("Noise", "`noise`"), ("Tip", "`tip`"), ("Ghosts", "`ghosts`, with the picture of the tip"),
        ("Shapes", "`shapes`, with the ghosts"),
        ("Traits", "traits of the surface"), ("Verdict", "all for a verdict of five views and `sequence`"),
    ];

    /// <summary>Of <c>benchmarks/GwyTip.Benchmarks/OperatorShares.cs</c>.</summary>
    private static readonly string[] KindsOfWork = ["products", "elu", "reordering", "rest"];

    private const string MembersHeader =
        "| member of H:Si(100) that sees the image, five views | 10⁹ operations | ms | 10⁹ a second "
        + "| in convolutions and products | in ELU | in reordering | in the rest |";

    /// <param name="What">For people.</param>
    /// <param name="Goal">The largest that is good enough; where <paramref name="More"/> is set, the least.</param>
    /// <param name="Value">What was measured.</param>
    /// <param name="Unit">Behind both.</param>
    /// <param name="More">Larger is better.</param>
    private sealed record Row(string What, double? Goal, double Value, string Unit, bool More = false)
    {
        public override string ToString() =>
            $"| {What} | {(Goal is { } goal ? $"{(More ? "≥" : "≤")} {Text(goal)}{Unit}" : "")} | {Text(Value)}{Unit} | "
            + $"{(Goal is null ? "" : IsReached ? "yes" : $"no, {Text(More ? Goal.Value / Value : Value / Goal.Value)}×")} |";

        private bool IsReached => More ? Value >= Goal : Value <= Goal;

        private static string Text(double value) => Math.Abs(value) >= 100
            ? value.ToString("F0", CultureInfo.InvariantCulture)
            : value.ToString("0.##", CultureInfo.InvariantCulture);
    }

    public static string Make(IReadOnlyDictionary<string, double> f)
    {
        double ceiling = f.Where(x => x.Key.StartsWith("ceiling.float32", StringComparison.Ordinal)).Max(x => x.Value);
        Row[] rows =
        [
            new("first verdict of a process through the C ABI, opening included, H:Si(100)", 120, f["whole.first_ms"], " ms"),
            new("the same, of a surface that no bundle knows: `any` answers", null, f["auto.first_ms"], " ms"),
            new("the same, Au(111)", null, f["metal.first_ms"], " ms"),
            new("`gwytip classify` of one scan, as a process", 150, f["process.one"], " ms"),
            new("warm verdict, H:Si(100)", 12, f["whole.warm_ms"], " ms"),
            new("the same, of a surface that no bundle knows: `any` answers", null, f["auto.warm_ms"], " ms"),
            new("the same, Au(111)", null, f["metal.warm_ms"], " ms"),
            new("its networks, in our sessions", null, f["networks.ours"], " ms"),
            new("its networks, in ONNX Runtime as it comes, a session each", null, f["networks.plain"], " ms"),
            new("its networks, in libtorch 2.10 eager as it comes", null, f["networks.eager"], " ms"),
            new("libtorch's time over our warm verdict's", 20, f["networks.eager"] / f["whole.warm_ms"], "×", More: true),
            new(
                "share of the machine's ceiling while networks run, float32", 60, 100 * f["networks.rate"] / ceiling, " %",
                More: true),
            new("preprocessing and surface score, 512 px", 2, f["512.parts.Verdict"] / 1000, " ms"),
            new("the same, 1024 px", 6, f["1024.parts.Verdict"] / 1000, " ms"),
            new("the same over reading the field once, 512 px", 3, f["512.parts.Verdict"] / f["512.parts.Read"], "×"),
            new("activation map, 1024 px", 100, f["large.map_ms"], " ms"),
            new("memory added to the viewer by verdicts and maps, H:Si(100)", 60, f["whole.added_mb"], " MB"),
            new("the same, Au(111)", 60, f["metal.added_mb"], " MB"),
            new("a scan more in a folder, `gwytip classify`", null, f["process.scan"], " ms"),
            new("networks' time over that", 90, 100 * f["networks.ours"] / f["process.scan"], " %", More: true),
            new("memory of 500 scans over that of 100", 1.1, f["process.many_mb"] / f["process.few_mb"], "×"),
            new("what the module adds to Gwyddion's start", 1, f["viewer.start"], " ms"),
            new("a field of 10,000 × 10,000, warm", 2000, f["huge.ms"], " ms"),
            new("the most memory that takes, over the field's own", 2, f["huge.memory"], "×"),
        ];
        Row[] learning =
        [
            new("images trained a second, SqueezeNet-like 0.5, batch 128, float32", null, f["learning.float32"], ""),
            new("the same as recipes train: in bfloat16 where the processor multiplies it", null, f["learning.recipes"], ""),
            new("the same in libtorch 2.10 eager as it comes, float32", null, f["learning.eager"], ""),
            new("ours over that, float32", 1, f["learning.float32"] / f["learning.eager"], "×", More: true),
            new("ours as recipes train over that", 1, f["learning.recipes"] / f["learning.eager"], "×", More: true),
            new("what augmentation adds to an epoch", 10, 100 * f["learning.augmentation"], " %"),
            new("trees of a random forest a second", null, f["forest.trees"], ""),
            new("ours over scikit-learn's", 1, f["forest.ratio"], "×", More: true),
            .. f.Where(x => x.Key.StartsWith("simulate.", StringComparison.Ordinal))
                .Select(x => new Row($"scans simulated a second, `{x.Key[9..]}`", null, x.Value, "")),
        ];
        string steps = string.Join('\n', Steps.Select(step => string.Create(
            CultureInfo.InvariantCulture,
            $"| {step.What} | {f[$"512.parts.{step.Name}"] / 1000:F2} | {f[$"1024.parts.{step.Name}"] / 1000:F2} |")));
        string members = string.Join('\n', f.Keys.Where(IsMember).Select(key => key[9..^6]).Select(name =>
        {
            double operations = f[$"networks.{name}.gflop"], took = f[$"networks.{name}.ours"];
            string shares = string.Join(" | ", KindsOfWork.Select(kind => string.Create(
                CultureInfo.InvariantCulture, $"{100 * f.GetValueOrDefault($"networks.{name}.{kind}"):F0} %")));
            return string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {operations:F2} | {took:F1} | {1000 * operations / took:F0} | {shares} |");
        }));
        string rates = string.Join(", ", f.Where(x => x.Key.StartsWith("ceiling.", StringComparison.Ordinal)).Select(x =>
        {
            string[] words = x.Key.Split('.');
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{x.Value:F0} with {words[1]} on {words[2].Replace("threads", "", StringComparison.Ordinal)} threads");
        }));
        return string.Create(CultureInfo.InvariantCulture, $"""
            {Machine()}, GwyTip {Repo.Version}, {DateTime.UtcNow:yyyy-MM-dd}.

            | what, one scan of 512 × 512 | goal | measured | reached |
            |---|---:|---:|---|
            {string.Join('\n', rows.Select(r => r.ToString()))}

            | making an ensemble, all processors | goal | measured | reached |
            |---|---:|---:|---|
            {string.Join('\n', learning.Select(r => r.ToString()))}

            | step, ms | 512 px | 1024 px |
            |---|---:|---:|
            {steps}

            {MembersHeader}
            |---|---:|---:|---:|---:|---:|---:|---:|
            {members}

            libtorch's product of two matrices, 10⁹ operations a second: {rates}.

            """);
    }

    private static bool IsMember(string key) =>
        key.StartsWith("networks.member-", StringComparison.Ordinal) && key.EndsWith(".gflop", StringComparison.Ordinal);

    /// <summary>Puts the table into the page.</summary>
    public static void WriteInto(string page, string table)
    {
        string text = File.ReadAllText(page);
        int begin = text.IndexOf(Begin, StringComparison.Ordinal), end = text.IndexOf(End, StringComparison.Ordinal);
        if (begin < 0 || end < begin)
        {
            throw new BuildException($"{page} lacks {Begin} and {End}, between which the table belongs");
        }
        File.WriteAllText(page, $"{text[..begin]}{Begin}\n{table}{text[end..]}");
    }

    /// <summary>Processor and number of threads, as Linux has them.</summary>
    private static string Machine()
    {
        const string unknown = "a processor without a name";
        string model = File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal)) ?? unknown
            : unknown;
        return $"{model.Split(": ")[^1]}, {Environment.ProcessorCount} threads";
    }
}
