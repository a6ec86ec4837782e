using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace GwyTip.Tests;

/// <summary>The page of <c>gwytip watch --serve</c>, in a real browser without a screen.</summary>
public sealed class WatchPageTests : IDisposable
{
    private readonly Workplace _work = new();

    public WatchPageTests() => Directory.CreateDirectory(_work.PathTo("in"));

    public void Dispose() => _work.Dispose();

    [Fact]
    public void The_page_shows_scans_verdicts_and_the_day()
    {
        _work.Models.Add("si-h-100", [new(TinyState.Always("rows", 0.25), TinyState.Always("tip_change", 0.75))]);
        using var watching = new Watching(_work, "--serve", "0", "--alarm-after", "2");
        string address = watching.PageAddress();
        _work.WriteGood(Path.Combine("in", "<img src=x onerror=alert(1)>.gwy"));
        File.Copy(Repository.PathTo("samples", "si-h-100-rows.gwy"), _work.PathTo(Path.Combine("in", "rows.gwy")));
        File.Copy(Repository.PathTo("samples", "blank.gwy"), _work.PathTo(Path.Combine("in", "blank.gwy")));
        watching.WaitFor(() => watching.Log("scan").Length == 3);

        string page = Browse("--dump-dom", address);
        string shot = Repository.PathTo("artifacts", "watch-page.png");
        Browse($"--screenshot={shot}", address);

        Assert.Equal(2, Matches(page, "<li class=\"bad\"><canvas"));
        Assert.Equal(1, Matches(page, "<li class=\"not judged\"><div class=\"empty\">"));
        Assert.Contains("&lt;img src=x onerror=alert(1)&gt;.gwy", page, StringComparison.Ordinal);
        Assert.Contains("constant: the scan is constant", page, StringComparison.Ordinal);
        Assert.Matches("<dt>scans</dt><dd>3</dd>.*<dt>bad</dt><dd>2</dd>.*<dt>share good</dt><dd>0 %</dd>", page);
        Assert.Contains("The tip is bad: the last 2 scans or more.", page, StringComparison.Ordinal);
        Assert.Equal(2, Matches(page, "stroke=\"var\\(--bad\\)\""));
        Assert.True(new FileInfo(shot).Length > 10_000);
    }

    [Fact]
    public void The_page_shows_the_tip_of_the_latest_scan_and_says_what_it_is_like()
    {
        using var watching = new Watching(_work, "--serve", "0");
        string address = watching.PageAddress();
        _work.Write(Path.Combine("in", "a double tip.gwy"), TestScans.Adsorbates(ghostRight: 20), 128, 128);
        watching.WaitFor(() => watching.Log("scan").Length == 1);

        string page = Browse("--dump-dom", address);
        string shot = Repository.PathTo("artifacts", "watch-page-tip.png");
        Browse($"--screenshot={shot}", address);

        Assert.Matches(
            "<section id=\"tip\" class=\"good\">.*<b>good</b><span>This is your tip: [\\d.]+ pixels wide, a ghost [\\d.]+ pixels "
            + "to the right \\(from 10 adsorbates\\)\\.</span><small>[\\d:]+ a double tip.gwy</small>",
            page.ReplaceLineEndings(" "));
        Assert.True(new FileInfo(shot).Length > 10_000);
    }

    [Fact]
    public async Task The_pictures_of_the_tip_are_bytes_of_grey()
    {
        using var watching = new Watching(_work, "--serve", "0");
        string address = watching.PageAddress();
        _work.Write(Path.Combine("in", "a.gwy"), TestScans.Adsorbates(ghostRight: 20), 128, 128);
        watching.WaitFor(() => watching.Log("scan").Length == 1);
        using var client = new HttpClient();

        byte[] grey = await client.GetByteArrayAsync(address + "tip/1");

        // Near and wide: bright in the middle; only the wide one has the ghost, 20 pixels or some 9 of its own to the right.
        Assert.Equal(2 * 33 * 33, grey.Length);
        Assert.InRange(grey[16 * 33 + 16], 230, 255);
        Assert.InRange(grey[16 * 33 + 32], 40, 80);
        Assert.InRange(grey[33 * 33 + 16 * 33 + 16 + 9], 90, 150);
        Assert.InRange(grey[33 * 33 + 16 * 33 + 16 - 9], 40, 80);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(address + "tip/2")).StatusCode);
    }

    [Fact]
    public async Task Nobody_else_is_answered()
    {
        using var watching = new Watching(_work, "--serve", "0");
        string address = watching.PageAddress();
        using var client = new HttpClient();
        using var foreign = new HttpRequestMessage(HttpMethod.Get, address + "state.json");
        foreign.Headers.Host = "tips.example";

        Assert.StartsWith("http://127.0.0.1:", address, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.MisdirectedRequest, (await client.SendAsync(foreign)).StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await client.PostAsync(address, null)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(address + "picture/7")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(address + "..%2Flog.jsonl")).StatusCode);
        Assert.Equal(0, JsonDocument.Parse(await client.GetStringAsync(address + "state.json")).RootElement.GetProperty("day")
            .GetProperty("scans").GetInt32());
    }

    [Fact]
    public void A_port_that_is_taken_is_said_so_at_the_start()
    {
        using var watching = new Watching(_work, "--serve", "0");
        string port = watching.PageAddress().Split(':')[^1].TrimEnd('/');

        Ran answer = _work.Run("watch", "in", "--models", _work.Models.Folder, "--serve", port);

        Assert.Equal(1, answer.Status);
        Assert.Contains(port, answer.Errors, StringComparison.Ordinal);
    }

    private static int Matches(string page, string pattern) => Regex.Count(page, pattern);

    private string Browse(params string[] arguments)
    {
        Ran ran = Ran.Must("chromium", [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
            $"--user-data-dir={_work.PathTo("browser")}",
            "--window-size=1280,900", "--virtual-time-budget=4000", .. arguments]);
        return ran.Output;
    }
}
