using Microsoft.Playwright;

namespace GwyTip.Tests.Labelling;

/// <summary>The page of <c>gwytip-train label</c> in a real browser, by keyboard as people use it.</summary>
[Collection(OneChromium.Name)]
public sealed class LabelPageTests(Chromium chromium) : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    private static async Task Enter(IPage page, string name)
    {
        await page.FillAsync("#name", name);
        await page.PressAsync("#name", "Enter");
    }

    [Fact]
    public async Task By_keyboard_alone_scans_are_labelled_noted_taken_back_and_changed()
    {
        _desk.Open();
        var page = await chromium.Open(_desk.Server.Address);
        await Enter(page, "Ana");
        long first = await Desk.Shown(page);
        Assert.Contains("40 × 40 nm · 64 × 64 pixels · Z (Forward)", await page.InnerTextAsync("#about"));

        // Two states at once, and a note.
        await page.Keyboard.PressAsync("1");
        await page.Keyboard.PressAsync("3");
        await page.Keyboard.PressAsync("n");
        await page.Keyboard.TypeAsync("step at 1");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Enter");
        long second = await Desk.Shown(page, first);
        Assert.Equal([$"{Name(first)}: individual_atoms+double_tip (step at 1) by Ana"], _desk.Said);

        // One cannot tell; then back, and something else is said.
        await page.Keyboard.PressAsync(" ");
        long third = await Desk.Shown(page, second);
        await page.Keyboard.PressAsync("Backspace");
        Assert.Equal(second, await Desk.Shown(page, third));
        await page.Keyboard.PressAsync("2");
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal(third, await Desk.Shown(page, second));
        Assert.Equal($"{Name(second)}: rows by Ana", _desk.Said[1]);

        // Taken back, the scan is there again; nothing chosen asks once more.
        await page.Keyboard.PressAsync("u");
        Assert.Equal(second, await Desk.Shown(page, third));
        Assert.Single(_desk.Said);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("#hint:has-text('Once more')");
        Assert.Single(_desk.Said);
        await page.Keyboard.PressAsync("Enter");
        await Desk.Shown(page, second);
        Assert.Equal($"{Name(second)}:  by Ana", _desk.Said[1]);
        Assert.Matches(@"^2 by you, 2 of 6 by somebody\. 4 left for you, about \d+ s\.$", await page.InnerTextAsync("#count"));
        Assert.Contains("double tip1 of 20", (await page.InnerTextAsync("#needs")).ReplaceLineEndings(""));
    }

    [Fact]
    public async Task The_next_three_scans_are_there_before_they_are_asked_for()
    {
        _desk.Open();
        var page = await chromium.Open(_desk.Server.Address);
        var pictures = new List<string>();
        page.Request += (_, request) => pictures.Add(request.Url);
        await Enter(page, "Ana");
        await Desk.Shown(page);
        await page.WaitForFunctionAsync("() => queue.length === 3 && queue.every(scan => scan.ready)");

        Assert.Equal(8, pictures.Count(p => p.Contains("/picture/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_page_that_is_open_while_another_state_is_asked_for_says_nothing_of_it_and_shows_it_then()
    {
        _desk.Open(states: ["rows"]);
        var page = await chromium.Open(_desk.Server.Address);
        await Enter(page, "Ana");
        long scan = await Desk.Shown(page);
        await page.WaitForFunctionAsync("() => queue.length === 3 && !filling");
        _desk.Database.Ask(["rows", "double_tip"]);
        await page.Keyboard.PressAsync("1");
        await page.Keyboard.PressAsync("Enter");

        await page.WaitForSelectorAsync("#states li:nth-child(2)");
        var said = Assert.Single(_desk.Database.LastAnswers()).Said;
        Assert.Equal((scan, "rows"), (said.Scan, Assert.Single(said.Asked!)));
        Assert.Empty(_desk.Said);
    }

    [Fact]
    public async Task Pictures_zoom_and_change_their_colours_and_what_was_not_measured_stands_out()
    {
        double[] half = TestScans.Heights(64, 64);
        half.AsSpan(32 * 64).Fill(double.NaN);
        _desk.Write("0-half.gwy", half);
        for (int i = 0; i < 6; i++)
        {
            File.Delete(Path.Combine(_desk.Path, $"2026-03-0{1 + i % 3}", $"scan-{i}.gwy"));
        }
        _desk.Open();
        var page = await chromium.Open(_desk.Server.Address);
        await Enter(page, "Ana");
        await Desk.Shown(page);
        Task<string> Pixel(int y) => page.EvaluateAsync<string>(
            "y => [...document.getElementById('measured').getContext('2d').getImageData(5, y, 1, 1).data].join()", y);

        Assert.Equal("48,0,0,255", await Pixel(50));
        string grey = await Pixel(10);
        Assert.Matches(@"^(\d+),\1,\1,255$", grey);
        await page.Keyboard.PressAsync("c");
        Assert.NotEqual(grey, await Pixel(10));
        await page.Keyboard.PressAsync("+");
        await page.Keyboard.PressAsync("+");
        Assert.Equal("4×", await page.InnerTextAsync("#zoom"));
        await page.Keyboard.PressAsync("v");
        Assert.True(await page.IsHiddenAsync("#measured"));
        Assert.True(await page.IsVisibleAsync("#networks"));
    }

    [Fact]
    public async Task Two_people_are_blind_to_each_other_and_talk_over_what_they_disagree_on()
    {
        _desk.Open(everybody: 1);
        var (ana, bo) = (await chromium.Open(_desk.Server.Address), await chromium.Open(_desk.Server.Address, dark: true));
        await Enter(ana, "<b>Ana</b>");
        long scan = await Desk.Shown(ana);
        await ana.Keyboard.PressAsync("1");
        await ana.Keyboard.PressAsync("Enter");
        await Desk.Shown(ana, scan);
        await Enter(bo, "Bo");
        // The same scan, with nothing of what Ana said.
        Assert.Equal(scan, await Desk.Shown(bo));
        Assert.Equal("", await bo.InnerTextAsync("#hint"));
        await bo.ClickAsync("#to-agreement");
        await bo.WaitForSelectorAsync("#no-dispute");
        await bo.ClickAsync("#to-labels");
        await bo.Keyboard.PressAsync("2");
        await bo.Keyboard.PressAsync("Enter");
        await Desk.Shown(bo, scan);
        await bo.ClickAsync("#to-agreement");

        await bo.WaitForSelectorAsync("#disputed li");
        string text = await bo.InnerTextAsync("#agreement");
        Assert.Contains("<b>Ana</b>: individual atoms", text);
        Assert.Contains("Bo: rows", text);
        Assert.Contains("<b>Ana</b> and Bo", text);
    }

    [Fact]
    public async Task Somebody_of_a_name_that_is_taken_is_asked_whether_they_are_that_person()
    {
        _desk.Open();
        var page = await chromium.Open(_desk.Server.Address);
        await Enter(page, "Ana");
        long scan = await Desk.Shown(page);
        await page.Keyboard.PressAsync(" ");
        await Desk.Shown(page, scan);

        var other = await chromium.Open(_desk.Server.Address);
        await Enter(other, "ANA");
        await other.WaitForSelectorAsync("#same:has-text('Ana has labelled 1 scans here. Is that you?')");
        Assert.True(await other.IsHiddenAsync("#desk"));
        await other.ClickAsync("#same-yes");
        Assert.NotEqual(scan, await Desk.Shown(other));
    }

    [Fact]
    public async Task Blank_scans_are_passed_over_and_the_end_is_said()
    {
        _desk.Write("0-blank.gwy", new double[64 * 64]);
        File.WriteAllText(Path.Combine(_desk.Path, "0-broken.gwy"), "GWYPnothing");
        _desk.Open();
        var page = await chromium.Open(_desk.Server.Address);
        await Enter(page, "Ana");
        long scan = 0;
        for (int i = 0; i < 6; i++)
        {
            scan = await Desk.Shown(page, scan);
            await page.Keyboard.PressAsync(" ");
        }
        await page.WaitForSelectorAsync("#done", new PageWaitForSelectorOptions { State = WaitForSelectorState.Visible });

        Assert.Equal(6, _desk.Said.Length);
        Assert.Equal(
            ["0-blank.gwy", "0-broken.gwy"], _desk.Database.Scans.Where(s => s.Problem is not null).Select(s => s.File));
        await page.Keyboard.PressAsync("Backspace");
        Assert.Equal(scan, await Desk.Shown(page));
    }

    [Fact]
    public async Task An_answer_that_cannot_be_saved_keeps_its_scan_on_the_screen_and_says_why()
    {
        _desk.Open();
        var page = await chromium.Open(_desk.Server.Address);
        await Enter(page, "Ana");
        long scan = await Desk.Shown(page);
        await page.WaitForFunctionAsync("() => queue.length === 3");
        _desk.Server.Dispose();
        await page.Keyboard.PressAsync("1");
        await page.Keyboard.PressAsync("Enter");

        await page.WaitForSelectorAsync("#fault:has-text('Not saved: gwytip-train label does not answer.')");
        Assert.Equal(scan, await Desk.Shown(page));
        Assert.Equal("true", await page.GetAttributeAsync("#states li:first-child button", "aria-pressed"));
        Assert.Empty(_desk.Said);
    }

    private string Name(long scan) => _desk.Database.Scan(scan)!.File;
}
