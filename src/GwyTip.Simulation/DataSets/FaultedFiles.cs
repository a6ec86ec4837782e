using System.Collections.Concurrent;
using GwyTip.Core;
using GwyTip.ScanFiles;

namespace GwyTip.Simulation;

/// <summary>
/// Scans of surface <c>any</c>: faults laid on clean scans of files. Of a scan of a file a part is taken, in the file's pixels,
/// mirrored or not; the scans of a file are a session.
/// </summary>
internal sealed class FaultedFiles(SimulationRequest request, CleanFolder folder) : ScanSource, IDisposable
{
    /// <summary>Of each edge of a scan, for what apices bring into the picture.</summary>
    private const double MarginShare = 0.125;

    /// <summary>Files kept in memory: neighbouring numbers are of one file.</summary>
    private const int MostKept = 32;

    private readonly GwyddionReader _gwyddion = new();
    private readonly Lock _reading = new();
    private readonly ConcurrentDictionary<int, CleanScan> _kept = [];
    private readonly ConcurrentQueue<int> _order = [];
    private (string Name, string Path)[] _files = [];

    public override IReadOnlyList<string> Labels => FaultLabels.All;

    internal override IReadOnlyList<Func<ScanFacts, bool>> Rows =>
        [.. FaultLabels.All.Select(label => (Func<ScanFacts, bool>)(facts => facts.Labels[label] == 1))];

    internal override IReadOnlyList<string>? Files => [.. _files.Select(f => f.Name)];

    public void Dispose() => _gwyddion.Dispose();

    /// <summary>Reads every file once, and says which are passed over.</summary>
    /// <exception cref="SimulationException">None is left.</exception>
    internal override void Prepare(Action<string> tell)
    {
        var files = new List<(string, string)>();
        int passed = 0;
        foreach (var (name, file) in folder.Files())
        {
            var (scan, problem) = Read(file.Path);
            if (scan is not null)
            {
                files.Add((name, file.Path));
                continue;
            }
            passed++;
            tell($"passed over: {name}: {problem}");
        }
        _files = [.. files];
        if (_files.Length == 0)
        {
            throw new SimulationException(
                $"{folder.Path} holds no scan that faults can be laid on: {passed} files were passed over");
        }
        if (passed > 0)
        {
            tell($"{passed} files passed over, {_files.Length} scans to lay faults on");
        }
    }

    internal override MadeScan Make(int number)
    {
        int index = (int)((long)number * _files.Length / request.Count);
        string name = _files[index].Name;
        var clean = ScanOf(index);
        var random = new RandomSource(request.Seed).Branch("faults").Branch(request.Ranges.ToString()).Branch(name)
            .Branch((ulong)number);
        var draw = new Draw(random, request.Ranges);
        var wide = Part(draw, clean.Raster, out int margin);
        int width = wide.Width - 2 * margin, lines = wide.Lines - 2 * margin;
        var frame = new FaultFrame(
            width, lines, margin, Math.Min(clean.FeatureWidth, 0.2 * Math.Min(width, lines)), HasFeatures: true);
        var faulted = FaultedScan.Lay(wide, frame, new FaultDraw(draw, frame).Draw(), request.Masks);
        double pixel = clean.MetresPerPixel.X;
        var truth = new FaultTruth
        {
            File = request.FileOf(number),
            Kind = name,
            TipChangeRows = faulted.ChangeRows(margin),
            Width = width,
            Lines = lines,
            PixelNm = pixel > 0 ? pixel * 1e9 : null,
            FeatureWidth = frame.FeatureWidth,
            SingleAdsorbates = null,
            Range = wide.Range,
            Faults = faulted.Faults,
        };
        return new MadeScan(
            new ScanFacts(name, name, FaultLabels.All.ToDictionary(l => l, l => faulted.Label(l, single: true)), truth),
            new Lazy<Scan>(() => new Scan(faulted.Heights.Heights, width, lines)
            {
                MetresPerPixelX = pixel,
                MetresPerPixelY = clean.MetresPerPixel.Y,
                Direction = ScanDirection.Down,
            }),
            faulted.Masks);
    }

    /// <summary>A part of three quarters of each edge at least, mirrored by chance.</summary>
    private static Raster Part(Draw draw, Raster all, out int margin)
    {
        double share = draw.Share(0.75, 1);
        int width = Math.Max(CleanScan.FewestPixels, (int)(share * all.Width)),
            lines = Math.Max(CleanScan.FewestPixels, (int)(share * all.Lines));
        int left = draw.Count(0, all.Width - width), top = draw.Count(0, all.Lines - lines);
        var part = all.Crop(left, top, width, lines);
        if (draw.Chance(0.5))
        {
            for (int y = 0; y < lines; y++)
            {
                part.Line(y).Reverse();
            }
        }
        margin = (int)(MarginShare * Math.Min(width, lines));
        double range = Relief.RangeOf(part);
        return range > 0 ? new Raster(part.Heights, width) { Range = range } : part;
    }

    private CleanScan ScanOf(int index)
    {
        if (_kept.TryGetValue(index, out var kept))
        {
            return kept;
        }
        var (scan, problem) = Read(_files[index].Path);
        if (scan is null)
        {
            throw new SimulationException($"{_files[index].Name} could be read before, and now not: {problem}");
        }
        if (_kept.TryAdd(index, scan))
        {
            _order.Enqueue(index);
        }
        if (_kept.Count > MostKept && _order.TryDequeue(out int oldest))
        {
            _kept.TryRemove(oldest, out _);
        }
        return scan;
    }

    private (CleanScan? Scan, string? Problem) Read(string path)
    {
        try
        {
            // One helper reads the formats that are not our own.
            lock (_reading)
            {
                var pick = ChannelPick.Choose(ScanFile.ReadFound(path, _gwyddion), path);
                return CleanScan.From(pick.Channel.Scan);
            }
        }
        catch (ScanFileException e)
        {
            return (null, e.Problem);
        }
    }
}
