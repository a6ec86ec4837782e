using GwyTip.Core;

namespace GwyTip.Simulation;

/// <summary>The scans that a microscope makes of one surface, good and bad, as a distribution to draw from.</summary>
public abstract class Population
{
    /// <summary>By the name that bundles use.</summary>
    public static IReadOnlyList<Population> All { get; } = [new SiliconPopulation(), new MetalPopulation("au-111"),
        new MetalPopulation("cu-111")];

    public abstract string Surface { get; }

    /// <summary>The columns of its label file.</summary>
    public abstract IReadOnlyList<string> Labels { get; }

    /// <summary>Pixels along an edge where nobody chose another number.</summary>
    public abstract int UsualPixels { get; }

    /// <exception cref="ArgumentException">There is no such surface.</exception>
    public static Population ForSurface(string surface) =>
        All.FirstOrDefault(p => p.Surface == surface)
        ?? throw new ArgumentException(
            $"surface '{surface}' cannot be simulated; known: {string.Join(", ", All.Select(p => p.Surface))}");

    /// <summary>Checks that scans of a size can show what the labels name.</summary>
    /// <exception cref="ArgumentException">They cannot.</exception>
    public void Check(ScanSize size)
    {
        size.Check();
        var (what, largest) = Finest(size.Pixels);
        if (size.Smallest > largest)
        {
            throw new ArgumentException(
                $"scans of {size.Smallest} nm with {size.Pixels} pixels are too coarse for {what}: {largest:0.#} nm is the "
                + "most, or take more pixels");
        }
    }

    /// <summary>
    /// The finest things that labels name, and the largest scan, nm, that shows them with so many pixels along an edge.
    /// </summary>
    private protected abstract (string What, double Largest) Finest(int pixels);

    /// <summary>A scan of a session.</summary>
    /// <param name="seed">Of the whole data set.</param>
    /// <param name="session">The session's number; its scans share a microscope and a sample.</param>
    /// <param name="scan">The scan's number in the session.</param>
    /// <param name="size">What was chosen of the scans.</param>
    /// <param name="ranges">Where parameters are drawn from.</param>
    public ScanPlan Plan(ulong seed, int session, int scan, ScanSize size, ParameterRanges ranges)
    {
        var random = new RandomSource(seed).Branch("population").Branch(Surface).Branch((ulong)session);
        var traits = Traits(new Draw(random.Branch("session"), ranges));
        return Plan(new Draw(random.Branch("scan").Branch((ulong)scan), ranges), traits, size);
    }

    private protected abstract SessionTraits Traits(Draw draw);

    private protected abstract ScanPlan Plan(Draw draw, SessionTraits traits, ScanSize size);

    /// <summary>A plan with what every scan has, whatever it shows.</summary>
    private protected static ScanPlan Common(Draw draw, SessionTraits traits, double size, int pixels)
    {
        var plan = new ScanPlan
        {
            Seed = draw.Seed(),
            Size = size,
            Pixels = pixels,
            Direction = draw.Chance(traits.Upwards) ? ScanDirection.Up : ScanDirection.Down,
            Noise = traits.Noise,
            Feedback = traits.Feedback,
            Motion = new Motion
            {
                Drift = size / 30 * traits.Drift,
                Creep = draw.Chance(0.25) ? draw.Vector(0.002 * size, 0.04 * size) : default,
                CreepTime = draw.In(0.03, 0.2),
                Hysteresis = traits.Hysteresis,
                Jitter = Math.Min(traits.Jitter, 0.01 * size),
                Tilt = draw.Vector(0, 0.03),
                // A scanner of some micrometres on a sphere: a few picometres over 30 nm.
                Bow = draw.Signed(0, 0.03) * Math.Pow(size / 100, 2),
            },
        };
        return draw.Chance(0.07) ? plan with { MeasuredLines = (int)(draw.Share(0.2, 0.98) * pixels) } : plan;
    }

    /// <summary>A line in the middle part of what was measured, where a change leaves enough on both sides.</summary>
    private protected static int ChangeLine(Draw draw, ScanPlan plan) =>
        (int)(draw.Share(0.12, 0.88) * (plan.MeasuredLines ?? plan.Pixels));

    /// <summary>Few lines with streaks and spikes, as in any scan.</summary>
    private protected static ScanPlan WithBlemishes(Draw draw, ScanPlan plan, double height)
    {
        if (draw.Chance(0.3))
        {
            plan = plan with
            {
                Corruption = plan.Corruption with
                {
                    StreakShare = draw.In(0.003, 0.03),
                    StreakHeight = height * draw.In(0.2, 1.5),
                },
            };
        }
        return draw.Chance(0.3)
            ? plan with { Noise = plan.Noise with { Spikes = draw.Count(1, 15), SpikeHeight = height * draw.In(0.3, 3) } }
            : plan;
    }
}
