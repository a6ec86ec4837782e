namespace GwyTip.Simulation;

/// <summary>
/// Scans of Au(111) or Cu(111): the paper's six states, at its 30 nm and 150 pixels and around them. How often which occurs is
/// ours.
/// </summary>
internal sealed class MetalPopulation(string surface) : Population
{
    private enum Kind
    {
        Clean,
        Atoms,
        Impurities,
        DoubleTip,
        Corruption,
        StepEdges,
        Mixed,
    }

    private const double PaperSize = 30;

    public override string Surface => surface;

    public override IReadOnlyList<string> Labels { get; } =
        [MetalLabels.Atoms, MetalLabels.Impurities, MetalLabels.DoubleTip, MetalLabels.Corruption, MetalLabels.StepEdges,
            MetalLabels.TipChange];

    public override int UsualPixels => 150;

    private protected override (string What, double Largest) Finest(int pixels) => ("single adatoms", AtomLimit(pixels));

    private protected override SessionTraits Traits(Draw draw) => new()
    {
        // As on measured good scans, where the part across lines is some four times that along them.
        Noise = new ScanNoise
        {
            White = draw.Log(0.00005, 0.0008),
            Correlation = draw.In(0, 0.8),
            Pink = draw.Log(0.0001, 0.0008),
            Lines = draw.Log(0.0002, 0.002),
            Mains = draw.Chance(0.3) ? draw.Log(0.00005, 0.0005) : 0,
            MainsPeriods = draw.In(3, 60),
        },
        Feedback = draw.Chance(0.6) ? new Feedback(draw.In(0.3, 1), draw.In(0, 0.4)) : new Feedback(),
        Drift = draw.Vector(0, 1.5),
        Hysteresis = draw.Signed(0, 0.01),
        Jitter = draw.Log(0.002, 0.05),
        Angle = draw.Angle(),
        Waves = new StandingWavePlan
        {
            Bias = draw.Pick((draw.Signed(0.003, 0.03), 3), (draw.Signed(0.05, 1), 2)),
            Temperature = draw.Pick((draw.In(4, 10), 3), (draw.In(70, 90), 1)),
            Share = draw.In(0.25, 0.8),
            PhaseShift = -draw.In(0.9, 1.6),
            Amplitude = draw.In(0.1, 0.9),
            UpperReflection = draw.In(0.3, 0.8),
            LowerReflection = draw.In(0.1, 0.5),
            CoherenceLength = draw.In(20, 80),
        },
        Upwards = draw.Pick((0.0, 2), (1.0, 1), (0.5, 1)),
    };

    private protected override ScanPlan Plan(Draw draw, SessionTraits traits, ScanSize size)
    {
        var kind = draw.Pick(
            (Kind.Clean, 5), (Kind.Atoms, 23), (Kind.Impurities, 15), (Kind.DoubleTip, 17), (Kind.Corruption, 17),
            (Kind.StepEdges, 15), (Kind.Mixed, 8));
        bool asPaper = size.Smallest is null && draw.Chance(0.6);
        double edge = asPaper
            ? Math.Min(PaperSize, AtomLimit(size.Pixels))
            : size.Draw(
                draw, kind is Kind.Atoms or Kind.DoubleTip or Kind.Mixed ? AtomLimit(size.Pixels) : double.PositiveInfinity, 10,
                70);
        var scene = new MetalScene(draw, edge, surface == "au-111", traits);
        var plan = Common(draw, traits, edge, size.Pixels) with { Tip = MetalTips.Sharp(draw) };
        plan = kind switch
        {
            Kind.Clean => plan with { Surface = scene.Make() },
            Kind.Atoms => plan with { Surface = scene.Make(atoms: true), Labels = [MetalLabels.Atoms] },
            Kind.Impurities => plan with { Surface = scene.Make(impurities: true), Labels = [MetalLabels.Impurities] },
            Kind.DoubleTip => Double(draw, plan, scene),
            Kind.StepEdges => plan with { Surface = scene.Make(steps: true), Labels = [MetalLabels.StepEdges] },
            Kind.Corruption => MetalCorruption.Spoil(
                draw, plan with
                {
                    Surface = scene.Make(atoms: draw.Chance(0.5), impurities: draw.Chance(0.1)),
                    Labels = [MetalLabels.Corruption],
                }),
            _ => Mixed(draw, plan, scene),
        };
        plan = kind == Kind.Corruption ? plan : WithBlemishes(draw, plan, 0.02);
        return draw.Chance(kind == Kind.Clean ? 0 : 0.16) ? Change(draw, plan) : plan;
    }

    private static ScanPlan Double(Draw draw, ScanPlan plan, MetalScene scene)
    {
        bool impurities = draw.Chance(0.1);
        var tip = MetalTips.Double(draw, plan.Size);
        return plan with
        {
            Surface = scene.Make(atoms: true, impurities, reach: MetalTips.Reach(tip)),
            Tip = tip,
            Labels = impurities ? [MetalLabels.DoubleTip, MetalLabels.Impurities] : [MetalLabels.DoubleTip],
        };
    }

    /// <summary>Several states in one scan.</summary>
    private static ScanPlan Mixed(Draw draw, ScanPlan plan, MetalScene scene)
    {
        bool steps = draw.Chance(0.6), impurities = !steps || draw.Chance(0.3), twice = draw.Chance(0.35);
        List<string> labels = [twice ? MetalLabels.DoubleTip : MetalLabels.Atoms];
        labels.AddRange(steps ? [MetalLabels.StepEdges] : []);
        labels.AddRange(impurities ? [MetalLabels.Impurities] : []);
        var tip = twice ? MetalTips.Double(draw, plan.Size) : plan.Tip;
        return plan with
        {
            Surface = scene.Make(atoms: true, impurities, steps, MetalTips.Reach(tip)),
            Tip = tip,
            Labels = labels,
        };
    }

    private static ScanPlan Change(Draw draw, ScanPlan plan)
    {
        int line = ChangeLine(draw, plan);
        return plan with
        {
            Labels = [.. plan.Labels, MetalLabels.TipChange],
            TipChanges = TipChangeDraw.At(draw, plan, line, () => MetalTips.Changed(draw, plan.Tip), farthest: 2),
        };
    }

    /// <summary>The largest scan in nm in which a single adatom, about 0.7 nm wide, is some pixels wide.</summary>
    private static double AtomLimit(int pixels) => 0.3 * pixels;
}
