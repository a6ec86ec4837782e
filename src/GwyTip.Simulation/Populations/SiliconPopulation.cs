namespace GwyTip.Simulation;

/// <summary>
/// Scans of H:Si(100). Shares of states and sizes are near those of the labelled scans of Gordon et al. (most show four to eight
/// rows); heights of noise and dirt are domain randomisation around what such scans show.
/// </summary>
internal sealed class SiliconPopulation : Population
{
    private enum Kind
    {
        Rows,
        Dimers,
        Asymmetries,
        Atoms,
        Defect,
    }

    public override string Surface => "si-h-100";

    public override IReadOnlyList<string> Labels { get; } =
        [SiliconLabels.Asymmetries, SiliconLabels.Atoms, SiliconLabels.Dimers, SiliconLabels.Rows, SiliconLabels.TipChange,
            SiliconLabels.Bad];

    public override int UsualPixels => 192;

    private protected override (string What, double Largest) Finest(int pixels) =>
        ("atoms and dimers of H:Si(100)", Limit(Kind.Atoms, pixels));

    private protected override SessionTraits Traits(Draw draw) => new()
    {
        Noise = new ScanNoise
        {
            White = draw.Log(0.0003, 0.004),
            Correlation = draw.In(0.4, 0.97),
            Pink = draw.Log(0.001, 0.014),
            Lines = draw.Log(0.0005, 0.005),
            Mains = draw.Chance(0.35) ? draw.Log(0.0005, 0.006) : 0,
            MainsPeriods = draw.In(3, 60),
        },
        Feedback = draw.Chance(0.6) ? new Feedback(draw.In(0.25, 1), draw.In(0, 0.45)) : new Feedback(),
        Drift = draw.Vector(0, 4),
        Hysteresis = draw.Signed(0, 0.015),
        Jitter = draw.Log(0.001, 0.03),
        Angle = draw.Angle(),
        Waves = new StandingWavePlan { Share = 0 },
        Upwards = draw.Pick((0.0, 2), (1.0, 1), (0.5, 1)),
    };

    private protected override ScanPlan Plan(Draw draw, SessionTraits traits, ScanSize size)
    {
        var kind = draw.Pick((Kind.Rows, 22), (Kind.Dimers, 19), (Kind.Asymmetries, 11), (Kind.Atoms, 17), (Kind.Defect, 31));
        var (smallest, largest) = draw.Pick(((2.6, 5.5), 80), ((5.5, 12), 14), ((12, 45), 6));
        double edge = size.Draw(draw, Limit(kind, size.Pixels), smallest, largest);
        var plan = Common(draw, traits, edge, size.Pixels) with
        {
            Tip = TipOf(draw, kind),
            Labels = [LabelOf(kind)],
            Surface = new SiliconPlan
            {
                RowAngle = traits.Angle,
                Terraces = StepsOf(draw, edge),
                DanglingBonds = draw.Chance(0.2) ? draw.Count(1, 1 + (int)Math.Min(8, edge / 5)) : 0,
                Dopants = draw.Chance(0.75) ? draw.Count(2, 8) : 0,
                DopantHeight = draw.Log(0.01, 0.1),
                Vacancies = draw.Chance(0.15) ? draw.Count(1, 1 + (int)Math.Min(10, edge / 4)) : 0,
                Lumps = draw.Chance(0.6)
                    ? new LumpPlan
                    {
                        Count = draw.Count(1, 3 + (int)(edge / 8)),
                        Height = draw.Log(0.04, 0.4),
                        Width = draw.Log(0.15, 0.7),
                        Free = edge < 8 ? draw.In(0, 0.85) : 0,
                    }
                    : new LumpPlan(),
            },
        };
        plan = WithBlemishes(draw, plan, 0.05);
        plan = kind == Kind.Defect ? SiliconDefects.Spoil(draw, plan) : plan;
        plan = draw.Chance(0.2) ? Change(draw, plan, kind) : plan;
        // People call a strip of a few lines useless, whatever it shows.
        return plan.MeasuredLines < 0.25 * plan.Pixels
            ? plan with { Labels = [SiliconLabels.Bad, .. plan.Labels.Where(l => l == SiliconLabels.TipChange)] }
            : plan;
    }

