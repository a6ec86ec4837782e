using System.Net;
using System.Text;

namespace GwyTip.Tests.Labelling;

/// <summary>Who is let in, and who is not.</summary>
public sealed class LabelServerTests : IDisposable
{
    private readonly Desk _desk = new();
    private readonly HttpClient _client = new();

    public void Dispose()
    {
        _client.Dispose();
        _desk.Dispose();
    }

    private async Task<(HttpStatusCode Status, string Text)> Ask(
        HttpMethod method, string path, string? body = null, string? token = null, string? origin = "own", string? host = null)
    {
        string address = $"http://127.0.0.1:{new Uri(_desk.Server.Address).Port}/";
        using var request = new HttpRequestMessage(method, address + path);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }
        if (token is not null)
        {
            request.Headers.Add("X-GwyTip-Token", token);
        }
        if (method == HttpMethod.Post && origin is not null)
        {
            request.Headers.Add("Origin", origin == "own" ? address.TrimEnd('/') : origin);
        }
        request.Headers.Host = host;
        using var answer = await _client.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private string Answer(string states = "[\"rows\"]", string asked = "[\"individual_atoms\",\"rows\",\"double_tip\"]") =>
        "{\"scan\":" + _desk.Database.Scans[0].Id + ",\"states\":" + states + ",\"asked\":" + asked
        + ",\"cannot_tell\":false,\"note\":\"\",\"why\":\"random\",\"seconds\":1}";

