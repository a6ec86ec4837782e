using System.Diagnostics;
using System.Text.RegularExpressions;
using GwyTip.Trainer.Quick;
using Microsoft.Playwright;

namespace GwyTip.Tests.Labelling;

/// <summary>
/// docs/new-surface.md from raw files to a bundle in use, with the programs and a real browser: two people label, a browser and
/// the program are killed, a bundle is made, a wrong verdict is corrected while measuring, and the next training learns of it.
/// The pictures of the page are the browser's own.
/// </summary>
[Collection(OneTrainedFolder.Name)]
public sealed partial class AfternoonTests(TrainedFolder trained, Chromium chromium) : InFolder, IClassFixture<Chromium>
{
    private const int Scans = 60;

    private static readonly string[] _states = ["asymmetry_dimer", "individual_atoms", "rows", "generic_defect"];

    [Fact]
    public async Task From_raw_files_to_a_bundle_that_is_corrected_at_the_microscope()
    {
        string source = Path.Combine(trained.Path, "models", "source");
        if (!Directory.Exists(source))
        {
            TestedProgram.Trainer.Succeed(trained.Path, "export", "--run", "run", "--out", source, "--foreign", "2");
        }
        var truth = Simulate();
        using (var label = Label())
        {
            string address = await AddressOf(label.StandardOutput);
            var ana = await chromium.Open(address);
            await Enter(ana, "Ana");
            await Say(ana, truth, 4, wrong: 0);
            int key = 1 + Array.IndexOf(_states, truth[await ana.InnerTextAsync("#about b")]);
            await ana.Keyboard.PressAsync($"{key}");
            await Picture(ana, "label-page.png");
            await ana.Keyboard.PressAsync($"{key}");
            await Say(ana, truth, Scans - 4, wrong: 0);

            var bo = await chromium.Open(address, width: 820, height: 1180, dark: true);
            await Enter(bo, "Bo");
            await Say(bo, truth, 25, wrong: 7);
            await bo.Context.CloseAsync();
            bo = await chromium.Open(address, width: 820, height: 1180, dark: true);
            await Enter(bo, "Bo");
            await bo.ClickAsync("#same-yes");
            await Desk.Shown(bo);
            await Picture(bo, "label-tablet.png");
            await Say(bo, truth, Scans - 25, wrong: 7);
            await bo.ClickAsync("#to-agreement");
            await bo.WaitForSelectorAsync("#disputed canvas");
            await Picture(bo, "label-agreement.png");
            label.Kill();
        }
        string summary = Train("labels", "scans", "--export", "labels.csv");
        Assert.Contains("60 of 60 scans labelled by 2 people, 120 answers", summary);
        Assert.Equal(Scans, File.ReadLines(PathTo("labels.csv")).Skip(1).Count(l => l.Split(',')[3] == "2"));

        string[] newSurface =
        [
            "new-surface", "--labels", "scans", "--surface", "si-111", "--source", "simulated", "--licence", "CC0", "--simulated",
            "--effort", "0.02", "--out", "models/si-111",
        ];
        Train([.. newSurface, "--features", source]);
        string card = File.ReadAllText(PathTo("models/si-111/CARD.md"));
        Assert.Contains("Cohen's kappa on the 60 scans that two people or more labelled", card);
        string said = Gwytip("classify", "scans", "--models", "models", "--surface", "si-111", "--format", "csv");
        Assert.Equal(1 + Scans, said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);

        string corrected = await CorrectOne(truth);
        Assert.Contains("there is nothing new", TestedProgram.Trainer.Fail(
            _folder.Path, [.. newSurface.Select(a => a == "scans" ? "labels.csv" : a), "--images", "scans", "--again"]));
        string again = Train([.. newSurface, "--again"]);
        Assert.Contains("1 correction from the microscope taken up", again);
        string before = Row("runs/si-111/labels.csv", corrected), after = Row("runs/si-111-2/labels.csv", corrected);
        Assert.Equal(("2", "3"), (before.Split(',')[3], after.Split(',')[3]));
        Assert.NotEqual(
            File.ReadAllText(PathTo("runs/si-111/dataset.json")), File.ReadAllText(PathTo("runs/si-111-2/dataset.json")));
        Assert.Equal(
            File.ReadAllText(PathTo("runs/si-111/split.json")), File.ReadAllText(PathTo("runs/si-111-2/split.json")));
        var page = await chromium.Open($"file://{PathTo("runs/si-111-2/page.html")}", width: 1000, height: 1300);
        string far = await page.InnerTextAsync("body");
        Assert.Contains("would help most", far);
        Assert.Contains("Cohen's kappa on the 60 scans", far);
        Assert.Equal(2, await page.Locator("#s1 ~ .wide table").First.Locator("tbody tr").CountAsync());
        await page.Locator("#s2").EvaluateAsync("heading => heading.scrollIntoView()");
        await Picture(page, "training-page.png");
        Assert.Contains("start/member-1.onnx", File.ReadAllText(PathTo("models/si-111/CARD.md")));
    }

    private string PathTo(string name) => Path.Combine(_folder.Path, name);

    private string Row(string file, string scan) =>
        File.ReadLines(PathTo(file)).Single(l => l.StartsWith(scan + ",", StringComparison.Ordinal));

    private string Train(params string[] arguments) => TestedProgram.Trainer.Succeed(_folder.Path, arguments);

