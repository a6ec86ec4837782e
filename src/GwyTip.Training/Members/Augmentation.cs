using System.Text.Json.Serialization;
using GwyTip.Core;
using GwyTip.Training.Data;

namespace GwyTip.Training.Members;

/// <summary>How far augmentation goes. The paper names the steps, not their ranges; the ranges are ours.</summary>
public sealed record AugmentationConfig
{
    /// <summary>
    /// Share of the views that are only flipped and noised. They alone train tip change, which is a horizontal shear.
    /// </summary>
    public double PlainShare { get; init; } = 0.5;

    /// <summary>Smallest side of the crop over the scan's shorter side.</summary>
    public double SmallestCrop { get; init; } = 0.7;

    /// <summary>Largest side of the crop over the scan's shorter side; above 1 its corners are not measured.</summary>
    public double LargestCrop { get; init; } = 1.1;

    /// <summary>Largest standard deviation of the Gaussian noise, in units of the scaled height (−1..1).</summary>
    public double Noise { get; init; } = 0.1;

    /// <summary>
    /// Fewest bits that the heights of a view are rounded to, so that a picture of 256 greys and the same scan in full depth are
    /// judged alike; 0: views keep the depth of the scan. Left out of files where it is 0: it was not there in the first runs.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int LeastBits { get; init; }

    /// <summary>Most bits that heights are rounded to: those of a grey picture.</summary>
    internal const int MostBits = 8;

    internal string? Fault() => this switch
    {
        { PlainShare: not (>= 0 and <= 1) } => $"plain_share is {PlainShare}, not between 0 and 1",
        { SmallestCrop: not (> 0 and <= 4) } => $"smallest_crop is {SmallestCrop}, not above 0 and up to 4",
        _ when !(LargestCrop >= SmallestCrop && LargestCrop <= 4) =>
            $"largest_crop is {LargestCrop}, not between smallest_crop and 4",
        { Noise: not (>= 0 and <= 10) } => $"noise is {Noise}, not between 0 and 10",
        { LeastBits: not (0 or (>= 2 and <= MostBits)) } => $"least_bits is {LeastBits}, not 0 and not 2 to {MostBits}",
        _ => null,
    };
}

/// <summary>A random view of a training scan: the paper's flips, rotation 0–360°, crop, pan and Gaussian noise.</summary>
public static class Augmentation
{
    /// <summary>
    /// The view that tip changes survive: a mirror image along x, and noise. (A vertical flip would turn time around.)
    /// </summary>
    /// <returns>Whether the view shows anything.</returns>
    public static bool PlainView(FlattenedScan scan, AugmentationConfig config, Random random, Span<float> input)
    {
        var image = scan.Image.Copy();
        if (random.Next(2) == 0)
        {
            Mirror(image);
        }
        return Finish(image, config, random, input);
    }

    /// <summary>Any rotation, either handedness, a crop somewhere in the scan, and noise.</summary>
    /// <returns>Whether the view shows anything: a crop of an unfinished scan may not.</returns>
    public static bool FreeView(FlattenedScan scan, AugmentationConfig config, Random random, Span<float> input)
    {
        int shorter = Math.Min(scan.Width, scan.Lines);
        double side = shorter * (config.SmallestCrop + (config.LargestCrop - config.SmallestCrop) * random.NextDouble());
        double slackX = Math.Max(0, scan.Width - side) / 2, slackY = Math.Max(0, scan.Lines - side) / 2;
        double x = scan.Width / 2.0 + slackX * (2 * random.NextDouble() - 1);
        double y = scan.Lines / 2.0 + slackY * (2 * random.NextDouble() - 1);
        double angle = 2 * Math.PI * random.NextDouble();
        bool mirrored = random.Next(2) == 0;
        return Finish(
            RotatedCrop.Cut(scan, new RotatedCrop.View(x, y, side, angle, mirrored), Preprocessing.ImageSize), config, random,
            input);
    }

    private static void Mirror(SquareImage image)
    {
        // Only the measured columns change places; padding stays at the right.
        int columns = image.Size;
        while (columns > 1 && IsEmptyColumn(image, columns - 1))
        {
            columns--;
        }
        for (int y = 0; y < image.Size; y++)
        {
            image.Heights.AsSpan(y * image.Size, columns).Reverse();
            image.Validity.AsSpan(y * image.Size, columns).Reverse();
        }
    }

    private static bool IsEmptyColumn(SquareImage image, int x)
    {
        for (int y = 0; y < image.Size; y++)
        {
            if (image.Validity[y * image.Size + x] > 0)
            {
                return false;
            }
        }
        return true;
    }

    private static bool Finish(SquareImage image, AugmentationConfig config, Random random, Span<float> input)
    {
        if (config.LeastBits > 0)
        {
            ChangeDepth(image, config.LeastBits, random);
        }
        if (!TryScale(image, out float[] values))
        {
            input.Clear();
            return false;
        }
        float deviation = (float)(config.Noise * random.NextDouble());
        int pixels = image.Heights.Length;
        for (int i = 0; i < pixels; i++)
        {
            if (values[pixels + i] > 0)
            {
                values[i] += deviation * NextGaussian(random);
            }
        }
        values.CopyTo(input);
        return true;
    }

    /// <summary>
    /// A third of the views is left as it is. A third is rounded to a random number of levels between lowest and highest, as a
    /// picture is; a third gets the noise that hides such levels, uniform over one of them, so that a picture looks like a scan
    /// in full depth.
    /// </summary>
    private static void ChangeDepth(SquareImage image, int leastBits, Random random)
    {
        int kind = random.Next(3);
        float levels = (float)Math.Pow(2, leastBits + (AugmentationConfig.MostBits - leastBits) * random.NextDouble()) - 1;
        float low = float.PositiveInfinity, high = float.NegativeInfinity;
        for (int i = 0; i < image.Heights.Length; i++)
        {
            if (image.Validity[i] > 0)
            {
                (low, high) = (Math.Min(low, image.Heights[i]), Math.Max(high, image.Heights[i]));
            }
        }
        float step = (high - low) / levels;
        if (kind == 0 || !(step > 0))
        {
            return;
        }
        for (int i = 0; i < image.Heights.Length; i++)
        {
            if (image.Validity[i] > 0)
            {
                image.Heights[i] = kind == 1
                    ? low + step * MathF.Round((image.Heights[i] - low) / step)
                    : image.Heights[i] + step * (random.NextSingle() - 0.5f);
            }
        }
    }

    private static bool TryScale(SquareImage image, out float[] values)
    {
        values = [];
        if (!image.Validity.Any(v => v > 0))
        {
            return false;
        }
        try
        {
            values = Preprocessing.ToInput(image).Values;
            return true;
        }
        catch (ScanException)
        {
            // A crop can show nothing but a flat patch of a scan that is fine as a whole.
            return false;
        }
    }

    /// <summary>Sum of four uniform numbers, scaled to unit variance: Gaussian enough for noise, and cheap.</summary>
    internal static float NextGaussian(Random random)
    {
        float sum = random.NextSingle() + random.NextSingle() + random.NextSingle() + random.NextSingle();
        return (sum - 2) * 1.7320508f;
    }
}
