namespace GwyTip.Simulation;

/// <summary>
/// Draws the faults of a scan, most of them one, some two, as a prototype on real scans found them worth knowing.
/// </summary>
/// <param name="draw">Draws.</param>
/// <param name="frame">What they are laid on.</param>
internal sealed class FaultDraw(Draw draw, FaultFrame frame)
{
    private const double CleanShare = 0.42, SecondFaultShare = 0.25;

    private enum Kind
    {
        Double,
        Asymmetric,
        Shadow,
        Change,
        Corruption,
    }

    /// <summary>None for a clean scan; else in the order in which they are laid on.</summary>
    public IReadOnlyList<Fault> Draw()
    {
        if (draw.Chance(CleanShare))
        {
            return [];
        }
        var first = AnyKind();
        Kind[] kinds = draw.Chance(SecondFaultShare) && AnyKind() is var second && second != first ? [first, second] : [first];
        return [.. kinds.Order().SelectMany(Of).OrderBy(f => f.MovesThings ? 0 : 1)];
    }

    /// <summary>A tip that is not round, or a feedback that lags.</summary>
    public Fault TipOrFeedback() => Of(draw.Chance(0.5) ? Kind.Asymmetric : Kind.Shadow)[0];

    /// <summary>What a tip does wrong shows on things; bare ground knows of changes and of corruption only.</summary>
    private Kind AnyKind() => frame.HasFeatures
        ? draw.Pick((Kind.Double, 0.26), (Kind.Asymmetric, 0.21), (Kind.Shadow, 0.17), (Kind.Change, 0.15),
            (Kind.Corruption, 0.21))
        : draw.Pick((Kind.Change, 0.35), (Kind.Corruption, 0.65));

    private Fault[] Of(Kind kind) => kind switch
    {
        Kind.Double => [new DoubleTip(FarGhosts(), Steepness())],
        Kind.Asymmetric => [new AsymmetricTip(NearGhosts(), Steepness())],
        Kind.Shadow => [Shadow()],
        Kind.Change => [Change()],
        _ => [Corruption()],
    };

    /// <summary>2κ = 21 per nm times a relief of 0.05 to 0.4 nm.</summary>
    private double Steepness() => draw.Log(1, 9);

    /// <summary>Far enough for two of everything, near enough for both to be in the picture.</summary>
    private Ghost[] FarGhosts()
    {
        double farthest = Math.Min(frame.Reach, 5.5 * frame.FeatureWidth + 3), nearest = Math.Max(frame.FeatureWidth, 3);
        nearest = Math.Min(nearest, 0.7 * farthest);
        var ghosts = new Ghost[draw.Pick((1, 4.0), (2, 1), (3, 1))];
        for (int i = 0; i < ghosts.Length; i++)
        {
            ghosts[i] = At(draw.Log(nearest, farthest), draw.Angle(), draw.Log(0.08, 1));
        }
        return ghosts;
    }

    /// <summary>A tail to one side, one apex beside the first, or some around it.</summary>
    private Ghost[] NearGhosts()
    {
        double distance = Math.Clamp(draw.In(0.5, 1.15) * frame.FeatureWidth, Math.Min(2, frame.Reach), frame.Reach),
            angle = draw.Angle();
        switch (draw.Count(0, 2))
        {
            case 0:
                const int Apices = 6;
                double fall = draw.In(0.3, 1.5);
                return [.. Enumerable.Range(1, Apices).Select(i => At(
                    distance * i / Apices, angle, Math.Exp(-fall * i / Apices) * draw.Share(0.5, 1), sharp: true))];
            case 1:
                return [At(0.8 * distance, angle, draw.Log(0.25, 1))];
            default:
                return [.. Enumerable.Range(0, draw.Count(2, 4)).Select(
                    _ => At(distance * draw.Share(0.4, 0.9), draw.Angle(), draw.Log(0.2, 1)))];
        }
    }

    private Ghost At(double distance, double angle, double weight, bool sharp = false)
    {
        var at = Vector.Polar(distance, angle);
        return new Ghost(at.X, at.Y, weight, !sharp && draw.Chance(0.35) ? draw.In(0, 0.35) * frame.FeatureWidth : 0);
    }

    private FeedbackShadow Shadow()
    {
        double width = frame.FeatureWidth;
        bool leftwards = draw.Chance(0.5);
        return draw.Pick((ShadowShape.Trough, 0.6), (ShadowShape.Ringing, 0.2), (ShadowShape.Tail, 0.2)) switch
        {
            ShadowShape.Trough => new FeedbackShadow(ShadowShape.Trough, draw.In(0.3, 1.1), draw.In(0.25, 1.2) * width + 0.5,
                draw.In(0, 0.6) * width, 2, leftwards),
            ShadowShape.Ringing => new FeedbackShadow(ShadowShape.Ringing, draw.In(0.3, 1.2), draw.In(0.5, 2.5) * width + 1, 0,
                draw.In(0.8, 2.5) * width + 2, leftwards),
            _ => new FeedbackShadow(ShadowShape.Tail, 0, draw.In(0.5, 2.5) * width + 1, 0, 2, leftwards),
        };
    }