    [Fact]
    public async Task Nobody_is_let_in_without_a_token_nor_from_another_page_nor_by_another_name_of_this_machine()
    {
        _desk.Open();
        string token = _desk.Database.Person("Ana").Token;

        Assert.Equal(HttpStatusCode.OK, (await Ask(HttpMethod.Get, "")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Ask(HttpMethod.Get, "api/setup")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Ask(HttpMethod.Get, "picture/measured/1")).Status);
        Assert.Equal(
            HttpStatusCode.Unauthorized,
            (await Ask(HttpMethod.Post, "api/answer", Answer(), new string('a', 32))).Status);
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await Ask(HttpMethod.Post, "api/answer", Answer(), token, "http://evil.example")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await Ask(HttpMethod.Post, "api/answer", Answer(), token, origin: null)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await Ask(HttpMethod.Post, "api/me", "{\"name\":\"x\"}", null, "null")).Status);
        Assert.Equal(
            HttpStatusCode.MisdirectedRequest,
            (await Ask(HttpMethod.Get, "api/setup", token: token, host: "evil.example")).Status);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await Ask(HttpMethod.Put, "api/answer", Answer(), token)).Status);
        Assert.Empty(_desk.Said);
        Assert.Equal(HttpStatusCode.OK, (await Ask(HttpMethod.Post, "api/answer", Answer(), token)).Status);
        Assert.Single(_desk.Said);
    }

    [Fact]
    public async Task In_a_network_only_links_let_in()
    {
        _desk.Open(address: IPAddress.Any);
        string token = _desk.Database.Person("Ana").Token;

        Assert.DoesNotContain("0.0.0.0", _desk.Server.LinkOf(_desk.Database.Person("Ana")), StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.Unauthorized,
            (await Ask(HttpMethod.Post, "api/me", "{\"name\":\"Eve\",\"confirmed\":true}")).Status);
        var (status, text) = await Ask(HttpMethod.Get, "api/setup");
        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.Contains("open the link that was made for you", text);
        Assert.Equal(HttpStatusCode.OK, (await Ask(HttpMethod.Get, "api/setup", token: token)).Status);
        Assert.Equal(
            HttpStatusCode.MisdirectedRequest,
            (await Ask(HttpMethod.Get, "api/setup", token: token, host: "evil.example")).Status);
        Assert.Equal(["Ana"], _desk.Database.People.Select(p => p.Name));
    }

    [Fact]
    public async Task Nothing_outside_the_folder_is_shown()
    {
        string secret = Path.Combine(Path.GetDirectoryName(_desk.Path)!, $"secret-{Path.GetFileName(_desk.Path)}.gwy");
        File.Copy(Path.Combine(_desk.Path, "2026-03-01", "scan-0.gwy"), secret);
        try
        {
            _desk.Open();
            File.WriteAllText(Path.Combine(_desk.Path, "l.csv"), $"file,rows\n../{Path.GetFileName(secret)},1\n");
            new GwyTip.Training.Labelling.LabelImport(_desk.Database).Read(Path.Combine(_desk.Path, "l.csv"));
            string token = _desk.Database.Person("Ana").Token;
            long id = _desk.Database.Scans.Single(s => s.File.StartsWith("..", StringComparison.Ordinal)).Id;
            long there = _desk.Database.Scans.First(s => s.IsThere).Id;

            Assert.Equal(HttpStatusCode.NotFound, (await Ask(HttpMethod.Get, $"picture/measured/{id}", token: token)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await Ask(HttpMethod.Get, "picture/measured/999", token: token)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await Ask(HttpMethod.Get, "..%2f..%2fetc%2fpasswd", token: token)).Status);
            Assert.Equal(
            HttpStatusCode.OK,
            (await Ask(HttpMethod.Get, $"picture/measured/{there}", token: token)).Status);
        }
        finally
        {
            File.Delete(secret);
        }
    }

    [Fact]
    public async Task A_bundle_that_cannot_judge_costs_its_doubts_and_no_label()
    {
        using var models = new TinyModels();
        models.Add("si-111", [new(TinyState.Always("rows", 0.75))]);
        File.WriteAllBytes(models.PathOf("si-111", "member-1.onnx"), [1, 2, 3]);
        _desk.Open(bundle: Path.Combine(models.Folder, "si-111"));
        string token = _desk.Database.Person("Ana").Token;

        var (status, text) = await Ask(HttpMethod.Post, "api/next", "{\"shown\":[],\"count\":3}", token);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(3, text.Split("\"session\"").Length - 1);
        Assert.Contains("the ensemble cannot judge", Assert.Single(_desk.Warnings), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await Ask(HttpMethod.Post, "api/answer", Answer(), token)).Status);
    }

    /// <summary>A useless scan is what a state is there for, and the ensemble knows nothing of it.</summary>
    [Fact]
    public void A_scan_that_the_bundle_refuses_is_shown_all_the_same()
    {
        using var models = new TinyModels();
        models.Add("si-111", [new(TinyState.Always("rows", 0.75))]);
        var random = new Random(1);
        _desk.Write("2026-03-01/noise.gwy", [.. Enumerable.Range(0, 64 * 64).Select(_ => random.NextDouble())]);
        _desk.Open(bundle: Path.Combine(models.Folder, "si-111"));

        var noise = _desk.Database.Scans.Single(s => s.File.EndsWith("noise.gwy", StringComparison.Ordinal));

        Assert.NotNull(_desk.Scans.Shown(noise.Id));
        Assert.Equal(0, _desk.Scans.Problems);
        Assert.Empty(_desk.Warnings);
    }

    [Fact]
    public async Task An_answer_says_nothing_of_states_that_its_page_did_not_show()
    {
        _desk.Open();
        string token = _desk.Database.Person("Ana").Token;
        const string Shown = "[\"individual_atoms\",\"rows\"]";

        Assert.Equal(HttpStatusCode.OK, (await Ask(HttpMethod.Post, "api/answer", Answer(asked: Shown), token)).Status);

        Assert.Equal(["individual_atoms", "rows"], Assert.Single(_desk.Database.LastAnswers()).Said.Asked!);
        Assert.Empty(_desk.Said);
        var (status, text) = await Ask(HttpMethod.Post, "api/answer", Answer(asked: "[\"rows\",\"nice\"]"), token);
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("has no state 'nice'", text.Replace("\\u0027", "'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_no_answer_is_refused_in_words_and_saves_nothing()
    {
        _desk.Open();
        string token = _desk.Database.Person("Ana").Token;

        Assert.Equal(HttpStatusCode.BadRequest, (await Ask(HttpMethod.Post, "api/answer", "{", token)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await Ask(HttpMethod.Post, "api/answer", "{\"scan\":1}", token)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await Ask(HttpMethod.Post, "api/answer", Answer("null"), token)).Status);
        Assert.Equal(
            HttpStatusCode.BadRequest, (await Ask(HttpMethod.Post, "api/answer", Answer(asked: "null"), token)).Status);
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await Ask(
                HttpMethod.Post, "api/answer", Answer().Replace("\"random\"", "99", StringComparison.Ordinal), token)).Status);
        var (status, text) = await Ask(HttpMethod.Post, "api/answer", Answer("[\"nice\"]"), token);
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("has no state 'nice'", text.Replace("\\u0027", "'", StringComparison.Ordinal));
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await Ask(HttpMethod.Post, "api/answer", new string(' ', 100_000) + Answer(), token)).Status);
        Assert.Empty(_desk.Said);
    }
}
