using GwyTip.Core;
using GwyTip.Trainer.Baselines;
using GwyTip.Trainer.Data;
using GwyTip.Trainer.Networks;

namespace GwyTip.Trainer.Training;

/// <summary>What a kind of network looks at, what it tells, and how training scans are shown to it.</summary>
internal abstract class MemberKind
{
    /// <summary>By the name that configurations use.</summary>
    public static IReadOnlyList<MemberKind> All { get; } =
    [
        new ImageKind(MemberConfig.SqueezeNetLike, (m, states) => SqueezeNetLike.Create(
            Preprocessing.ImageChannels, Preprocessing.ImageSize, states, m.Width, m.FirstStride, m.Dropout)),
        new ImageKind("vgg-like", (m, states) => VggLike.Create(
            Preprocessing.ImageChannels, Preprocessing.ImageSize, states, normalised: false, m.Width, m.Dropout)),
        new ImageKind("vgg-like-batchnorm", (m, states) => VggLike.Create(
            Preprocessing.ImageChannels, Preprocessing.ImageSize, states, normalised: true, m.Width, m.Dropout)),
        new ImageKind("rashidi-wolkow", (m, states) => RashidiWolkow.Create(
            Preprocessing.ImageChannels, Preprocessing.ImageSize, states, looksAt: 128, m.Width, m.Dropout)),
        new ImageKind("rashidi-wolkow-32", (m, states) => RashidiWolkow.Create(
            Preprocessing.ImageChannels, Preprocessing.ImageSize, states, looksAt: 32, m.Width, m.Dropout)),
        new LinesKind(),
    ];

    /// <summary>What a configuration may name: the networks and the baselines.</summary>
    public static IReadOnlyList<string> Names => [.. All.Select(k => k.Name), .. Baseline.All.Select(b => b.Name)];

    public abstract string Name { get; }

    /// <summary>The input of preprocessing that it takes.</summary>
    public abstract string Input { get; }

    /// <summary>Values of one input.</summary>
    public int InputLength => Preprocessing.ShapeOf(Input).Aggregate((a, b) => a * b);

    /// <exception cref="TrainerException">There is no such network.</exception>
    public static MemberKind Of(string network) =>
        All.FirstOrDefault(k => k.Name == network)
        ?? throw new TrainerException(Baseline.Of(network) is null
            ? Unknown(network)
            : $"{network} is a baseline for comparison, not a network: no bundle can hold it");

    internal static string Unknown(string network) => $"network '{network}' is not known; known: {string.Join(", ", Names)}";

    /// <summary>What a member tells: its configuration's choice, unless its network leaves none.</summary>
    public static Tells TellsOf(MemberConfig member) =>
        Baseline.Is(member) ? Tells.States : Of(member.Network).AlwaysTells ?? member.Tells;

    /// <summary>The states a member is trained for, of those of a surface.</summary>
    public static IReadOnlyList<string> StatesOf(MemberConfig member, SurfaceLabels surface) =>
        [.. surface.States.Select(s => s.Name).Where(s => TellsOf(member) switch
        {
            Tells.States => s != TipState.TipChange,
            Tells.TipChange => s == TipState.TipChange,
            _ => true,
        })];

    /// <summary>What every member of the kind tells; null: as its configuration says.</summary>
    public virtual Tells? AlwaysTells => null;

    public abstract NetworkSpec NetworkOf(MemberConfig member, int states);

    /// <summary>Writes a random view of a training scan into <paramref name="input"/>, <see cref="InputLength"/> values.</summary>
    public abstract View Show(MemberConfig member, FlattenedScan scan, AugmentationConfig config, Random random, Span<float> input);

    /// <summary>The scan as an ensemble will see it that looks at so many views: as many inputs, one after the other.</summary>
    public abstract float[] Views(FlattenedScan scan, int views);

    /// <summary>Inputs a scan where an ensemble looks at so many views.</summary>
    public int InputsOf(int views) => Input == Preprocessing.Image ? views : 1;

    private sealed class ImageKind(string name, Func<MemberConfig, int, NetworkSpec> network) : MemberKind
    {
        public override string Name => name;

        public override string Input => Preprocessing.Image;

        public override NetworkSpec NetworkOf(MemberConfig member, int states) => network(member, states).With(member.Head);

        public override View Show(MemberConfig member, FlattenedScan scan, AugmentationConfig config, Random random, Span<float> input)
        {
            bool plain = random.NextDouble() < config.PlainShare || member.Tells == Tells.TipChange;
            bool shows = plain
                ? Augmentation.PlainView(scan, config, random, input)
                : Augmentation.FreeView(scan, config, random, input);
            return !shows ? View.Nothing : plain ? View.Plain : View.Free;
        }

        public override float[] Views(FlattenedScan scan, int views) => scan.Views(views);
    }

    private sealed class LinesKind : MemberKind
    {
        public override string Name => "line-statistics";

        public override string Input => Preprocessing.Lines;

        public override Tells? AlwaysTells => Tells.TipChange;

        public override NetworkSpec NetworkOf(MemberConfig member, int states) => LineStatisticsNetwork.Create(member.Width, member.Dropout);

        public override View Show(MemberConfig member, FlattenedScan scan, AugmentationConfig config, Random random, Span<float> input)
        {
            // A mirror image has the same statistics; noise is what is left of the paper's augmentation for tip change.
            scan.LineStatistics.CopyTo(input);
            foreach (ref float value in input)
            {
                value += (float)config.Noise * Augmentation.NextGaussian(random);
            }
            return View.Plain;
        }

        public override float[] Views(FlattenedScan scan, int views) => scan.LineStatistics;
    }
}

/// <summary>What a view of a scan can teach.</summary>
internal enum View
{
    /// <summary>It shows nothing.</summary>
    Nothing,

    /// <summary>The states of the surface, but not a tip change: the scan was turned or cropped.</summary>
    Free,

    /// <summary>Everything.</summary>
    Plain,
}
