namespace GwyTip.Core;

/// <summary>
/// Mirrored and turned views of the input image. A state shows the same in each of them, so a member that looks at several and says
/// their mean errs less than it would from one: the networks are trained on turned scans, but a convolution does not know what turning
/// is.
/// </summary>
public static class ImageViews
{
    /// <summary>How many views a member may look at: the scan, its mirror image along x, both along y too, all of these transposed too.</summary>
    public static IReadOnlyList<int> Counts { get; } = [1, 2, 4, 8];

    /// <summary>What the trainer takes unless told otherwise: no view turns lines into columns.</summary>
    public const int Default = 4;

    /// <summary>Writes a view of a square image.</summary>
    /// <param name="image">channels × size × size.</param>
    /// <param name="size">Pixels along each side.</param>
    /// <param name="view">0: as it is; bit 0: mirrored along x; bit 1: along y; bit 2: transposed.</param>
    /// <param name="output">Receives as many values; must not overlap <paramref name="image"/>.</param>
    public static void Write(ReadOnlySpan<float> image, int size, int view, Span<float> output)
    {
        if (view == 0)
        {
            image.CopyTo(output);
            return;
        }
        bool mirrorX = (view & 1) != 0, mirrorY = (view & 2) != 0, transpose = (view & 4) != 0;
        int pixels = size * size;
        for (int channel = 0; channel < image.Length; channel += pixels)
        {
            var from = image.Slice(channel, pixels);
            var to = output.Slice(channel, pixels);
            for (int y = 0; y < size; y++)
            {
                int row = (mirrorY ? size - 1 - y : y) * size;
                for (int x = 0; x < size; x++)
                {
                    float value = from[row + (mirrorX ? size - 1 - x : x)];
                    to[transpose ? x * size + y : y * size + x] = value;
                }
            }
        }
    }

    /// <summary>Several images, each followed by its other views.</summary>
    /// <param name="images">count × channels × size × size.</param>
    /// <param name="count">Images.</param>
    /// <param name="size">Pixels along each side.</param>
    /// <param name="views">One of <see cref="Counts"/>.</param>
    /// <returns>count × views × channels × size × size; the images themselves for one view.</returns>
    public static float[] All(float[] images, int count, int size, int views)
    {
        if (views == 1)
        {
            return images;
        }
        int length = images.Length / count;
        float[] all = new float[images.Length * views];
        for (int i = 0; i < count; i++)
        {
            for (int view = 0; view < views; view++)
            {
                Write(images.AsSpan(i * length, length), size, view, all.AsSpan((i * views + view) * length, length));
            }
        }
        return all;
    }

    /// <summary>The mean over the views of each image, in the layout of <see cref="All"/>.</summary>
    /// <param name="confidences">count × views rows.</param>
    /// <param name="views">Rows an image.</param>
    /// <returns>count rows.</returns>
    public static double[][] Mean(double[][] confidences, int views)
    {
        if (views == 1)
        {
            return confidences;
        }
        double[][] means = new double[confidences.Length / views][];
        for (int i = 0; i < means.Length; i++)
        {
            double[] mean = new double[confidences[i * views].Length];
            for (int view = 0; view < views; view++)
            {
                for (int s = 0; s < mean.Length; s++)
                {
                    mean[s] += confidences[i * views + view][s] / views;
                }
            }
            means[i] = mean;
        }
        return means;
    }
}
