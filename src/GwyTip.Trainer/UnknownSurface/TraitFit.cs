using System.Numerics;
using GwyTip.Core;
using GwyTip.Simulation;

namespace GwyTip.Trainer.UnknownSurface;

/// <summary>A scan to learn from.</summary>
/// <param name="Traits">Its <see cref="SurfaceTraits"/>.</param>
/// <param name="Known">Whether it shows the surface.</param>
/// <param name="Weight">How much it counts.</param>
public readonly record struct TraitExample(float[] Traits, bool Known, double Weight);

/// <summary>
/// Fits a <see cref="SurfaceClassifier"/>: a few networks of one hidden layer, each from other random weights, by AdamW (I. Loshchilov, F. Hutter,
/// ICLR 2019) on the logistic loss, both classes counting alike. Traits are left out at random while it learns, so that no single one
/// decides. The same examples and seed give the same numbers.
/// </summary>
public static class TraitFit
{
    private const int Networks = 3, Units = 32, Epochs = 24, Batch = 32;

    private const float Rate = 0.002f, Decay = 0.02f, LeftOut = 0.3f;

    /// <param name="examples">Of both classes.</param>
    /// <param name="seed">Another seed, other random numbers.</param>
    public static SurfaceClassifier Of(IReadOnlyList<TraitExample> examples, ulong seed)
    {
        var (means, scales) = Standard(examples);
        float[][] rows = [.. examples.Select(e => SurfaceClassifier.Standard(e.Traits, means, scales))];
        float[] weights = Balanced(examples);
        bool[] known = [.. examples.Select(e => e.Known)];
        return new SurfaceClassifier(
            means, scales, [.. Enumerable.Range(0, Networks).Select(n => Network(rows, known, weights, new RandomSource(seed).Branch((ulong)n)))]);
    }

    /// <summary>Weights of mean 1 of which each class has half.</summary>
    private static float[] Balanced(IReadOnlyList<TraitExample> examples)
    {
        double known = examples.Where(e => e.Known).Sum(e => e.Weight), foreign = examples.Where(e => !e.Known).Sum(e => e.Weight);
        return [.. examples.Select(e => (float)(0.5 * examples.Count * e.Weight / (e.Known ? known : foreign)))];
    }

    private static (float[] Means, float[] Scales) Standard(IReadOnlyList<TraitExample> examples)
    {
        int size = examples[0].Traits.Length;
        float[] means = new float[size], scales = new float[size];
        for (int i = 0; i < size; i++)
        {
            double mean = examples.Average(e => e.Traits[i]);
            double spread = Math.Sqrt(examples.Average(e => (e.Traits[i] - mean) * (e.Traits[i] - mean)));
            // A trait that is always the same says nothing.
            (means[i], scales[i]) = ((float)mean, spread > 1e-6 ? (float)(1 / spread) : 0);
        }
        return (means, scales);
    }

    private static TraitNetwork Network(float[][] rows, bool[] known, float[] weights, RandomSource random)
    {
        int traits = rows[0].Length;
        var inner = new Trained(Units * traits, Decay, random, Math.Sqrt(1.0 / traits));
        var innerBias = new Trained(Units, 0, random, 0);
        var outer = new Trained(Units, Decay, random, Math.Sqrt(1.0 / Units));
        var outerBias = new Trained(1, 0, random, 0);
        float[] masked = new float[traits], hidden = new float[Units];
        int steps = Math.Max(1, Epochs * rows.Length / Batch);
        for (int step = 0; step < steps; step++)
        {
            for (int b = 0; b < Batch; b++)
            {
                int n = random.Index(rows.Length);
                Mask(rows[n], masked, random);
                float sum = outerBias.Values[0];
                for (int u = 0; u < Units; u++)
                {
                    hidden[u] = innerBias.Values[u] + TraitNetwork.Dot(inner.Values.AsSpan(u * traits, traits), masked);
                    sum += outer.Values[u] * Math.Max(0, hidden[u]);
                }
                float slope = weights[n] / Batch * (1 / (1 + MathF.Exp(-sum)) - (known[n] ? 1 : 0));
                outerBias.Gradient[0] += slope;
                for (int u = 0; u < Units; u++)
                {
                    if (hidden[u] > 0)
                    {
                        outer.Gradient[u] += slope * hidden[u];
                        innerBias.Gradient[u] += slope * outer.Values[u];
                        Add(inner.Gradient.AsSpan(u * traits, traits), masked, slope * outer.Values[u]);
                    }
                }
            }
            float rate = Rate * (float)(0.5 + 0.5 * Math.Cos(Math.PI * step / steps));
            foreach (var part in (Trained[])[inner, innerBias, outer, outerBias])
            {
                part.Step(rate);
            }
        }
        return new TraitNetwork(inner.Values, innerBias.Values, outer.Values, outerBias.Values[0]);
    }

    private static void Mask(float[] row, float[] masked, RandomSource random)
    {
        for (int i = 0; i < row.Length; i++)
        {
            masked[i] = random.Uniform() < LeftOut ? 0 : row[i] / (1 - LeftOut);
        }
    }

    private static void Add(Span<float> sum, float[] row, float factor)
    {
        int i = 0;
        for (; i <= sum.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            (new Vector<float>(sum[i..]) + factor * new Vector<float>(row, i)).CopyTo(sum[i..]);
        }
        for (; i < sum.Length; i++)
        {
            sum[i] += factor * row[i];
        }
    }

    /// <summary>Values that Adam moves.</summary>
    private sealed class Trained
    {
        private const float First = 0.9f, Second = 0.999f;

        private readonly float _decay;
        private readonly float[] _mean, _square;
        private float _firstLeft = 1, _secondLeft = 1;

        public Trained(int count, float decay, RandomSource random, double spread)
        {
            _decay = decay;
            Values = [.. Enumerable.Range(0, count).Select(_ => (float)(spread * random.Normal()))];
            (Gradient, _mean, _square) = (new float[count], new float[count], new float[count]);
        }

        public float[] Values { get; }

        public float[] Gradient { get; }

        public void Step(float rate)
        {
            _firstLeft *= First;
            _secondLeft *= Second;
            for (int i = 0; i < Values.Length; i++)
            {
                float g = Gradient[i];
                _mean[i] = First * _mean[i] + (1 - First) * g;
                _square[i] = Second * _square[i] + (1 - Second) * g * g;
                float way = _mean[i] / (1 - _firstLeft) / (MathF.Sqrt(_square[i] / (1 - _secondLeft)) + 1e-8f);
                Values[i] -= rate * (way + _decay * Values[i]);
                Gradient[i] = 0;
            }
        }
    }
}
