namespace GwyTip.Simulation;

/// <summary>
/// 1/f noise in time, which makes lines wander: a sum of processes, each renewed half as often as the one before (R. Voss, J.
/// Clarke, J. Acoust. Soc. Am. 63, 258 (1978)), of which the slower ones may be stronger.
/// </summary>
/// <param name="Amplitude">Standard deviation in parts of the range, lines' offsets included.</param>
/// <param name="Slowness">How much stronger each process is than the one twice as fast, as a power of 2; 0: 1/f.</param>
/// <param name="Seed">Of the noise.</param>
public sealed record FlickerNoise(double Amplitude, double Slowness, ulong Seed) : Fault
{
    private const int Octaves = 14;

    public override IReadOnlyList<string> States => [FaultLabels.Corruption];

    private protected override void Check(Raster raster)
    {
        Require(Amplitude is >= 0 and <= 1000, $"noise cannot be {Amplitude} times the range");
        Require(Slowness is >= -1 and <= 1, $"1/f noise has a slowness of -1 to 1, not {Slowness}");
    }

    private protected override void Lay(Raster raster)
    {
        var random = new RandomSource(Seed);
        double[] from = new double[Octaves], to = new double[Octaves], weights = new double[Octaves];
        double squares = 0;
        for (int i = 0; i < Octaves; i++)
        {
            (from[i], to[i], weights[i]) = (random.Normal(), random.Normal(), Math.Pow(2, i * Slowness));
            squares += weights[i] * weights[i];
        }
        // Halfway between two independent values there is less noise than at either.
        double height = Strength * Amplitude * raster.Range / Math.Sqrt(squares * 2 / 3);
        for (int n = 0; n < raster.Heights.Length; n++)
        {
            double sum = 0;
            for (int i = 0; i < Octaves; i++)
            {
                int every = 1 << i, since = n & (every - 1);
                if (since == 0)
                {
                    (from[i], to[i]) = (to[i], random.Normal());
                }
                sum += weights[i] * (from[i] + (to[i] - from[i]) * since / every);
            }
            raster.Heights[n] += height * sum;
        }
    }
}
