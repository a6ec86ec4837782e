using GwyTip.Core;
using GwyTip.Training.Data;
using GwyTip.Training.Networks;

namespace GwyTip.Training.Members;

/// <summary>What a kind of network looks at, what it tells, and how training scans are shown to it.</summary>
internal abstract class NetworkMethod(string name, string title) : Method
{
    /// <summary>The paper's, in the order of its Table I; with the one of Rashidi and Wolkow at their own size.</summary>
    public static IReadOnlyList<NetworkMethod> OfThePaper { get; } =
    [
        new ImageNetwork(MemberConfig.SqueezeNetLike, "SqueezeNet", (m, states) => SqueezeNetLike.Create(
            Preprocessing.ImageChannels, Preprocessing.ImageSize, states, m.Width, m.FirstStride, m.Dropout)),
        new ImageNetwork("vgg-like-batchnorm", "VGG (Batchnorm)", (m, states) => VggLike.Create(
            Preprocessing.ImageChannels, Preprocessing.ImageSize, states, normalised: true, m.Width, m.Dropout)),
        new ImageNetwork("vgg-like", "VGG", (m, states) => VggLike.Create(
            Preprocessing.ImageChannels, Preprocessing.ImageSize, states, normalised: false, m.Width, m.Dropout)),
        new ImageNetwork("rashidi-wolkow", "RW", (m, states) => RashidiWolkow.Create(
            Preprocessing.ImageChannels, Preprocessing.ImageSize, states, looksAt: 128, m.Width, m.Dropout)),
        new ImageNetwork("rashidi-wolkow-32", "RW at 32 px", (m, states) => RashidiWolkow.Create(
            Preprocessing.ImageChannels, Preprocessing.ImageSize, states, looksAt: 32, m.Width, m.Dropout)),
    ];

    /// <summary>Look at something else than the image, and tell what is seen best there.</summary>
    public static IReadOnlyList<NetworkMethod> Experts { get; } =
    [
        new StatisticsMethod("line-statistics", "Line statistics", Preprocessing.Lines, Tells.TipChange, s => s.LineStatistics),
        new LineSequenceMethod(),
        new StatisticsMethod("noise-statistics", "Noise statistics", Preprocessing.Noise, Tells.Corruption, s => s.Noise),
        new TipPictureMethod(),
        new StatisticsMethod(
            "ghost-statistics", "Ghost statistics", Preprocessing.Ghosts, Tells.DoubleTip, s => s.Ghosts, [Tells.TipShape]),
        new StatisticsMethod("shape-statistics", "Shape statistics", Preprocessing.Shapes, Tells.TipShape, s => s.Shapes),
    ];

    /// <exception cref="TrainingException">There is no such network.</exception>
    public static new NetworkMethod Named(string name) => Method.Named(name) as NetworkMethod
        ?? throw new TrainingException($"{name} is a baseline for comparison, not a network: no bundle can hold it");

    public override string Name => name;

    public override string Title => title;

    public override bool IsNetwork => true;

    public override Tells TellsOf(MemberConfig member) =>
        Expertise is { } expertise && !AlsoTells.Contains(member.Tells) ? expertise : member.Tells;

    public override int EpochsOf(MemberConfig member) => member.Epochs;

    public override string? FaultOf(MemberConfig member) =>
        member.Head == Head.Softmax && Expertise is not null
            ? $"a head of softmax is not for {Name}: what an expert tells comes beside other states, not in their place"
            : null;

    /// <summary>The input of preprocessing that it takes.</summary>
    public abstract string Input { get; }

    /// <summary>Values of one input.</summary>
    public int InputLength => Preprocessing.ShapeOf(Input).Aggregate((a, b) => a * b);

    /// <summary>
    /// What an expert tells unless it is asked for what it <see cref="AlsoTells"/>; null: as its configuration says.
    /// </summary>
    public virtual Tells? Expertise => null;

    /// <summary>What an expert can be asked for instead.</summary>
    protected virtual IReadOnlyList<Tells> AlsoTells => [];

    public abstract NetworkSpec NetworkOf(MemberConfig member, int states);

    /// <summary>
    /// Writes a random view of a training scan into <paramref name="input"/>, <see cref="InputLength"/> values.
    /// </summary>
    public abstract View Show(
        MemberConfig member, FlattenedScan scan, AugmentationConfig config, Random random, Span<float> input);

