using GwyTip.Core;

namespace GwyTip.Training.Data;

/// <summary>
/// A scan of the training set in memory: flattened by Core, at its own resolution for augmentation, and once as the square image
/// that the ensemble will see.
/// </summary>
public sealed class FlattenedScan
{
    private readonly LineFlattening _done;
    private readonly (double X, double Y) _metresPerPixel;
    private readonly Lazy<float[]> _noise, _tip, _ghosts, _shapes;

    private FlattenedScan(Scan scan, LineFlattening flattening, float[] heights, SquareImage image)
    {
        Width = scan.Width;
        Lines = scan.Lines;
        Heights = heights;
        Image = image;
        LineStatistics = Core.LineStatistics.Compute(scan, flattening);
        LineSequence = Core.LineSequence.Compute(scan, flattening);
        _done = flattening.Done();
        _metresPerPixel = (scan.MetresPerPixelX, scan.MetresPerPixelY);
        // Few members ask for these, and they cost as much as all the rest.
        _noise = new Lazy<float[]>(() => Input(Preprocessing.Noise));
        _tip = new Lazy<float[]>(() => Input(Preprocessing.Tip));
        _ghosts = new Lazy<float[]>(() => Input(Preprocessing.Ghosts));
        _shapes = new Lazy<float[]>(() => Input(Preprocessing.Shapes));
    }

    public int Width { get; }

    public int Lines { get; }

    /// <summary>Flattened heights, row by row; NaN where not measured.</summary>
    public float[] Heights { get; }

    /// <summary>The whole scan at the networks' size, not yet scaled. Shared: copy before scaling.</summary>
    public SquareImage Image { get; }

    /// <summary>Its <see cref="Core.LineStatistics"/>. Shared: not to be changed.</summary>
    public float[] LineStatistics { get; }

    /// <summary>Its <see cref="Core.LineSequence"/>. Shared: not to be changed.</summary>
    public float[] LineSequence { get; }

    /// <summary>Its <see cref="Preprocessing.Noise"/>. Shared: not to be changed.</summary>
    public float[] Noise => _noise.Value;

    /// <summary>Its <see cref="Preprocessing.Tip"/>. Shared: not to be changed.</summary>
    public float[] TipInput => _tip.Value;

    /// <summary>Its <see cref="Preprocessing.Ghosts"/>. Shared: not to be changed.</summary>
    public float[] Ghosts => _ghosts.Value;

    /// <summary>Its <see cref="Preprocessing.Shapes"/>. Shared: not to be changed.</summary>
    public float[] Shapes => _shapes.Value;

    /// <summary>What an ensemble that looks at so many views sees of it, as <see cref="Preprocessing.Images"/> has it.</summary>
    public float[] Views(int views)
    {
        if (views == 1)
        {
            return Preprocessing.ToInput(Image.Copy()).Values;
        }
        return Preprocessing.Images(AsScan(), _done, views);
    }

    private float[] Input(string name) => Preprocessing.Compute(AsScan(), _done, [name])[name].Values;

    /// <summary>The flattened heights as a scan.</summary>
    private Scan AsScan() => new(Array.ConvertAll(Heights, h => (double)h), Width, Lines)
    {
        MetresPerPixelX = _metresPerPixel.X,
        MetresPerPixelY = _metresPerPixel.Y,
    };

    /// <exception cref="ScanException">The scan cannot be judged.</exception>
    public static FlattenedScan Flatten(Scan scan)
    {
        var flattening = LineFlattening.Fit(scan);
        var heights = new float[scan.Width * scan.Lines];
        for (int y = 0; y < scan.Lines; y++)
        {
            var line = scan.Line(y);
            bool measured = flattening.IsMeasured(y);
            for (int x = 0; x < line.Length; x++)
            {
                heights[y * scan.Width + x] = measured ? (float)flattening.Apply(line[x], y, x) : float.NaN;
            }
        }
        var image = SquareImage.Resample(scan, flattening, Preprocessing.ImageSize);
        // A scan that cannot be scaled is refused here rather than in the middle of an epoch.
        RobustScaling.Apply(image.Copy());
        return new FlattenedScan(scan, flattening, heights, image);
    }
}
