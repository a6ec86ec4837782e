namespace GwyTip.Simulation;

/// <summary>
/// The noise of scans that nobody would call noisy. On real ones it is not white: lines wander, by about four times what there is
/// from pixel to pixel.
/// </summary>
/// <param name="Pixel">Standard deviation from pixel to pixel, in parts of the range.</param>
/// <param name="Wander">Standard deviation of a line's slow wandering, in parts of the range.</param>
/// <param name="Length">Pixels over which it wanders.</param>
/// <param name="Step">Heights are stored in steps of this, in parts of the range; 0: finer than can be seen.</param>
internal sealed record QuietNoise(double Pixel, double Wander, double Length, double Step)
{
    /// <summary>The ranges that good real scans have.</summary>
    public static QuietNoise Draw(Draw draw)
    {
        // The ratio is what real scans have, in training and evaluation alike.
        double pixel = draw.Log(0.0007, 0.016), ratio = Math.Exp(draw.Share(Math.Log(1.5), Math.Log(10)));
        return new QuietNoise(
            pixel, Math.Min(pixel * ratio, 0.025), draw.Log(5, 60), draw.Chance(0.3) ? draw.Log(0.0003, 0.01) : 0);
    }

    public void Apply(Raster raster, RandomSource random)
    {
        double keep = Math.Exp(-2 / Length), fresh = Math.Sqrt(1 - keep * keep);
        // Twice smoothed, for a lag that is smooth itself; its variance is (1 + k²) / (1 − k²)³ (1 − k)² of the first's (1 − k²).
        double spread = Math.Sqrt((1 + keep * keep) / Math.Pow(1 - keep * keep, 2)) * (1 - keep);
        for (int y = 0; y < raster.Lines; y++)
        {
            double once = random.Normal(), twice = spread * random.Normal();
            var line = raster.Line(y);
            for (int x = 0; x < line.Length; x++)
            {
                once = keep * once + fresh * random.Normal();
                twice = keep * twice + (1 - keep) * once;
                line[x] += raster.Range * (Wander * twice / spread + Pixel * random.Normal());
            }
        }
        if (Step > 0)
        {
            double step = Step * raster.Range;
            for (int i = 0; i < raster.Heights.Length; i++)
            {
                raster.Heights[i] = Math.Round(raster.Heights[i] / step) * step;
            }
        }
    }
}