    /// <summary>The scan as an ensemble will see it that looks at so many views: as many inputs, one after the other.</summary>
    public abstract float[] Views(FlattenedScan scan, int views);

    /// <summary>Inputs a scan where an ensemble looks at so many views.</summary>
    public int InputsOf(int views) => Input == Preprocessing.Image ? views : 1;

    /// <summary>Adds Gaussian noise to every value of an input that is no image.</summary>
    private static void AddNoise(double deviation, Random random, Span<float> input)
    {
        foreach (ref float value in input)
        {
            value += (float)deviation * Augmentation.NextGaussian(random);
        }
    }

    private sealed class ImageNetwork(
        string name, string title, Func<MemberConfig, int, NetworkSpec> network) : NetworkMethod(name, title)
    {
        public override string Input => Preprocessing.Image;

        public override NetworkSpec NetworkOf(MemberConfig member, int states) => network(member, states).With(member.Head);

        public override View Show(
            MemberConfig member, FlattenedScan scan, AugmentationConfig config, Random random, Span<float> input)
        {
            bool plain = random.NextDouble() < config.PlainShare || member.Tells == Tells.TipChange;
            bool shows = plain
                ? Augmentation.PlainView(scan, config, random, input)
                : Augmentation.FreeView(scan, config, random, input);
            return !shows ? View.Nothing : plain ? View.Plain : View.Free;
        }

        public override float[] Views(FlattenedScan scan, int views) => scan.Views(views);
    }

    /// <summary>Looks at a few numbers.</summary>
    private sealed class StatisticsMethod(
        string name, string title, string input, Tells tells, Func<FlattenedScan, float[]> numbers,
        IReadOnlyList<Tells>? alsoTells = null) : NetworkMethod(name, title)
    {
        public override string Input => input;

        public override Tells? Expertise => tells;

        protected override IReadOnlyList<Tells> AlsoTells => alsoTells ?? [];

        public override NetworkSpec NetworkOf(MemberConfig member, int states) =>
            StatisticsNetwork.Create(InputLength, states, member.Width, member.Dropout);

        public override View Show(
            MemberConfig member, FlattenedScan scan, AugmentationConfig config, Random random, Span<float> input)
        {
            // A mirror image has the same statistics; noise is what is left of the paper's augmentation.
            numbers(scan).CopyTo(input);
            AddNoise(config.Noise, random, input);
            return View.Plain;
        }

        public override float[] Views(FlattenedScan scan, int views) => numbers(scan);
    }

    /// <summary>Looks at how line follows on line.</summary>
    private sealed class LineSequenceMethod() : NetworkMethod("line-sequence", "Line sequence")
    {
        public override string Input => Preprocessing.Sequence;

        public override Tells? Expertise => Tells.TipChange;

        public override NetworkSpec NetworkOf(MemberConfig member, int states) =>
            LineSequenceNetwork.Create(states, member.Width, member.Dropout);

        public override View Show(
            MemberConfig member, FlattenedScan scan, AugmentationConfig config, Random random, Span<float> input)
        {
            // Mirrored along x it is the same.
            scan.LineSequence.CopyTo(input);
            if (random.Next(2) == 0)
            {
                LineSequence.TurnTime(input);
            }
            AddNoise(config.Noise, random, input);
            return View.Plain;
        }

        public override float[] Views(FlattenedScan scan, int views) => scan.LineSequence;
    }

    /// <summary>Looks at what the adsorbates have in common.</summary>
    private sealed class TipPictureMethod() : NetworkMethod("tip-picture", "Tip picture")
    {
        /// <summary>Noise of a picture that is a median of many, over that of an image.</summary>
        private const double NoiseShare = 0.2;

        public override string Input => Preprocessing.Tip;

        public override Tells? Expertise => Tells.TipShape;

        public override NetworkSpec NetworkOf(MemberConfig member, int states) =>
            TipPictureNetwork.Create(states, member.Width, member.Dropout);

        public override View Show(
            MemberConfig member, FlattenedScan scan, AugmentationConfig config, Random random, Span<float> input)
        {
            scan.TipInput.CopyTo(input);
            TipPicture.Mirror(input, alongX: random.Next(2) == 0, alongY: random.Next(2) == 0);
            AddNoise(NoiseShare * config.Noise, random, input);
            return View.Plain;
        }

        public override float[] Views(FlattenedScan scan, int views) => scan.TipInput;
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
