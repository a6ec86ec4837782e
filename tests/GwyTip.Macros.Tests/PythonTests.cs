using System.Globalization;
using System.Text.Json;
using GwyTip.Core;
using GwyTip.Inference;

namespace GwyTip.Tests.Macros;

public sealed class PythonTests : IDisposable
{
    private const int Width = 48, Lines = 40;

    private const string Read = """
        import array, json, sys, gwytip
        flat = array.array("d", sys.stdin.buffer.read())
        rows = [flat[i * 48:(i + 1) * 48] for i in range(len(flat) // 48)]

        """;

    private readonly Macro _macro = new();

    public void Dispose() => _macro.Dispose();

    [Theory]
    [InlineData("rows")]
    [InlineData("__import__('numpy').array(rows)")]
    [InlineData("__import__('numpy').array(rows).T.copy().T")]
    public void An_array_is_judged_as_the_engine_judges_it(string heights)
    {
        var scan = TestScans.Good(Width, Lines);

        var result = _macro.Python(
            $"{Read}print(json.dumps(gwytip.Engine(provider='cpu').classify({heights})))", TestScans.Heights(Width, Lines));

        Assert.Equal("", result.Errors);
        var report = JsonDocument.Parse(result.Output).RootElement;
        var expected = Judge(scan);
        Assert.Equal(Macro.Surface, report.GetProperty("surface").GetString());
        Assert.Equal(expected.State, report.GetProperty("state").GetString());
        Assert.Equal(expected.Reason, report.GetProperty("reason").GetString());
        Assert.NotEqual(expected.State, expected.Reason);
        Assert.Equal(expected.Confidence, report.GetProperty("confidence").GetDouble(), 1e-6);
        Assert.Equal(
            expected.States.Select(s => (s.State.Name, s.Votes)),
            report.GetProperty("states").EnumerateArray().Select(
                s => (s.GetProperty("name").GetString()!, s.GetProperty("votes").GetInt32())));
    }

