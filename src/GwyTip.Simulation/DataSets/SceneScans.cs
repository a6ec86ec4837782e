using GwyTip.Core;

namespace GwyTip.Simulation;

/// <summary>Scans of surface <c>any</c>: scenes on metals as real ones look, with faults laid on.</summary>
internal sealed class SceneScans(SimulationRequest request) : ScanSource
{
    /// <summary>Pixels along an edge: from the first to what was chosen, most of them below the second.</summary>
    public const int FewestPixels = 144, ManyPixels = 200, MostPixels = 300;

    private const double MetresPerNm = 1e-9;

    /// <summary>Nm in which heights are stored; it also hides the last bits, in which machines differ.</summary>
    private const double HeightStep = 1e-6;

    /// <summary>A picture less high than so much of an adsorbate shows nothing.</summary>
    private const double Featureless = 0.02;

    private static readonly SceneKind[] _kinds = [.. SceneKind.All];

    private readonly (SceneKind Kind, double Weight)[] _drawn =
        [.. _kinds.Where(k => k.IsFor(request.Ranges)).Select(k => (k, k.Weight))];

    public override IReadOnlyList<string> Labels => FaultLabels.All;

    internal override IReadOnlyList<Func<ScanFacts, bool>> Rows =>
    [
        .. FaultLabels.All.Select(label => (Func<ScanFacts, bool>)(facts => facts.Labels[label] == 1
            && (label != FaultLabels.Sharp || facts.Labels.Values.Sum() == 1))),
        .. _drawn.Select(d => (Func<ScanFacts, bool>)(facts => ((FaultTruth)facts.Parameters).Kind == d.Kind.Name)),
    ];

    internal override MadeScan Make(int number)
    {
        var random = new RandomSource(request.Seed).Branch("scenes").Branch(request.Ranges.ToString()).Branch((ulong)number);
        var draw = new Draw(random.Branch("draw"), request.Ranges);
        var kind = draw.Pick(_drawn);
        int pixels = DrawPixels(draw);
        var scene = kind.Draw(draw, EdgeOf(draw, kind), pixels);
        double range = RangeOf(scene);
        if (range < Featureless * scene.Height)
        {
            // Everything drawn lies outside the picture; even bare metal has its standing waves.
            Ground.StandingWaves(scene, 0.2);
            range = RangeOf(scene);
        }
        var wide = new Raster(scene.Canvas.Heights, scene.Canvas.Edge) { Range = range };
        bool hasFeatures = scene.HasIslands || scene.Adsorbates.Exists(a => scene.IsInside(a.Place, 2));
        var frame = new FaultFrame(pixels, pixels, scene.Margin, scene.Width, hasFeatures);
        // An unfinished scan is a smaller picture of the same scene.
        int lines = draw.Chance(0.2) ? Math.Max(ScanPlan.FewestPixels, (int)(draw.Share(0.22, 1) * pixels)) : pixels;
        int top = draw.Count(0, pixels - lines);
        frame = frame with { Lines = lines };
        wide = top == 0 && lines == pixels ? wide : wide.Crop(0, top, wide.Width, lines + 2 * scene.Margin);
        var usual = UsualTip.LayOn(wide, frame, draw);
        var faulted = FaultedScan.Lay(wide, frame, new FaultDraw(draw, frame).Draw(), request.Masks);
        var picture = faulted.Heights;
        AddWhatIsUsual(draw, picture, random.Branch("noise"));
        int single = SingleAdsorbates.Count(scene, range, top..(top + lines));
        var truth = new FaultTruth
        {
            File = request.FileOf(number),
            Kind = kind.Name,
            TipChangeRows = faulted.ChangeRows(scene.Margin),
            Width = pixels,
            Lines = lines,
            PixelNm = scene.PixelSize,
            FeatureWidth = scene.Width,
            SingleAdsorbates = single,
            Range = range,
            UsualTip = usual,
            Faults = faulted.Faults,
        };
        string session = $"any-{request.Ranges.ToString().ToLowerInvariant()}-{kind.Name}";
        return new MadeScan(
            new ScanFacts(
                session, $"{session}_{request.Seed}_{number}",
                FaultLabels.All.ToDictionary(l => l, l => faulted.Label(l, single >= SingleAdsorbates.Enough)), truth),
            new Lazy<Scan>(() => ScanOf(picture, scene.PixelSize)),
            faulted.Masks);
    }

    /// <summary>
    /// The largest edge of a kind may be smaller than what was asked for, or the other way round: as asked, then.
    /// </summary>
    private double EdgeOf(Draw draw, SceneKind kind) => request.Size switch
    {
        { Smallest: { } smallest, Largest: { } largest } => smallest < largest ? draw.Log(smallest, largest) : largest,
        _ => draw.Log(kind.Smallest, kind.Largest),
    };

    /// <summary>
    /// As <see cref="Relief.RangeOf"/>, but at least a quarter of the picture's whole height: a few small things on ground
    /// without noise are beyond every quantile.
    /// </summary>
    private static double RangeOf(Scene scene)
    {
        var picture = new Raster(scene.Canvas.Heights, scene.Canvas.Edge) { Range = 1 }.Crop(
            scene.Margin, scene.Margin, scene.Pixels, scene.Pixels);
        double[] flat = Relief.Flatten(picture);
        return Math.Max(Relief.RangeOf(picture), 0.25 * (flat.Max() - flat.Min()));
    }

    private int DrawPixels(Draw draw)
    {
        int most = request.Size.Pixels, fewest = Math.Min(FewestPixels, most), many = Math.Min(ManyPixels, most);
        double Between(int low, int high) => Math.Exp(draw.Share(Math.Log(low), Math.Log(high)));
        return (int)Math.Round(draw.Chance(0.6) ? Between(fewest, many) : Between(many, most));
    }

    /// <summary>Noise, a little drift of heights, a streak or two: what no one would call corruption.</summary>
    private static void AddWhatIsUsual(Draw draw, Raster picture, RandomSource random)
    {
        if (draw.Chance(0.4))
        {
            new HeightDrift(draw.Log(0.003, 0.02), draw.Log(0.002, 0.01), draw.Log(2, 20), draw.Seed()).Apply(picture);
        }
        if (draw.Chance(0.15))
        {
            new Streaks(draw.Count(1, 3), 0.4, draw.Log(1, 12), draw.Seed()).Apply(picture);
        }
        QuietNoise.Draw(draw).Apply(picture, random);
    }

    private static Scan ScanOf(Raster picture, double pixelSize)
    {
        double[] heights = Array.ConvertAll(picture.Heights, h => Math.Round(h / HeightStep) * (HeightStep * MetresPerNm));
        return new Scan(heights, picture.Width, picture.Lines)
        {
            MetresPerPixelX = pixelSize * MetresPerNm,
            MetresPerPixelY = pixelSize * MetresPerNm,
            Direction = ScanDirection.Down,
        };
    }
}
