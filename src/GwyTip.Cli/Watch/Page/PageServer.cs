using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GwyTip.Cli.Output;
using GwyTip.ScanFiles;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace GwyTip.Cli.Watch;

/// <summary>
/// The page of <c>gwytip watch --serve</c>: ASP.NET Core's web server in this program, bound to the loopback address, so that
/// nobody else on the network sees it. It lives in <c>gwytip</c> itself rather than in a program of its own: built without what a
/// small page does not need (routing, logging, configuration files), it goes through NativeAOT, starts nothing unless asked for,
/// and users have one program to install.
/// </summary>
/// <remarks>
/// It writes in one case, a correction: only of a scan that it shows itself, for a page that it gave its token to and that no
/// other page could have sent.
/// </remarks>
internal sealed class PageServer : IDisposable
{
    public const int DefaultPort = 8642;

    private static readonly Dictionary<string, (string Resource, string Type)> Files = new(StringComparer.Ordinal)
    {
        ["/"] = ("page.html", "text/html; charset=utf-8"),
        ["/page.css"] = ("page.css", "text/css; charset=utf-8"),
        ["/page.js"] = ("page.js", "text/javascript; charset=utf-8"),
    };

    private const string TokenHeader = "X-GwyTip-Token";

    /// <summary>A correction is a few names.</summary>
    private const int LargestRequest = 8 * 1024;

    private readonly WebApplication _app;
    private readonly PageState _state;
    private readonly Corrections _corrections;

    private PageServer(WebApplication app, PageState state, Corrections corrections) =>
        (_app, _state, _corrections) = (app, state, corrections);

    public History History => _state.History;

    /// <summary>Where a browser finds the page.</summary>
    public string Address => _app.Urls.First() + "/";

    /// <param name="port">0: any free one.</param>
    /// <param name="options">What is watched.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static PageServer Start(int port, WatchOptions options)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestRequest;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        var app = builder.Build();
        var server = new PageServer(
            app, new PageState(new History(), options), new Corrections(options.Folder, TimeProvider.System));
        app.Run(server.Answer);
        app.StartAsync().GetAwaiter().GetResult();
        return server;
    }

    public void Dispose()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        _app.StopAsync(limit.Token).GetAwaiter().GetResult();
        ((IDisposable)_app).Dispose();
    }

    private Task Answer(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        // A page of somebody else's that gives its own name our address must not read along.
        if (request.Host.Host is not ("127.0.0.1" or "localhost"))
        {
            response.StatusCode = StatusCodes.Status421MisdirectedRequest;
            return Task.CompletedTask;
        }
        if (HttpMethods.IsPost(request.Method) && request.Path == "/correction")
        {
            return Correct(request, response);
        }
        if (!HttpMethods.IsGet(request.Method))
        {
            response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return Task.CompletedTask;
        }
        response.Headers.ContentSecurityPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
            + "img-src data:";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "no-store";
        string path = request.Path.Value ?? "/";
        if (Files.TryGetValue(path, out var file))
        {
            response.ContentType = file.Type;
            return response.Body.WriteAsync(ResourceOf(file.Resource)).AsTask();
        }
        if (path == "/state.json")
        {
            response.ContentType = "application/json";
            return response.WriteAsync(_state.ToJson());
        }
        byte[]? grey = IdIn(path, "/picture/") is { } scan ? History.PictureOf(scan)
            : IdIn(path, "/tip/") is { } seen && History.TipOf(seen) is { } tip ? TipDrawing.Draw(tip)
            : null;
        if (grey is not null)
        {
            response.ContentType = "application/octet-stream";
            return response.Body.WriteAsync(grey).AsTask();
        }
        response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private async Task Correct(HttpRequest request, HttpResponse response)
    {
        // Our own page alone knows the token, and a browser says which page it is that asks.
        if (request.Headers.Origin.ToString() != $"http://{request.Host}" || !request.HasJsonContentType()
            || !CryptographicOperations.FixedTimeEquals(
                Encoding.UTF8.GetBytes(request.Headers[TokenHeader].ToString()), Encoding.UTF8.GetBytes(_state.Token)))
        {
            response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }
        var (status, said) = await Corrected(request);
        response.StatusCode = status;
        await response.WriteAsync(said);
    }

    /// <summary>Status and a sentence.</summary>
    private async Task<(int Status, string Said)> Corrected(HttpRequest request)
    {
        if (await Told(request) is not var (id, states))
        {
            return (StatusCodes.Status400BadRequest, "this is not a correction");
        }
        if (History.EventOf(id) is not { Report: { } report } shown)
        {
            return (StatusCodes.Status404NotFound, "this scan is not shown any more");
        }
        if (Corrections.Problem(report, states) is { } problem)
        {
            return (StatusCodes.Status400BadRequest, problem);
        }
        if (shown.Judged is { } judged && FoundFile.Now(judged.Path) is { } now && now != judged)
        {
            return (
                StatusCodes.Status409Conflict,
                "not saved: the file has changed since it was judged; wait for its new verdict");
        }
        try
        {
            _corrections.Add(shown.Scan.Result, states);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (StatusCodes.Status409Conflict, $"not saved: {e.Message}");
        }
        History.Correct(id, states);
        return (StatusCodes.Status200OK, "saved");
    }

    /// <summary>What the page sends; null: somebody else sent something.</summary>
    private static async Task<(int Id, string[] States)?> Told(HttpRequest request)
    {
        try
        {
            return await JsonNode.ParseAsync(request.Body) is JsonObject { Count: 2 } told && told["id"] is JsonValue number
                && number.TryGetValue(out int id) && told["states"] is JsonArray named
                && !named.Contains(null)
                ? (id, [.. named.Select(s => s!.GetValue<string>()).Distinct()])
                : null;
        }
        catch (Exception e) when (e is JsonException or BadHttpRequestException or ArgumentException or InvalidOperationException)
        {
            // Also where a name stands twice, or where a text is not one.
            return null;
        }
    }

    private static int? IdIn(string path, string folder) =>
        path.StartsWith(folder, StringComparison.Ordinal) && int.TryParse(path[folder.Length..], out int id) ? id : null;

    private static byte[] ResourceOf(string name)
    {
        using var stream = typeof(PageServer).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
