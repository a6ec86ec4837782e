namespace GwyTip.Core;

/// <summary>
/// From a scan to the inputs of a network: the one place, for training and for use. A bundle names the version it was trained
/// with; a change that alters any value gets a new version.
/// </summary>
public static class Preprocessing
{
    /// <summary>The version this product makes.</summary>
    public const int Version = 1;

    /// <summary>The whole scan: channel 0 heights scaled to about −1..1, channel 1 validity 0..1, 128 × 128.</summary>
    public const string Image = "image";

    /// <summary>Pixels along each side of <see cref="Image"/>, the paper's.</summary>
    public const int ImageSize = 128;

    /// <summary>Channels of <see cref="Image"/>.</summary>
    public const int ImageChannels = 2;

    /// <summary>How the lines follow one another, at the scan's own resolution: <see cref="LineStatistics"/>.</summary>
    public const string Lines = "lines";

    /// <summary>The inputs that this version can make.</summary>
    public static IReadOnlyList<string> Inputs { get; } = [Image, Lines];

    /// <summary>Shape of one of <see cref="Inputs"/>, without the batch axis.</summary>
    /// <exception cref="ArgumentException">There is no such input.</exception>
    public static int[] ShapeOf(string input) => input switch
    {
        Image => [ImageChannels, ImageSize, ImageSize],
        Lines => [LineStatistics.Count, 1, 1],
        _ => throw new ArgumentException($"there is no input '{input}'", nameof(input)),
    };

    /// <summary>Makes every input.</summary>
    /// <exception cref="ScanException">The scan cannot be judged.</exception>
    public static InputSet Compute(Scan scan) => Compute(scan, Inputs);

    /// <summary>Makes those inputs that are asked for.</summary>
    /// <exception cref="ScanException">The scan cannot be judged.</exception>
    /// <exception cref="ArgumentException">There is no such input.</exception>
    public static InputSet Compute(Scan scan, IReadOnlyList<string> inputs)
    {
        var flattening = LineFlattening.Of(scan);
        return new InputSet(inputs.ToDictionary(input => input, input => input switch
        {
            Image => ToInput(SquareImage.Of(scan, flattening, ImageSize)),
            Lines => new NetworkInput(LineStatistics.Of(scan, flattening), ShapeOf(Lines)),
            _ => throw new ArgumentException($"there is no input '{input}'", nameof(inputs)),
        }));
    }

    /// <summary>Scales a resampled image and lays out its two channels. The image is used up.</summary>
    /// <exception cref="ScanException">All heights are the same.</exception>
    public static NetworkInput ToInput(SquareImage image)
    {
        RobustScaling.Apply(image);
        return new NetworkInput([.. image.Heights, .. image.Validity], [ImageChannels, image.Size, image.Size]);
    }
}
