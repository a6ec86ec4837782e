using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace GwyTip.Tests;

/// <summary>What people at the microscope say is wrong, by the page of <c>gwytip watch --serve</c>.</summary>
public sealed class CorrectionTests : IDisposable
{
    private readonly Workplace _work = new();
    private readonly HttpClient _client = new();

    public CorrectionTests() => Directory.CreateDirectory(_work.PathTo("in"));

    public void Dispose()
    {
        _client.Dispose();
        _work.Dispose();
    }

    private string FilePath => _work.PathTo(Path.Combine("in", "gwytip-corrections.jsonl"));

    private async Task<(HttpStatusCode, string)> Correct(
        string address, string body, string? token, string? origin = "own", string? host = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address + "correction")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        if (token is not null)
        {
            request.Headers.Add("X-GwyTip-Token", token);
        }
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin == "own" ? address.TrimEnd('/') : origin);
        }
        request.Headers.Host = host;
        using var answer = await _client.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private async Task<string> Token(string address) => JsonDocument.Parse(await _client.GetStringAsync(address + "state.json"))
        .RootElement.GetProperty("token").GetString()!;

    [Fact]
    public async Task A_correction_is_a_line_with_what_the_scan_holds_and_what_it_shows()
    {
        using var watching = new Watching(_work, "--serve", "0");
        string address = watching.PageAddress(), scan = _work.WriteGood(Path.Combine("in", "a.gwy"));
        watching.WaitFor(() => watching.Log("scan").Length == 1);
        string state = JsonDocument.Parse(await _client.GetStringAsync(address + "state.json")).RootElement
            .GetProperty("scans")[0].GetProperty("states")[0].GetString()!;
        // What a power cut left without its end.
        File.WriteAllText(FilePath, "{\"file\":");

        string body = "{\"id\":1,\"states\":[\"" + state + "\",\"" + state + "\"]}";
        Assert.Equal((HttpStatusCode.OK, "saved"), await Correct(address, body, await Token(address)));
        Assert.Equal((HttpStatusCode.OK, "saved"), await Correct(address, "{\"id\":1,\"states\":[]}", await Token(address)));

        string[] lines = File.ReadAllLines(FilePath);
        Assert.Equal(("{\"file\":", 3), (lines[0], lines.Length));
        var line = JsonDocument.Parse(lines[1]).RootElement;
        Assert.Equal("a.gwy", line.GetProperty("file").GetString());
        string hash = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(_work.PathTo(scan))));
        Assert.Equal(hash, line.GetProperty("sha256").GetString());
        Assert.Equal([state], line.GetProperty("states").EnumerateArray().Select(s => s.GetString()));
        Assert.Equal(["rows", "tip_change"], line.GetProperty("asked").EnumerateArray().Select(s => s.GetString()).Order());
        Assert.Equal(0, JsonDocument.Parse(lines[2]).RootElement.GetProperty("states").GetArrayLength());
        Assert.Equal(0, JsonDocument.Parse(await _client.GetStringAsync(address + "state.json")).RootElement
            .GetProperty("scans")[0].GetProperty("corrected").GetArrayLength());
    }

    [Fact]
    public async Task Nobody_else_can_correct_and_nothing_but_a_scan_that_is_shown()
    {
        using var watching = new Watching(_work, "--serve", "0");
        string address = watching.PageAddress();
        _work.WriteGood(Path.Combine("in", "a.gwy"));
        watching.WaitFor(() => watching.Log("scan").Length == 1);
        string token = await Token(address), body = "{\"id\":1,\"states\":[]}";

        Assert.Equal(HttpStatusCode.Forbidden, (await Correct(address, body, token: null)).Item1);
        Assert.Equal(HttpStatusCode.Forbidden, (await Correct(address, body, new string('0', token.Length))).Item1);
        Assert.Equal(HttpStatusCode.Forbidden, (await Correct(address, body, token, origin: null)).Item1);
        Assert.Equal(HttpStatusCode.Forbidden, (await Correct(address, body, token, "http://tips.example")).Item1);
        Assert.Equal(HttpStatusCode.MisdirectedRequest, (await Correct(address, body, token, host: "tips.example")).Item1);
        Assert.Equal(HttpStatusCode.NotFound, (await Correct(address, "{\"id\":7,\"states\":[]}", token)).Item1);
        Assert.Equal(HttpStatusCode.BadRequest, (await Correct(address, "{\"id\":1,\"states\":[\"nice\"]}", token)).Item1);
        foreach (string no in (string[])["", "{", "[]", "{\"id\":\"../x\",\"states\":[]}", "{\"id\":1,\"states\":[1]}",
            "{\"id\":1,\"states\":[null]}", "{\"id\":1,\"id\":1}", "{\"id\":1,\"states\":[\"\\ud800\"]}",
            "{\"id\":1}", "{\"id\":1,\"states\":[],\"file\":\"../x\"}", new string(' ', 20_000)])
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await Correct(address, no, token)).Item1);
        }
        Assert.False(File.Exists(FilePath));
    }

    /// <summary>What was seen is another scan than the one that the file holds now.</summary>
    [Fact]
    public async Task A_scan_that_has_changed_since_it_was_judged_cannot_be_corrected()
    {
        using var watching = new Watching(_work, "--serve", "0");
        string address = watching.PageAddress(), name = Path.Combine("in", "a.gwy");
        _work.WriteGood(name);
        watching.WaitFor(() => watching.Log("scan").Length == 1);
        // No scan, so that no verdict takes the place of the first.
        File.WriteAllText(_work.PathTo(name), "notes");

        var (status, said) = await Correct(address, "{\"id\":1,\"states\":[]}", await Token(address));

        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("has changed since it was judged", said, StringComparison.Ordinal);
        Assert.False(File.Exists(FilePath));
    }

    [Fact]
    public async Task A_correction_that_cannot_be_written_is_said_to_be_lost()
    {
        using var watching = new Watching(_work, "--serve", "0");
        string address = watching.PageAddress();
        _work.WriteGood(Path.Combine("in", "a.gwy"));
        watching.WaitFor(() => watching.Log("scan").Length == 1);
        Directory.CreateDirectory(FilePath);

        var (status, said) = await Correct(address, "{\"id\":1,\"states\":[]}", await Token(address));

        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.StartsWith("not saved: ", said, StringComparison.Ordinal);
    }
}
