namespace GwyTip.Core;

/// <summary>
/// What a scan looks like, whatever it shows: numbers by which surfaces are told from one another. They come from
/// <see cref="Preprocessing.Image"/>, so that height scale, offset and tilt do not matter, nor does what was not measured.
/// </summary>
public static class SurfaceTraits
{
    /// <summary>A change that alters any trait gets a new version: what was learned from the old ones is then void.</summary>
    public const int Version = 1;

    /// <summary>How many there are.</summary>
    public const int Count = SpectrumTraits.Count + ShapeTraits.Count;

    /// <summary>The traits of a scan.</summary>
    /// <param name="scan">The scan.</param>
    /// <returns>They belong to the scan: they are not to be changed.</returns>
    /// <exception cref="ScanException">The scan cannot be judged.</exception>
    public static float[] Compute(Scan scan) => scan.Traits;

    /// <summary>The traits of the scan that an image was made of.</summary>
    /// <param name="image">
    /// The input <see cref="Preprocessing.Image"/>; of several views the first, which is the whole scan.
    /// </param>
    public static float[] Compute(NetworkInput image)
    {
        const int Size = Preprocessing.ImageSize;
        float[] heights = image.Values[..(Size * Size)], validity = image.Values[(Size * Size)..(2 * Size * Size)];
        var traits = new List<float>(Count);
        SpectrumTraits.AddTo(traits, heights, validity, Size);
        ShapeTraits.AddTo(traits, heights, validity, Size);
        return [.. traits];
    }
}