    private ChangedTip Change()
    {
        var change = new ChangedTip(
            frame.Margin + (int)(draw.Share(0.12, 0.88) * frame.Lines), frame.Margin + (int)(draw.Share() * frame.Width))
        {
            Above = draw.Chance(0.5),
            Seed = draw.Seed(),
            Jump = draw.Chance(0.7) ? draw.Signed(0.3, 1.5) : 0,
            Streaks = draw.Chance(0.6) ? draw.Count(1, 4) : 0,
        };
        var aside = Vector.Polar(Math.Min(draw.Log(0.3, 3) * frame.FeatureWidth, frame.Reach), draw.Angle());
        return draw.Pick((0, frame.HasFeatures ? 0.2 : 0), (1, frame.HasFeatures ? 0.2 : 0), (2, frame.HasFeatures ? 0.15 : 0),
            (3, 0.2), (4, 0.25)) switch
        {
            0 => change with { Ghosts = FarGhosts(), Steepness = Steepness(), OtherTip = FaultLabels.DoubleTip },
            1 => change with { Ghosts = NearGhosts(), Steepness = Steepness(), OtherTip = FaultLabels.AsymmetricTip },
            2 => change with { Blur = draw.In(0.4, 1.2) * frame.FeatureWidth, OtherTip = FaultLabels.AsymmetricTip },
            3 => change with { Contrast = draw.In(0.25, 0.8) * (draw.Chance(0.25) ? -1 : 1) },
            _ => change with { Right = aside.X, Down = aside.Y, Contrast = draw.In(0.6, 1.4) },
        };
    }

    private Fault Corruption()
    {
        double height = draw.Log(0.035, 0.4);
        int lines = frame.Lines;
        ulong seed = draw.Seed();
        return draw.Count(0, 99) switch
        {
            < 15 => new WhiteNoise(height, draw.In(0, 0.85), seed),
            < 32 => new FlickerNoise(1.5 * height, draw.In(-0.3, 0.5), seed),
            < 50 => new MainsHum(1.4 * height, draw.Log(3, 90), draw.In(1, 2.2), draw.Share(0, 2 * Math.PI))
            {
                Harmonic = draw.Chance(0.4) ? draw.In(0.1, 0.6) : 0,
                Wander = draw.In(0, 0.3),
                Fading = draw.Chance(0.5) ? draw.In(1, 8) : null,
                Seed = seed,
            },
            < 57 => new HeightDrift(1.7 * height, 0, 0, seed),
            < 64 => new HeightDrift(draw.Log(0.08, 0.4), draw.Log(0.04, 0.2), draw.Log(1, 10), seed),
            < 71 => new TelegraphNoise(2 * height, draw.Log(0.003, 0.05), draw.In(0.3, 1), draw.In(1, 10), seed),
            < 79 => new NoiseBursts(2 * height, draw.In(0.2, 0.6), draw.In(0.5, 3), draw.In(0, 0.8), seed),
            < 83 => new LineJitter(frame.HasFeatures ? draw.Log(0.5, 6) : draw.Log(2, 8), seed),
            < 89 => new Streaks((int)(draw.Log(0.15, 1.5) * lines), draw.In(0.3, 1.5), draw.Log(0.05, 0.5) * frame.Width, seed),
            < 91 => new Spikes((int)(draw.Log(0.012, 0.06) * lines * frame.Width), draw.In(0.5, 3), seed),
            < 94 => ImageDrift(lines),
            < 97 => new LostFeedback((int)(draw.Share(0, 0.7) * lines), (int)(draw.In(0.05, 0.3) * lines), draw.Signed(0, 3),
                draw.In(0.01, 0.2), seed),
            _ => new TipCrash((int)(draw.Share(0.05, 0.95) * lines), (int)(draw.Share(0, 0.98) * frame.Width),
                Math.Min(draw.In(0.8, 4) * frame.FeatureWidth, 0.3 * frame.Width), draw.Signed(1, 6),
                (int)(draw.In(0.02, 0.3) * lines), seed),
        };
    }

    private ImageDrift ImageDrift(int lines)
    {
        var drift = Vector.Polar(draw.Log(0.18, 0.4) * lines, draw.Angle());
        var creep = draw.Chance(0.5) ? Vector.Polar(draw.Log(0.02, 0.1) * lines, draw.Angle()) : default;
        return new ImageDrift(drift.X, drift.Y, creep.X, creep.Y, draw.In(0.05, 0.2));
    }
}
