using System.Text.Json;
using GwyTip.Core;
using GwyTip.ScanFiles;

namespace GwyTip.Tests.RealFiles;

/// <summary>The command on scans and bundles that the test makes.</summary>
public sealed class RealCommandTests : IDisposable
{
    private const string Header = "file,set,surface,nm,kind,label,sure\n";

    private readonly TemporaryFolder _folder = new();

    private readonly TinyModels _models = new();

    public RealCommandTests()
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, "scans", "lab"));
        foreach (var (name, seed) in new[] { ("sharp", 1), ("changed", 2), ("foreign", 3) })
        {
            double[] heights = TestScans.Heights(48, 48, seed);
            ushort[] grey = [.. heights.Select(h => (ushort)(60e10 * (h + 1.1e-10)))];
            GreyPngWriter.Write(Path.Combine(_folder.Path, "scans", "lab", name + ".png"), grey, 48, 8);
        }
        File.WriteAllText(Path.Combine(_folder.Path, "scans", "lab", "broken.png"), "no picture");
        Write("real.csv", Header
            + "lab/sharp.png,dev,Ag(111),9,good,sharp,clear\nlab/changed.png,dev,Ag(111),,bad,tip_change,clear\n"
            + "lab/foreign.png,test,mica,5,foreign,foreign,clear\nlab/broken.png,dev,Ag(111),9,any,any,weak\n");
        // Every scan is foreign to gold, so that the bundle for any surface answers.
        _models.LetTell(_models.Add("au-111", [new(TinyState.Always("rows", 0.9))]), -2);
        _models.Add(AnySurface.Name, [new(TinyState.Always("sharp", 0.8), TinyState.Always(TipState.TipChange, 0.3))]);
    }

    public void Dispose()
    {
        _folder.Dispose();
        _models.Dispose();
    }

    [Fact]
    public void A_page_has_figures_and_verdicts_by_label_and_file_by_file_and_says_how_it_was_made()
    {
        string page = Real("--format", "markdown").ReplaceLineEndings("\n");

        Assert.StartsWith("# Real files, one by one\n\n```\ngwytip-study real --models ", page, StringComparison.Ordinal);
        Assert.Contains("4 measured scans (3 of the set `dev`, 1 of the set `test`)", page, StringComparison.Ordinal);
        Assert.Contains("| sharp called good | 1.000 | 1.000 | 1.000 | ≥ 0.50 | 1 | 1 |", page, StringComparison.Ordinal);
        Assert.Contains("| foreign not taken for a known surface | 1.000 | 1.000 | 1.000 | ≥ 0.90 | 1 | 1 |", page,
            StringComparison.Ordinal);
        Assert.Contains("| good against bad, AUROC | 0.500 | 0.500 | 0.500 | ≥ 0.85 | 1 against 1 | 1 |", page,
            StringComparison.Ordinal);
        Assert.Contains("| bad | tip_change | 1 | 1 | 1 | 0 | 0 | 0 | 0 | 1 |", page, StringComparison.Ordinal);
        Assert.Contains(
            "| lab/changed.png | Ag(111) | – | bad | tip_change | clear | any | good | sharp | 0.50 |", page,
            StringComparison.Ordinal);
        Assert.Contains("| any | any | 1 | 0 | 0 | 0 | 0 | 0 | 1 | 0 |", page, StringComparison.Ordinal);
        Assert.DoesNotContain("operators' notes", page, StringComparison.Ordinal);
    }

    [Fact]
    public void What_operators_noted_is_a_further_section_and_may_be_of_other_files()
    {
        Write("real.csv", Header + "lab/sharp.png,dev,Ag(111),9,good,sharp,clear\n");
        Write("expected.csv", "file,accepted_surfaces,accepted_verdicts\nlab/foreign.png,unknown-surface,unknown-surface\n"
            + "lab/sharp.png,au-111,good\nlab/broken.png,any,any\n");

        using var page = JsonDocument.Parse(Real("--expected", "expected.csv", "--format", "json"));

        var tables = page.RootElement.EnumerateArray().Where(b => b.TryGetProperty("table", out _)).ToArray();
        Assert.Equal(
            ["yes", "no", "no"],
            tables[4].GetProperty("table").EnumerateArray().Select(r => r.GetProperty("agrees").GetString()));
        Assert.Equal(
            "1 of 3 agree, of the foreign ones 1 of 1.",
            page.RootElement.EnumerateArray().Last().GetProperty("paragraph").GetString());
    }

    [Fact]
    public void Contact_sheets_show_right_and_wrong_calls()
    {
        Assert.Contains("calls.md", Real("--out", "sheets"), StringComparison.Ordinal);

        string page = File.ReadAllText(Path.Combine(_folder.Path, "sheets", "calls.md")).ReplaceLineEndings("\n");
        Assert.Contains("## Wrong\n\n![Wrong](wrong.png)\n", page, StringComparison.Ordinal);
        Assert.Contains("| 1 | bad | tip_change | lab/changed.png: good, sharp (any) |", page, StringComparison.Ordinal);
        Assert.Contains("## Left open, or nothing asked\n\nNone.", page, StringComparison.Ordinal);
        // Two rows of one scan each: the sharp one and the foreign one.
        var right = GreyPng.Read(Path.Combine(_folder.Path, "sheets", "right.png"));
        Assert.Equal((132, 264), (right.Width, right.Lines));
        Assert.Equal(["calls.md", "right.png", "wrong.png"],
            Directory.GetFiles(Path.Combine(_folder.Path, "sheets")).Select(f => Path.GetFileName(f)!).Order());
    }

    [Fact]
    public void One_set_can_be_judged_alone()
    {
        string text = Real("--set", "test");

        Assert.Contains("1 measured scan (1 of the set `test`)", text, StringComparison.Ordinal);
        Assert.DoesNotContain("lab/sharp.png", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_bundle_has_a_row_on_scans_of_its_own()
    {
        string page = Real("--format", "markdown");

        Assert.Contains("| bundle | held out | scans | sessions | AUROC |", page, StringComparison.Ordinal);
        Assert.Contains("\n| any | measured |", page, StringComparison.Ordinal);
        Assert.Contains("\n| au-111 | measured |", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Faults_are_laid_on_sharp_scans_alone_and_are_the_same_again()
    {
        AddSharp("lab/large.png");

        string page = Real("--lay-faults", "laid", "--format", "markdown");

        Assert.Equal(page, Real("--lay-faults", "laid", "--format", "markdown"));
        Assert.Contains("120 scans made from 1 clear good ones", page, StringComparison.Ordinal);
        Assert.Matches(@"\| sharp \| \d+ \| 0\.500 \| 0\.500 \| 0\.500 \| – \| 0\.\d+ \| 1\.000 \|", page);
        Assert.Matches(@"\| tip_change \| \d+ \| 0\.500 \| 0\.500 \| 0\.500 \| ≥ 0\.80 \| – \| 0\.000 \|", page);
        Assert.Equal(
            ["001-large.png"], Directory.GetFiles(Path.Combine(_folder.Path, "laid", "clean")).Select(f => Path.GetFileName(f)!));
    }

    [Fact]
    public void Faults_need_a_sharp_scan_and_the_bundle_for_any_surface_and_a_folder_of_their_own()
    {
        string tooSmall = LayFails();
        Assert.Contains("passed over: 001-sharp.png: 48 measured lines", tooSmall, StringComparison.Ordinal);
        Assert.Contains("holds no scan that faults can be laid on: 1 files were passed over", tooSmall, StringComparison.Ordinal);
        AddSharp("lab/large.png");
        Directory.CreateDirectory(Path.Combine(_folder.Path, "mixed", "clean"));
        File.WriteAllText(Path.Combine(_folder.Path, "mixed", "clean", "other.png"), "");
        Assert.Contains("holds 2 files and not only the 1 sharp scans", LayFails("mixed"), StringComparison.Ordinal);
        Write("real.csv", Header + "lab/changed.png,dev,Ag(111),,bad,tip_change,clear\n");
        Assert.Contains("has no scan to lay faults on: of kind good, labelled sharp", LayFails(), StringComparison.Ordinal);
        Directory.Delete(Path.Combine(_models.Folder, AnySurface.Name), recursive: true);
        Assert.Contains("there is no bundle 'any' to ask", LayFails(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("has no scan of the set 'held', only of dev, test", "--set", "held")]
    [InlineData("expected.csv", "--expected", "expected.csv")]
    public void What_cannot_be_done_is_said(string message, params string[] arguments) =>
        Assert.Contains(message, TestedProgram.Study.Fail(_folder.Path, Arguments(arguments)), StringComparison.Ordinal);

    [Fact]
    public void A_list_of_which_no_file_can_be_judged_is_no_page_of_dashes()
    {
        Write("real.csv", Header + "lab/broken.png,dev,Ag(111),9,any,any,weak\nlab/gone.png,dev,Ag(111),9,any,any,weak\n");

        string error = TestedProgram.Study.Fail(_folder.Path, Arguments());

        Assert.Contains("none of the 2 files can be judged; lab/broken.png: ", error, StringComparison.Ordinal);
    }

    private string LayFails(string folder = "laid") =>
        TestedProgram.Study.Fail(_folder.Path, Arguments("--lay-faults", folder));

    /// <summary>A list of one scan that is large enough for faults.</summary>
    private void AddSharp(string file)
    {
        ushort[] grey = [.. TestScans.Heights(96, 96, 4).Select(h => (ushort)(60e10 * (h + 1.1e-10)))];
        GreyPngWriter.Write(Path.Combine(_folder.Path, "scans", file), grey, 96, 8);
        Write("real.csv", Header + $"{file},dev,Ag(111),9,good,sharp,clear\n");
    }

    private string Real(params string[] arguments) => TestedProgram.Study.Succeed(_folder.Path, Arguments(arguments));

    private string[] Arguments(params string[] arguments) =>
        ["real", "--models", _models.Folder, "--files", "scans", "--list", "real.csv", .. arguments];

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder.Path, name), text);
}
