namespace GwyTip.Core;

/// <summary>
/// From a scan to the inputs of a network: the one place, for training and for use. A bundle names the version it was trained
/// with; a change that alters any value gets a new version.
/// </summary>
public static class Preprocessing
{
    /// <summary>
    /// The version this product makes. Each has the inputs of the one before, value for value; 2 also has <see cref="Noise"/> and
    /// <see cref="Tip"/>, 3 <see cref="Ghosts"/>, 4 <see cref="Sequence"/>, 5 <see cref="Shapes"/>.
    /// </summary>
    public const int Version = 5;

    /// <summary>The whole scan: channel 0 heights scaled to about −1..1, channel 1 validity 0..1, 128 × 128.</summary>
    public const string Image = "image";

    /// <summary>Pixels along each side of <see cref="Image"/>, the paper's.</summary>
    public const int ImageSize = 128;

    /// <summary>Channels of <see cref="Image"/>.</summary>
    public const int ImageChannels = 2;

    /// <summary>How the lines follow one another, at the scan's own resolution: <see cref="LineStatistics"/>.</summary>
    public const string Lines = "lines";

    /// <summary>
    /// The noise at the scan's own resolution, <see cref="NoiseStatistics"/>, and behind it <see cref="LineStatistics"/>.
    /// </summary>
    public const string Noise = "noise";

    /// <summary>What the adsorbates of the scan have in common: <see cref="TipPicture"/>.</summary>
    public const string Tip = "tip";

    /// <summary>Whether everything has the same ghost beside it: <see cref="GhostStatistics"/>.</summary>
    public const string Ghosts = "ghosts";

    /// <summary>How each line differs from the one before it, line by line: <see cref="LineSequence"/>.</summary>
    public const string Sequence = "sequence";

    /// <summary>
    /// How the adsorbates are formed, and whether all are formed alike, <see cref="ShapeStatistics"/>, and behind it
    /// <see cref="GhostStatistics"/>.
    /// </summary>
    public const string Shapes = "shapes";

    /// <summary>The inputs that this version can make.</summary>
    public static IReadOnlyList<string> Inputs { get; } = [Image, Lines, Noise, Tip, Ghosts, Sequence, Shapes];

    /// <summary>The inputs that a version can make, from 1; of one that this product does not know none.</summary>
    public static IReadOnlyList<string> InputsOf(int version) => version switch
    {
        1 => [Image, Lines],
        2 => [Image, Lines, Noise, Tip],
        3 => [Image, Lines, Noise, Tip, Ghosts],
        4 => [Image, Lines, Noise, Tip, Ghosts, Sequence],
        Version => Inputs,
        _ => [],
    };

    /// <summary>Shape of one of <see cref="Inputs"/>, without the batch axis.</summary>
    /// <exception cref="ArgumentException">There is no such input.</exception>
    public static int[] ShapeOf(string input) => input switch
    {
        Image => [ImageChannels, ImageSize, ImageSize],
        Lines => [LineStatistics.Count, 1, 1],
        Noise => [NoiseStatistics.Count + LineStatistics.Count, 1, 1],
        Tip => [TipPicture.InputPlanes, TipPicture.Size, TipPicture.Size],
        Ghosts => [GhostStatistics.Count, 1, 1],
        Sequence => [LineSequence.Channels, LineSequence.Length, 1],
        Shapes => [ShapeStatistics.Count + GhostStatistics.Count, 1, 1],
        _ => throw new ArgumentException($"there is no input '{input}'", nameof(input)),
    };

    /// <summary>Makes every input.</summary>
    /// <exception cref="ScanException">The scan cannot be judged.</exception>
    public static InputSet Compute(Scan scan) => Compute(scan, Inputs);

    /// <summary>Makes those inputs that are asked for.</summary>
    /// <param name="scan">The scan.</param>
    /// <param name="inputs">Names of <see cref="Inputs"/>.</param>
    /// <param name="views">
    /// How many views <see cref="Image"/> holds, one after the other: one of <see cref="ImageViews.Counts"/>.
    /// </param>
    /// <exception cref="ScanException">The scan cannot be judged.</exception>
    /// <exception cref="ArgumentException">There is no such input.</exception>
    /// <returns>Parts of it may belong to the scan: its values are not to be changed.</returns>
    public static InputSet Compute(Scan scan, IReadOnlyList<string> inputs, int views = 1) =>
        Compute(scan, LineFlattening.Fit(scan), scan, inputs, views);

    /// <summary>The same of a scan whose flattening is known.</summary>
    /// <inheritdoc cref="Compute(Scan, IReadOnlyList{string}, int)"/>
    public static InputSet Compute(Scan scan, LineFlattening flattening, IReadOnlyList<string> inputs) =>
        Compute(scan, flattening, scan, inputs, views: 1);