    private static ScanPlan Change(Draw draw, ScanPlan plan, Kind kind)
    {
        var after = kind == Kind.Defect || draw.Chance(0.5)
            ? kind
            : draw.Pick((Kind.Rows, 2), (Kind.Dimers, 2), (Kind.Asymmetries, 1), (Kind.Atoms, 1), (Kind.Defect, 2));
        // A tip that cannot be seen with would be labelled by the other half of the scan.
        after = plan.Size > Limit(after, plan.Pixels) ? Kind.Defect : after;
        int line = ChangeLine(draw, plan), lines = plan.MeasuredLines ?? plan.Pixels;
        var changes = TipChangeDraw.At(draw, plan, line, () => TipOf(draw, after), farthest: 0.5);
        int back = changes.Count > 1 ? changes[1].Line : lines;
        return plan with
        {
            Labels = kind == Kind.Defect
                ? [.. plan.Labels, SiliconLabels.TipChange]
                : [LabelOf(back - line > 0.5 * lines ? after : kind), SiliconLabels.TipChange],
            TipChanges = changes,
        };
    }

    private static Tip TipOf(Draw draw, Kind kind) => kind switch
    {
        Kind.Rows => new Tip { Apices = [new(draw.In(0.45, 1.4))], Bonds = draw.In(0.2, 0.8), Atoms = draw.In(0, 0.03) },
        Kind.Dimers => new Tip { Apices = [new(draw.In(0.12, 0.38))], Bonds = draw.In(0.06, 0.25), Atoms = draw.In(0, 0.02) },
        Kind.Asymmetries => new Tip
        {
            Apices = [new(draw.In(0.14, 0.36))],
            Bonds = draw.In(0, 0.05),
            Atoms = draw.In(0.04, 0.12),
            Asymmetry = draw.Signed(0.5, 1),
        },
        Kind.Atoms => new Tip
        {
            Apices = [new(draw.In(0.1, 0.3))],
            Bonds = draw.In(0, 0.015),
            Atoms = draw.In(0.05, 0.16),
            Asymmetry = draw.Signed(0, 0.15),
        },
        _ => new Tip { Apices = Blunt(draw), Bonds = draw.In(0.02, 0.15) },
    };

    private static Apex[] Blunt(Draw draw)
    {
        var second = draw.Vector(0.3, 1.2);
        double radius = draw.In(3.5, 9);
        return draw.Chance(0.5) ? [new(radius)] : [new(radius), new(radius, second.X, second.Y, draw.In(0, 0.05))];
    }

    private static Terraces StepsOf(Draw draw, double size) => size > 8 && draw.Chance(0.35)
        ? new Terraces
        {
            Steps = [.. Enumerable.Range(0, draw.Count(1, 2)).Select(_ => draw.Share(-0.4, 0.4) * size).Order()],
            Angle = draw.Angle(),
            Wander = draw.In(0, 0.8),
            WanderLength = draw.In(3, 12),
            Seed = draw.Seed(),
        }
        : new Terraces();

    private static string LabelOf(Kind kind) => kind switch
    {
        Kind.Rows => SiliconLabels.Rows,
        Kind.Dimers => SiliconLabels.Dimers,
        Kind.Asymmetries => SiliconLabels.Asymmetries,
        Kind.Atoms => SiliconLabels.Atoms,
        _ => SiliconLabels.Bad,
    };

    /// <summary>The largest scan in nm in which three pixels at least go to the finest period that the label promises.</summary>
    private static double Limit(Kind kind, int pixels) => pixels / 3.0 * kind switch
    {
        Kind.Rows => Silicon100.RowPeriod,
        Kind.Dimers or Kind.Asymmetries => Silicon100.DimerPeriod,
        Kind.Atoms => Silicon100.AtomSeparation,
        _ => 1.5,
    };
}
