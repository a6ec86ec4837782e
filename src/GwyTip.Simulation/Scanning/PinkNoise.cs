namespace GwyTip.Simulation;

/// <summary>
/// 1/f noise as a sum of processes that forget after 2, 4, 8 … samples, each with the same power. Mean 0, variance 1.
/// </summary>
internal sealed class PinkNoise
{
    private const int Octaves = 14;

    /// <summary>How much of each level a sample leaves, and how much of something new comes in.</summary>
    private static readonly double[] Keep = [.. Enumerable.Range(0, Octaves).Select(i => 1 - 1.0 / (2 << i))];

    private static readonly double[] Take = [.. Keep.Select(keep => Math.Sqrt(1 - keep * keep))];

    private readonly double[] _levels = new double[Octaves];
    private readonly RandomSource _random;

    public PinkNoise(RandomSource random)
    {
        _random = random;
        for (int i = 0; i < Octaves; i++)
        {
            _levels[i] = random.Normal();
        }
    }

    public double Next()
    {
        double sum = 0;
        for (int i = 0; i < Octaves; i++)
        {
            _levels[i] = Keep[i] * _levels[i] + Take[i] * _random.Normal();
            sum += _levels[i];
        }
        return sum / Math.Sqrt(Octaves);
    }
}
