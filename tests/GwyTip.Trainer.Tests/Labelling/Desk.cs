using System.Collections.Concurrent;
using System.Net;
using GwyTip.Core;
using GwyTip.ScanFiles;
using GwyTip.Trainer.Labelling;
using GwyTip.Training.Labelling;
using Microsoft.Playwright;

namespace GwyTip.Tests.Labelling;

/// <summary>A folder of scans and the page on which they are labelled, in this process.</summary>
internal sealed class Desk : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private ScanDesk? _desk;
    private LabelServer? _server;

    public Desk(int scans = 6)
    {
        for (int i = 0; i < scans; i++)
        {
            Write($"2026-03-0{1 + i % 3}/scan-{i}.gwy", TestScans.Heights(64, 64, i + 1));
        }
    }

    public string Path => _folder.Path;

    public LabelsDatabase Database { get; private set; } = null!;

    public LabelServer Server => _server!;

    public ScanDesk Scans => _desk!;

    public ConcurrentQueue<string> Warnings { get; } = new();

    public void Write(string name, double[] heights, int side = 64)
    {
        string path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        var scan = new Scan(heights, side, side) { MetresPerPixelX = 40e-9 / side, MetresPerPixelY = 40e-9 / side };
        GwyFile.Write(path, [new ScanChannel(0, "Z (Forward)", scan, "m")]);
    }

    /// <summary>Opens the page.</summary>
    public Desk Open(double everybody = 0.2, IPAddress? address = null, string? bundle = null, params string[] states)
    {
        Database = FolderLabels.Open(Path, null, _ => { }, _ => { });
        FolderLabels.Ask(Database, "si-111", states.Length > 0 ? states : ["individual_atoms", "rows", "double_tip"]);
        _desk = new ScanDesk(Database, new DeskOptions(Path)
        {
            Everybody = everybody,
            Bundle = bundle,
            Warn = Warnings.Enqueue,
        }, TimeProvider.System);
        _server = LabelServer.Start(_desk, address ?? IPAddress.Loopback, 0);
        return this;
    }

    /// <summary>What is said, by whom, with the file in front; in the order in which it was said.</summary>
    public string[] Said => [.. Database.Answers().Select(a => $"{Database.Scan(a.Said.Scan)!.File}: "
        + $"{(a.Said.Kind == AnswerKind.CannotTell ? "?" : string.Join('+', a.Said.States))}"
        + $"{(a.Said.Note.Length > 0 ? $" ({a.Said.Note})" : "")} by {Database.People.Single(p => p.Id == a.Said.Person).Name}")];

    public void Close()
    {
        _server?.Dispose();
        _desk?.Dispose();
        Database?.Dispose();
        (_server, _desk) = (null, null);
    }

    public void Dispose()
    {
        Close();
        _folder.Dispose();
    }

    /// <summary>Waits until a scan other than the one named is to be seen, and gives its number.</summary>
    public static async Task<long> Shown(IPage page, long other = 0)
    {
        await page.WaitForFunctionAsync(
            "other => document.body.dataset.scan && document.body.dataset.scan === document.body.dataset.shown "
            + "&& document.body.dataset.scan !== String(other)", other);
        return long.Parse(await page.EvaluateAsync<string>("document.body.dataset.scan"));
    }
}
