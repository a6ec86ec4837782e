using GwyTip.Core;
using GwyTip.Training.Data;

namespace GwyTip.Training.UnknownSurface;

/// <summary>What a bundle learns its surface from. The held-out part of the data set is not among it.</summary>
public sealed record SurfaceExamples
{
    /// <summary>Scans of the data set, fold by fold.</summary>
    public required IReadOnlyList<IReadOnlyList<float[]>> Folds { get; init; }

    /// <summary>Simulated scans of the surface, beside measured ones; empty where the data set is simulated itself.</summary>
    public required IReadOnlyList<ScanTraits> Own { get; init; }

    public required IReadOnlyList<ScanTraits> Foreign { get; init; }

    /// <param name="data">The data set.</param>
    /// <param name="folds">Its scans that are not held out, fold by fold.</param>
    /// <param name="foreign">Simulated scans of each foreign kind.</param>
    public static SurfaceExamples Gather(DataSet data, IEnumerable<IReadOnlyList<LabelledScan>> folds, int foreign)
    {
        var set = new ForeignSet(data.Description.Surface, foreign);
        return new SurfaceExamples
        {
            Folds = [.. folds.Select(f => ScanTraits.Measure(data, f))],
            Own = data.Description.Simulated ? [] : ScanTraits.Measure(set.Own()),
            Foreign = ScanTraits.Measure(set.Foreign()),
        };
    }
}

/// <summary>Networks, and how others like them do on scans of families and folds that they were fitted without.</summary>
/// <param name="Networks">Fitted to everything; scores below <see cref="SurfaceMatch.UsualThreshold"/> are foreign.</param>
/// <param name="Trials">Each fitted without some folds and some families.</param>
/// <param name="Cut">
/// Log odds of the trials that <see cref="FalseAlarms"/> of the scans of the folds they were fitted without lie below.
/// </param>
public sealed record SurfaceFit(TraitNetworks Networks, IReadOnlyList<SurfaceTrial> Trials, double Cut)
{
    /// <summary>
    /// Share of known scans below the threshold, on the folds. Less than the twentieth that is allowed, because sessions differ
    /// and these are few.
    /// </summary>
    public const double FalseAlarms = 0.02;

    /// <summary>Trials; families and folds are dealt out to them in turn.</summary>
    public const int Rotations = 4;

    /// <summary>Weight of the simulated scans of the surface, over that of the measured ones.</summary>
    private const double OwnShare = 0.3;

    private const ulong Seed = 1;

    /// <param name="examples">What to learn from: some of each.</param>
    public static SurfaceFit Fit(SurfaceExamples examples)
    {
        string anything = nameof(Simulation.ForeignFamily.Anything);
        string[] families = [.. examples.Foreign.Select(f => f.Family).Where(f => f != anything).Distinct()];
        var trials = new SurfaceTrial[Rotations];
        for (int r = 0; r < Rotations; r++)
        {
            string[] back = [.. families.Where((_, i) => i % Rotations == r)];
            var networks = Fit(
                examples, [.. examples.Folds.Where((_, k) => examples.Folds.Count < 2 || k % Rotations != r).SelectMany(f => f)],
                examples.Foreign.Where(f => !back.Contains(f.Family)));
            ScanTraits[] foreign = [.. examples.Foreign.Where(f => back.Contains(f.Family))];
            trials[r] = new SurfaceTrial(
                networks,
                networks.LogOddsOf(examples.Folds.Where((_, k) => k % Rotations == r).SelectMany(f => f)),
                [.. foreign.Zip(
                    networks.LogOddsOf(foreign.Select(f => f.Traits)), (f, odds) => new HeldBackScan(f.Kind, f.Family, odds))]);
        }
        double[] known = [.. trials.SelectMany(t => t.Known).Order()];
        double cut = known[(int)(FalseAlarms * known.Length)];
        // Moved, so that the cut lies at the usual threshold.
        var final = Fit(examples, [.. examples.Folds.SelectMany(f => f)], examples.Foreign).Moved(-cut);
        return new SurfaceFit(final, trials, cut);
    }

    private static TraitNetworks Fit(SurfaceExamples examples, IReadOnlyList<float[]> known, IEnumerable<ScanTraits> foreign)
    {
        double own = examples.Own.Count > 0 ? OwnShare * known.Count / examples.Own.Count : 0;
        return TraitFit.Fit(
            [
                .. known.Select(t => new TraitExample(t, true, 1)),
                .. examples.Own.Select(o => new TraitExample(o.Traits, true, own)),
                .. foreign.Select(f => new TraitExample(f.Traits, false, 1)),
            ],
            Seed);
    }
}

/// <summary>A foreign scan, scored by networks that were fitted without any scan of its family.</summary>
public readonly record struct HeldBackScan(string Kind, string Family, double LogOdds);

/// <param name="Networks">Fitted without some folds and some families.</param>
/// <param name="Known">Log odds of the scans of those folds.</param>
/// <param name="Foreign">The scans of those families.</param>
public sealed record SurfaceTrial(TraitNetworks Networks, IReadOnlyList<double> Known, IReadOnlyList<HeldBackScan> Foreign);
