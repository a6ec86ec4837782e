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

    /// <summary>The inputs that this version can make.</summary>
    public static IReadOnlyList<string> Inputs { get; } = [Image];

    /// <summary>Shape of one of <see cref="Inputs"/>, without the batch axis.</summary>
    /// <exception cref="ArgumentException">There is no such input.</exception>
    public static int[] ShapeOf(string input) => input == Image
        ? [ImageChannels, ImageSize, ImageSize]
        : throw new ArgumentException($"there is no input '{input}'", nameof(input));

    /// <exception cref="ScanException">The scan cannot be judged.</exception>
    public static InputSet Compute(Scan scan)
    {
        var flattening = LineFlattening.Of(scan);
        var square = SquareImage.Of(scan, flattening, ImageSize);
        return new InputSet(new Dictionary<string, NetworkInput> { [Image] = ToInput(square) });
    }

    /// <summary>Scales a resampled image and lays out its two channels. The image is used up.</summary>
    /// <exception cref="ScanException">All heights are the same.</exception>
    public static NetworkInput ToInput(SquareImage image)
    {
        RobustScaling.Apply(image);
        return new NetworkInput([.. image.Heights, .. image.Validity], [ImageChannels, image.Size, image.Size]);
    }
}
