using GwyTip.Core;
using GwyTip.ScanFiles;
using GwyTip.Training.Labelling;

namespace GwyTip.Trainer.Labelling;

/// <summary>A grey picture: a byte a pixel, row by row; 0 where nothing was measured, 1 the lowest, 255 the highest.</summary>
internal sealed record GreyPicture(int Width, int Height, byte[] Pixels)
{
    /// <summary>The scan as the networks see it: flattened, scaled, on their square.</summary>
    public static GreyPicture OfNetworks(SquareImage scaled)
    {
        var grey = new byte[scaled.Heights.Length];
        for (int i = 0; i < grey.Length; i++)
        {
            grey[i] = scaled.Validity[i] > 0 ? Grey((scaled.Heights[i] + 1.1) / 2.2) : (byte)0;
        }
        return new GreyPicture(scaled.Size, scaled.Size, grey);
    }

    /// <summary>
    /// The heights as they were measured, from the 1st to the 99th percentile, with no more pixels than a screen.
    /// </summary>
    public static GreyPicture AsMeasured(Scan scan)
    {
        const int most = 512;
        int step = Math.Max(1, (Math.Max(scan.Width, scan.Lines) + most - 1) / most);
        int width = (scan.Width + step - 1) / step, height = (scan.Lines + step - 1) / step;
        var sums = new double[width * height];
        var counts = new int[width * height];
        for (int y = 0; y < scan.Lines; y++)
        {
            var line = scan.Line(y);
            for (int x = 0; x < line.Length; x++)
            {
                if (!double.IsNaN(line[x]))
                {
                    sums[y / step * width + x / step] += line[x];
                    counts[y / step * width + x / step]++;
                }
            }
        }
        double[] measured = [.. sums.Zip(counts).Where(p => p.Second > 0).Select(p => p.First / p.Second).Order()];
        double low = measured[measured.Length / 100], high = measured[^(1 + measured.Length / 100)];
        var grey = new byte[sums.Length];
        for (int i = 0; i < grey.Length; i++)
        {
            grey[i] = counts[i] == 0 ? (byte)0 : Grey(high > low ? (sums[i] / counts[i] - low) / (high - low) : 0.5);
        }
        return new GreyPicture(width, height, grey);
    }

    private static byte Grey(double share) => (byte)Math.Clamp(1 + 254 * share, 1, 255);
}

/// <summary>A scan as the page shows it.</summary>
/// <param name="Channel">Title of the channel.</param>
/// <param name="Size">Its size in words, with a unit where the file tells.</param>
/// <param name="Pixels">Its pixels a line, and its lines, in words.</param>
/// <param name="Networks">As the networks see it.</param>
/// <param name="Measured">As it was measured.</param>
/// <param name="Look">See <see cref="ScanLook"/>.</param>
internal sealed record ShownScan(
    string Channel, string Size, string Pixels, GreyPicture Networks, GreyPicture Measured, float[] Look)
{
    /// <param name="path">The file.</param>
    /// <param name="gwyddion">Reads the formats that are not our own.</param>
    /// <param name="judge">Told of the scan while it is open; null: nobody wants to know.</param>
    /// <exception cref="ScanFileException">The file cannot be read.</exception>
    /// <exception cref="ScanException">The scan cannot be judged: it is blank, or too small.</exception>
    public static ShownScan Read(string path, GwyddionReader gwyddion, Action<Scan>? judge = null)
    {
        var channel = ScanFile.Pick(path, gwyddion).Channel;
        var scan = channel.Scan;
        var image = Preprocessing.ScaledImage(scan);
        judge?.Invoke(scan);
        return new ShownScan(
            channel.Name, SizeOf(scan), $"{scan.Width} × {scan.Lines} pixels", GreyPicture.OfNetworks(image),
            GreyPicture.AsMeasured(scan), ScanLook.Compute(image));
    }

    private static string SizeOf(Scan scan)
    {
        if (!(scan.MetresPerPixelX > 0 && scan.MetresPerPixelY > 0))
        {
            return "size not known";
        }
        double width = 1e9 * scan.MetresPerPixelX * scan.Width, height = 1e9 * scan.MetresPerPixelY * scan.Lines;
        return $"{width:0.##} × {height:0.##} nm";
    }
}