    /// <summary>Scans of three sessions in a folder each, and the state that each shows; tip change set aside.</summary>
    private Dictionary<string, string> Simulate()
    {
        var (labels, images) = QuickScans.Write(PathTo("simulated"), new QuickSize(3, Scans / 3, 1, 1));
        string[] header = File.ReadLines(labels).First().Split(',');
        var columns = new Dictionary<string, string>
        {
            ["dimers"] = "asymmetry_dimer",
            ["asymmetries"] = "asymmetry_dimer",
            ["individual_atoms"] = "individual_atoms",
            ["rows"] = "rows",
            ["bad_blurry"] = "generic_defect",
        };
        var truth = new Dictionary<string, string>();
        foreach (string[] row in File.ReadLines(labels).Skip(1).Select(l => l.Split(',')))
        {
            // The session stands in the name: session-01-scan-02.gwy.
            string name = $"{row[0][..10]}/{row[0][11..]}";
            Directory.CreateDirectory(Path.GetDirectoryName(PathTo($"scans/{name}"))!);
            File.Move(Path.Combine(images, row[0]), PathTo($"scans/{name}"));
            truth[name] = columns.FirstOrDefault(c => row[Array.IndexOf(header, c.Key)] == "1").Value ?? "";
        }
        return truth;
    }

    private Process Label()
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "gwytip-train"), [
            "label", "scans", "--surface", "si-111", "--states", string.Join(',', _states), "--everybody", "1", "--port", "0"])
        {
            WorkingDirectory = _folder.Path,
            RedirectStandardOutput = true,
        };
        return Process.Start(start)!;
    }

    private static async Task<string> AddressOf(StreamReader output)
    {
        while (await output.ReadLineAsync() is { } line)
        {
            if (Address().Match(line) is { Success: true } found)
            {
                return found.Groups[1].Value;
            }
        }
        throw new InvalidOperationException("it did not say where the page is");
    }

    private static async Task Enter(IPage page, string name)
    {
        await page.FillAsync("#name", name);
        await page.PressAsync("#name", "Enter");
    }

    /// <summary>Says of so many scans what they show, by the keyboard; of every so manieth something else.</summary>
    private static async Task Say(IPage page, Dictionary<string, string> truth, int scans, int wrong)
    {
        long shown = 0;
        for (int i = 0; i < scans; i++)
        {
            shown = await Desk.Shown(page, shown);
            int state = Array.IndexOf(_states, truth[await page.InnerTextAsync("#about b")]);
            if (wrong > 0 && i % wrong == wrong - 1)
            {
                state = (state + 1) % _states.Length;
            }
            if (state >= 0)
            {
                await page.Keyboard.PressAsync($"{state + 1}");
            }
            await page.Keyboard.PressAsync("Enter");
            if (state < 0)
            {
                await page.Keyboard.PressAsync("Enter");
            }
        }
        await page.WaitForFunctionAsync("shown => document.body.dataset.scan !== String(shown)", shown);
    }

    private static async Task Picture(IPage page, string name)
    {
        string path = Repository.PathTo("artifacts", name);
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = path });
        Assert.True(new FileInfo(path).Length > 10_000);
    }

    private string Gwytip(params string[] arguments)
    {
        Ran ran = Ran.ToItsEnd(HowToStart(arguments));
        Assert.True(ran.Status == 0, ran.Errors);
        return ran.Output;
    }

    private ProcessStartInfo HowToStart(string[] arguments) =>
        new(Repository.PathTo("artifacts", "cli", "gwytip"), arguments) { WorkingDirectory = _folder.Path };

    /// <summary>One click on the page of <c>gwytip watch</c>, at the first scan of which it says another state.</summary>
    /// <returns>The scan's file.</returns>
    private async Task<string> CorrectOne(Dictionary<string, string> truth)
    {
        var start = HowToStart(["watch", "scans", "--models", "models", "--surface", "si-111", "--existing", "--serve", "0"]);
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        using var watch = Process.Start(start)!;
        _ = watch.StandardOutput.ReadToEndAsync();
        try
        {
            string address = await AddressOf(watch.StandardError);
            _ = watch.StandardError.ReadToEndAsync();
            var page = await chromium.Open(address);
            await page.WaitForFunctionAsync(
                "count => document.querySelector('#day dd')?.textContent === String(count)", Scans,
                new PageWaitForFunctionOptions { Timeout = 60_000 });
            var (card, file, state) = await FirstWrong(page, truth);
            await card.Locator("summary").ClickAsync();
            await card.Locator("button", new LocatorLocatorOptions { HasTextString = state }).ClickAsync();
            await card.Locator($"text=You said: {state}.").WaitForAsync();
            await page.Locator("#scans").EvaluateAsync("scans => scans.previousElementSibling.scrollIntoView()");
            await Picture(page, "watch-correction.png");
            Assert.Contains($"\"file\":\"{file}\"", File.ReadAllText(PathTo("scans/gwytip-corrections.jsonl")));
            return file;
        }
        finally
        {
            watch.Kill();
        }
    }

    private static async Task<(ILocator Card, string File, string State)> FirstWrong(
        IPage page, Dictionary<string, string> truth)
    {
        foreach (var card in await page.Locator("#scans li").AllAsync())
        {
            string file = (await card.Locator("small").First.InnerTextAsync()).Split(' ', 2)[1], state = truth[file];
            if (state.Length > 0 && !(await card.InnerTextAsync()).Contains(state, StringComparison.Ordinal))
            {
                return (card, file, state.Replace('_', ' '));
            }
        }
        throw new InvalidOperationException("the small networks were right everywhere");
    }

    [GeneratedRegex(@"the page is at (\S+)")]
    private static partial Regex Address();
}