    [Fact]
    public void A_broken_bundle_beside_others_is_named()
    {
        using var models = new TinyModels();
        models.Add("au-111", TinyModels.TwoMembers);
        models.Add(Macro.Surface, TinyModels.TwoMembers);
        File.WriteAllText(models.PathOf("au-111", "manifest.json"), "{");

        var result = _macro.Python($"import gwytip\nprint(gwytip.Engine('{models.Folder}').left_out)");

        Assert.StartsWith("au-111: ", result.Output, StringComparison.Ordinal);
        Assert.Contains("manifest.json is not a manifest", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_tip_is_described_in_numbers_and_a_sentence()
    {
        double[] heights = TestScans.Adsorbates(ghostRight: 20);

        var result = _macro.Python(
            Read.Replace("48", "128", StringComparison.Ordinal)
            + "e = gwytip.Engine(provider='cpu')\n"
            + "print(json.dumps([e.tip_picture(rows, nm_per_pixel=0.2), e.tip_picture([r[:44] for r in rows[50:90]])]))",
            heights);

        Assert.Equal("", result.Errors);
        var (tip, none) = (JsonDocument.Parse(result.Output).RootElement[0], JsonDocument.Parse(result.Output).RootElement[1]);
        Assert.Matches(
            @"^this is your tip: 1\.\d+ nm wide, a ghost [34]\.\d+ nm to the right \(from 10 adsorbates\)$",
            tip.GetProperty("sentence").GetString()!);
        Assert.Equal(4, tip.GetProperty("ghosts")[0].GetProperty("distance_nm").GetDouble(), 0.4);
        Assert.InRange(tip.GetProperty("near")[16][16].GetDouble(), 0.9, 1.1);
        Assert.Equal(33, tip.GetProperty("wide").GetArrayLength());
        Assert.Equal(1, none.GetProperty("adsorbates").GetInt32());
        Assert.StartsWith(
            "the tip cannot be seen: 1 adsorbate ", none.GetProperty("sentence").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, none.GetProperty("width_px").ValueKind);
    }

    [Fact]
    public void A_scan_is_held_against_a_good_one()
    {
        double[] heights = [.. TestScans.Adsorbates(), .. TestScans.Adsorbates(ghostRight: 20)];
        var result = _macro.Python(
            Read.Replace("48", "128", StringComparison.Ordinal)
            + "sharp, twice = rows[:128], rows[128:]\n"
            + "e = gwytip.Engine(provider='cpu')\n"
            + "print(json.dumps([e.compare(sharp, sharp), e.compare(twice, sharp, nm_per_pixel=0.2), "
            + "e.compare(sharp, sharp, nm_per_pixel=0.2, reference_nm_per_pixel=20)]))",
            heights);

        Assert.Equal("", result.Errors);
        JsonElement[] found = [.. JsonDocument.Parse(result.Output).RootElement.EnumerateArray()];
        Assert.Equal(
            ["as sharp", "as sharp", "cannot be compared"], found.Select(f => f.GetProperty("likeness").GetString()));
        Assert.Equal(1, found[0].GetProperty("score").GetDouble());
        Assert.Equal(0, found[0].GetProperty("differences").GetArrayLength());
        Assert.InRange(found[1].GetProperty("score").GetDouble(), 0.5, 0.99);
        Assert.Contains(
            found[1].GetProperty("differences").EnumerateArray(),
            d => d.GetString()!.Contains(" nm to the right that the reference has not", StringComparison.Ordinal));
        Assert.Equal(JsonValueKind.Null, found[2].GetProperty("score").ValueKind);
    }

    [Fact]
    public void Structs_are_as_large_as_the_C_ABI_has_them()
    {
        var result = _macro.Python(
            "import ctypes, gwytip\nprint(*(ctypes.sizeof(s) for s in (gwytip.Options, gwytip.Field, gwytip.StateReport, "
            + "gwytip.Report, gwytip.Tip, gwytip.Comparison)))");

        Assert.Equal(("32 56 232 240 1368 2096\n", ""), (result.Output, result.Errors));
    }

    [Theory]
    [InlineData("constant: the scan is constant", "gwytip.Engine().classify([[1.0] * 48] * 48)")]
    [InlineData("too-few-lines: ", "gwytip.Engine().classify(rows[:15])")]
    [InlineData("argument: the rows are not equally long", "gwytip.Engine().classify([rows[0], rows[1][:9]])")]
    [InlineData("surface: ", "gwytip.Engine().classify(rows, surface='pt-111')")]
    [InlineData("no-models: there is no models folder", "gwytip.Engine(models='/nowhere')")]
    [InlineData("provider: ", "gwytip.Engine(provider='abacus')")]
    public void What_is_wrong_is_a_TipError_that_says_so(string message, string call)
    {
        var result = _macro.Python($"{Read}try: {call}\nexcept gwytip.TipError as e: print(e)", TestScans.Heights(Width, Lines));

        Assert.Equal("", result.Errors);
        Assert.StartsWith(message, result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_library_that_is_not_there_is_named()
    {
        _macro.Environment["GWYTIP_LIBRARY"] = "/nowhere/libgwytip.so";

        var result = _macro.Python("import gwytip\ntry: gwytip.Engine()\nexcept gwytip.TipError as e: print(e)");

        Assert.Equal("library: libgwytip is not installed; looked for it at /nowhere/libgwytip.so\n", result.Output);
    }

    [Fact]
    public void A_text_matrix_is_judged_from_the_command_line()
    {
        double[] heights = TestScans.Heights(Width, Lines);
        string file = Path.Combine(_macro.Folder, "scan as text.txt");
        File.WriteAllLines(file, ["# Channel: Z", .. Enumerable.Range(0, Lines).Select(line => string.Join(
            '\t', heights.Skip(line * Width).Take(Width).Select(h => h.ToString("R", CultureInfo.InvariantCulture))))]);

        var result = _macro.PythonMacro("gwytip.py", file);

        Assert.Equal("", result.Errors);
        var expected = Judge(new Scan(heights, Width, Lines));
        Assert.Equal(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{file}: {Verdicts.NameOf(expected.Verdict)} {expected.Confidence:F2}, {expected.Reason}\n"),
            result.Output);
    }

    /// <summary>Children that wait forever are killed after a minute, and then there is no answer.</summary>
    [Fact]
    public void A_fork_hears_at_once_that_it_may_not_use_its_parents_library()
    {
        var result = _macro.Python($"""
            {Read}
            import multiprocessing, sys
            fork = multiprocessing.get_context("fork")
            def judge(engine, answers):
                try:
                    with engine or gwytip.Engine(provider="cpu") as mine:
                        answers.put(mine.classify(rows)["verdict"])
                except gwytip.TipError as error:
                    answers.put(str(error))
            def ask(engine):
                answers = fork.SimpleQueue()
                child = fork.Process(target=judge, args=(engine, answers))
                child.start()
                child.join(60)
                if child.is_alive():
                    child.kill()
                    sys.exit("a child did not end")
                return answers.get()
            before = ask(None)
            engine = gwytip.Engine(provider="cpu")
            verdict = engine.classify(rows)["verdict"]
            for answer in before == verdict, ask(engine), ask(None), engine.classify(rows)["verdict"] == verdict:
                print(answer)
            """, TestScans.Heights(Width, Lines));

        Assert.Equal("", result.Errors);
        string[] lines = result.Output.TrimEnd('\n').Split('\n');
        Assert.Equal(["True", "True"], [lines[0], lines[3]]);
        Assert.All(lines[1..3], line => Assert.Matches("^fork: .*by spawn or exec", line));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("here")]
    public void A_home_that_is_no_absolute_folder_lends_no_library(string home)
    {
        string folder = Path.Combine(_macro.Folder, "a folder to stand in");
        string lure = Directory.CreateDirectory(Path.Combine(folder, home, ".gwyddion", "gwytip")).FullName;
        File.WriteAllText(Path.Combine(lure, "libgwytip.so"), "a library of somebody else's");
        _macro.Environment["HOME"] = home;

        var result = _macro.Python($"""
            import gwytip, os
            os.chdir("{folder}")
            try: print(gwytip.library_path())
            except gwytip.TipError as error: print(error)
            """);

        Assert.Equal("", result.Errors);
        Assert.StartsWith("library: libgwytip is not installed; looked for it at /", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(folder, result.Output, StringComparison.Ordinal);
    }

    private TipReport Judge(Scan scan)
    {
        using var engine = new Engine(_macro.Models.Folder, ProviderChoice.Parse("cpu"));
        return engine.Classify(scan).Report;
    }
}
