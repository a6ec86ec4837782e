using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using GwyTip.Training;
using GwyTip.Training.Labelling;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace GwyTip.Trainer.Labelling;

/// <summary>
/// The page of <c>gwytip-train label</c>. Without an address it is for this machine alone, and whoever opens it says their name.
/// In a lab's network everybody has a link with a token of their own, and without one nobody gets anything but the empty page.
/// Pages of others are kept out in both: the host that is asked for has to be ours, what is written has to come from our own
/// page, and every request carries the token in a header, which no other page can set.
/// </summary>
internal sealed class LabelServer : IDisposable
{
    public const int DefaultPort = 8643;

    private const string TokenHeader = "X-GwyTip-Token";

    /// <summary>An answer is a few hundred bytes.</summary>
    private const int LargestRequest = 64 * 1024;

    private static readonly JsonSerializerOptions _json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        // By their names alone: a number may stand for none.
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };

    private static readonly Dictionary<string, (string Resource, string Type)> _files = new(StringComparer.Ordinal)
    {
        ["/"] = ("label.html", "text/html; charset=utf-8"),
        ["/label.css"] = ("label.css", "text/css; charset=utf-8"),
        ["/label.js"] = ("label.js", "text/javascript; charset=utf-8"),
    };

    private readonly WebApplication _app;
    private readonly ScanDesk _desk;
    private readonly PageAnswers _page;
    private readonly bool _isOpen;
    private readonly HashSet<string> _hosts;

    private LabelServer(WebApplication app, ScanDesk desk, IPAddress address)
    {
        _app = app;
        _desk = desk;
        _page = new PageAnswers(desk);
        _isOpen = IPAddress.IsLoopback(address);
        _hosts = new HashSet<string>(["127.0.0.1", "localhost", "[::1]"], StringComparer.OrdinalIgnoreCase);
        if (!_isOpen)
        {
            _hosts.UnionWith([Dns.GetHostName(), HostOf(address), .. Own().Select(HostOf)]);
        }
        // "All addresses" is not an address that a browser could open.
        bool isAny = address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any);
        var named = isAny ? Own().FirstOrDefault(a => !IPAddress.IsLoopback(a), IPAddress.Loopback) : address;
        Address = $"http://{HostOf(named)}:{new Uri(app.Urls.First()).Port}/";
    }

    /// <summary>Where a browser finds the page.</summary>
    public string Address { get; }

    /// <param name="desk">What is shown; not disposed of here.</param>
    /// <param name="address">A loopback address: for this machine alone.</param>
    /// <param name="port">0: any free one.</param>
    /// <exception cref="IOException">The port is taken, or the address is not one of this machine's.</exception>
    public static LabelServer Start(ScanDesk desk, IPAddress address, int port)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestRequest;
            kestrel.Listen(address, port);
        });
        var app = builder.Build();
        LabelServer? server = null;
        // Nobody knows the address before there is a server.
        app.Run(context => server?.Answer(context) ?? Task.CompletedTask);
        app.StartAsync().GetAwaiter().GetResult();
        return server = new LabelServer(app, desk, address);
    }

    /// <summary>What a person opens. The token stands behind the <c>#</c>, which no browser sends or passes on.</summary>
    public string LinkOf(Labeller person) => $"{Address}#{person.Token}";

    public void Dispose()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        _app.StopAsync(limit.Token).GetAwaiter().GetResult();
        ((IDisposable)_app).Dispose();
    }

    /// <summary>The addresses of this machine, those of version 4 first.</summary>
    private static IEnumerable<IPAddress> Own() => NetworkInterface.GetAllNetworkInterfaces()
        .SelectMany(n => n.GetIPProperties().UnicastAddresses).Select(a => a.Address).OrderBy(a => a.AddressFamily);

    /// <summary>As it stands in an address of a page.</summary>
    private static string HostOf(IPAddress address) => address.AddressFamily == AddressFamily.InterNetworkV6
        ? $"[{new IPAddress(address.GetAddressBytes())}]" : address.ToString();

    private async Task Answer(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        response.Headers.ContentSecurityPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
            + "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "no-store";
        response.Headers["Referrer-Policy"] = "no-referrer";
        // A page of somebody else's that gives its own name our address must not read along.
        if (!_hosts.Contains(request.Host.Host))
        {
            response.StatusCode = StatusCodes.Status421MisdirectedRequest;
            return;
        }
        bool writes = HttpMethods.IsPost(request.Method);
        if (!writes && !HttpMethods.IsGet(request.Method))
        {
            response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return;
        }
        if (writes && (request.Headers.Origin.ToString() != $"http://{request.Host}" || !request.HasJsonContentType()))
        {
            response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }
        string path = request.Path.Value ?? "/";
        if (!writes && _files.TryGetValue(path, out var file))
        {
            response.ContentType = file.Type;
            await response.Body.WriteAsync(ResourceOf(file.Resource));
            return;
        }
        try
        {
            await Answer(context, path, writes);
        }
        catch (TrainingException e)
        {
            response.StatusCode = StatusCodes.Status409Conflict;
            await response.WriteAsJsonAsync(new PageMessages.Fault(e.Message), _json);
        }
        catch (Exception e) when (e is JsonException or BadHttpRequestException)
        {
            response.StatusCode = StatusCodes.Status400BadRequest;
            await response.WriteAsJsonAsync(new PageMessages.Fault("this is nothing that the page asks"), _json);
        }
    }

    private async Task Answer(HttpContext context, string path, bool writes)
    {
        var (request, response) = (context.Request, context.Response);
        if (writes && path == "/api/me" && _isOpen)
        {
            await response.WriteAsJsonAsync(_page.Me(await Asked<PageMessages.Me>(request)), _json);
            return;
        }
        if (PersonOf(request) is not { } person)
        {
            response.StatusCode = StatusCodes.Status401Unauthorized;
            string why = _isOpen ? "say who you are" : "open the link that was made for you; this address alone is not enough";
            await response.WriteAsJsonAsync(new PageMessages.Fault(why, AskName: _isOpen), _json);
            return;
        }
        object? told = (writes, path) switch
        {
            (false, "/api/setup") => _page.Setup(person),
            (false, "/api/agreement") => _page.Agreement(person),
            (true, "/api/next") => _page.Next(person, await Asked<PageMessages.Next>(request)),
            (true, "/api/answer") => _page.Answer(person, await Asked<PageMessages.Answer>(request)),
            (true, "/api/undo") => _page.Undo(person),
            (false, _) when NumberIn(path, "/api/back/") is { } from => _page.Back(person, from),
            (false, _) when NumberIn(path, "/api/scan/") is { } scan => _page.One(person, scan),
            _ => null,
        };
        if (told is not null)
        {
            await response.WriteAsJsonAsync(told, told.GetType(), _json);
            return;
        }
        var picture = writes ? null
            : NumberIn(path, "/picture/networks/") is { } seen ? _desk.Shown(seen)?.Networks
            : NumberIn(path, "/picture/measured/") is { } measured ? _desk.Shown(measured)?.Measured
            : null;
        if (picture is null)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        response.ContentType = "application/octet-stream";
        await response.Body.WriteAsync(picture.Pixels);
    }

    private static async Task<T> Asked<T>(HttpRequest request)
        where T : class =>
        await request.ReadFromJsonAsync<T>(_json) ?? throw new JsonException();

    private Labeller? PersonOf(HttpRequest request)
    {
        byte[] given = Encoding.UTF8.GetBytes(request.Headers[TokenHeader].ToString());
        // How long it takes is not to tell how much of a token is right.
        return _desk.Database.People.FirstOrDefault(
            p => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(p.Token), given));
    }

    private static long? NumberIn(string path, string folder) =>
        path.StartsWith(folder, StringComparison.Ordinal) && long.TryParse(path[folder.Length..], out long id) ? id : null;

    private static byte[] ResourceOf(string name)
    {
        using var stream = typeof(LabelServer).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