    /// <summary>
    /// What a verdict is made from. Of a whole scan that is what <see cref="Compute(Scan, IReadOnlyList{string}, int)"/> makes,
    /// which members learn from; of an unfinished one the image is that of its <see cref="MirroredScan"/>. The other inputs do
    /// not depend on how many lines there are.
    /// </summary>
    /// <inheritdoc cref="Compute(Scan, IReadOnlyList{string}, int)"/>
    public static InputSet ComputeForVerdict(Scan scan, IReadOnlyList<string> inputs, int views = 1)
    {
        var flattening = LineFlattening.Fit(scan);
        ImageCheck.Refuse(scan);
        return Compute(scan, flattening, MirroredScan.Fill(scan), inputs, views);
    }

    private static InputSet Compute(Scan scan, LineFlattening flattening, Scan shown, IReadOnlyList<string> inputs, int views)
    {
        // Two inputs hold each.
        var lines = new Lazy<float[]>(() => LineStatistics.Compute(scan, flattening));
        var ghosts = new Lazy<(float[] Numbers, GhostStatistics.Resemblance? Things)>(
            () => (GhostStatistics.Compute(scan, flattening, out var things), things));
        var made = new NetworkInput[inputs.Count];
        Workers.Run(made.Length, Workers.Most, i => made[i] = Make(inputs[i]));
        return new(inputs.Zip(made).ToDictionary(m => m.First, m => m.Second));

        NetworkInput Make(string input) => input switch
        {
            Image when views == 1 && shown.IsOwn(flattening) => shown.Image,
            Image => new NetworkInput(
                Images(shown, shown == scan ? flattening : LineFlattening.Fit(shown), views), ShapeOf(Image)),
            Lines => new NetworkInput(lines.Value, ShapeOf(Lines)),
            Noise => new NetworkInput([.. NoiseStatistics.Compute(scan, flattening), .. lines.Value], ShapeOf(Noise)),
            Tip => new NetworkInput(TipPicture.ToInput(TipPicture.Take(scan, flattening)), ShapeOf(Tip)),
            Ghosts => new NetworkInput(ghosts.Value.Numbers, ShapeOf(Ghosts)),
            Sequence => new NetworkInput(LineSequence.Compute(scan, flattening), ShapeOf(Sequence)),
            Shapes => new NetworkInput(
                [.. ShapeStatistics.Compute(scan, flattening, ghosts.Value.Things), .. ghosts.Value.Numbers], ShapeOf(Shapes)),
            _ => throw new ArgumentException($"there is no input '{input}'", nameof(inputs)),
        };
    }

    /// <summary>The views of a scan as networks take them.</summary>
    /// <returns>views × channels × size × size. A part that shows nothing is replaced by the whole.</returns>
    /// <exception cref="ScanException">All heights are the same.</exception>
    public static float[] Images(Scan scan, LineFlattening flattening, int views)
    {
        var windows = ImageViews.Windows(scan, flattening, views);
        float[] whole = scan.IsOwn(flattening) ? scan.Image.Values : WholeImage(scan, flattening).Values;
        float[] images = new float[windows.Count * whole.Length];
        whole.CopyTo(images, 0);
        Workers.Run(
            windows.Count - 1, Workers.Most,
            i => PartOr(scan, flattening, windows[i + 1], whole).CopyTo(images, (i + 1) * whole.Length));
        return images;
    }

    /// <summary>The whole scan as networks see it: what <see cref="Image"/> holds of one view, as a picture.</summary>
    /// <exception cref="ScanException">The scan cannot be flattened, or all heights are the same.</exception>
    public static SquareImage ScaledImage(Scan scan)
    {
        var image = SquareImage.Resample(scan, LineFlattening.Fit(scan), ImageSize);
        RobustScaling.Apply(image);
        return image;
    }

    /// <summary>What <see cref="Image"/> holds of one view.</summary>
    /// <exception cref="ScanException">All heights are the same.</exception>
    internal static NetworkInput WholeImage(Scan scan, LineFlattening flattening) =>
        ToInput(SquareImage.Resample(scan, flattening, ImageSize));

    private static float[] PartOr(Scan scan, LineFlattening flattening, ScanWindow window, float[] whole)
    {
        try
        {
            return ToInput(SquareImage.Resample(scan, flattening, ImageSize, window)).Values;
        }
        catch (ScanException)
        {
            return whole;
        }
    }

    /// <summary>Scales a resampled image and lays out its two channels. The image is used up.</summary>
    /// <exception cref="ScanException">All heights are the same.</exception>
    public static NetworkInput ToInput(SquareImage image)
    {
        RobustScaling.Apply(image);
        return new NetworkInput([.. image.Heights, .. image.Validity], [ImageChannels, image.Size, image.Size]);
    }
}
