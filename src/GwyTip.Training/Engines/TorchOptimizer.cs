using TorchSharp;
using static TorchSharp.torch;

namespace GwyTip.Training.Engines;

/// <summary>
/// The optimizers, written out with libtorch's operations. TorchSharp 0.107 has them too, but hands every number on as a native
/// scalar that nothing keeps alive during the call: a garbage collection at that moment frees it, and the step fails or is wrong.
/// Here all scalars are held until the step is over.
/// </summary>
internal sealed class TorchOptimizer : IDisposable
{
    private const string Step = "step", Average = "exp_avg", SquaredAverage = "exp_avg_sq", Square = "square_avg",
    Momentum = "momentum_buffer";

    private readonly OptimizerSpec _spec;
    private readonly State[] _states;

    public TorchOptimizer(OptimizerSpec spec, IEnumerable<TorchWeight> weights)
    {
        _spec = spec;
        LearningRate = spec.LearningRate;
        _states = [.. weights.Select(w => new State(w))];
        foreach (var state in _states)
        {
            foreach (string moment in Moments().Where(m => !BeginsLater(m)))
            {
                state.Begin(moment);
            }
        }
    }

    public double LearningRate { get; set; }

    private bool CountsSteps => _spec is not SgdOptimizer;

    /// <summary>Forgets the gradients of the last step.</summary>
    public void Clear()
    {
        foreach (var state in _states)
        {
            using var gradient = state.Whole.grad;
            gradient?.zero_();
        }
    }

    /// <summary>Makes a step with the gradients that are there.</summary>
    public void Take()
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        switch (_spec)
        {
            case AdamOptimizer a:
                TakeAdam(a.Beta1, a.Beta2, a.Epsilon, penalty: a.WeightDecay, decay: 0);
                break;
            case AdamWOptimizer a:
                TakeAdam(a.Beta1, a.Beta2, a.Epsilon, penalty: 0, decay: a.WeightDecay);
                break;
            case SgdOptimizer s:
                TakeSgd(s);
                break;
            case RmsPropOptimizer r:
                TakeRmsProp(r);
                break;
            default:
                throw new NotSupportedException($"the engine's form of '{_spec}' is missing");
        }
    }

    /// <summary>Moments and step counts by name, those that there are by now.</summary>
    public IReadOnlyDictionary<string, EngineTensor> Get()
    {
        var all = new Dictionary<string, EngineTensor>();
        foreach (var state in _states)
        {
            if (CountsSteps)
            {
                all.Add($"{state.Weight.Name}.{Step}", new EngineTensor([], [state.Steps]));
            }
            foreach (var (moment, tensor) in state.Moments)
            {
                all.Add($"{state.Weight.Name}.{moment}", TorchValues.Read(state.Weight, tensor));
            }
        }
        return all;
    }

    /// <summary>Restores one of them, also in front of the first step.</summary>
    public void Set(string name, ReadOnlySpan<float> values)
    {
        int dot = name.LastIndexOf('.');
        var state = Array.Find(_states, s => dot > 0 && s.Weight.Name == name[..dot]);
        string moment = name[(dot + 1)..];
        if (state is not null && moment == Step && CountsSteps)
        {
            BatchCheck.Length(values.Length, 1, name, nameof(values));
            state.Steps = (long)values[0];
            return;
        }
        if (state is null || !Moments().Contains(moment))
        {
            throw new InvalidOperationException($"the optimizer has no '{name}' with these settings");
        }
        TorchValues.Fill(state.Weight, state.Begin(moment), values, name);
    }

    public void Dispose()
    {
        foreach (var tensor in _states.SelectMany(s => s.Moments.Values))
        {
            tensor.Dispose();
        }
    }

    private string[] Moments() => _spec switch
    {
        SgdOptimizer { Momentum: 0 } => [],
        SgdOptimizer => [Momentum],
        RmsPropOptimizer { Momentum: 0 } => [Square],
        RmsPropOptimizer => [Square, Momentum],
        _ => [Average, SquaredAverage],
    };

    /// <summary>The momentum of plain descent is the first gradient at first, not a part of it.</summary>
    private bool BeginsLater(string moment) => _spec is SgdOptimizer && moment == Momentum;

    /// <summary>
    /// D. Kingma, J. Ba, ICLR 2015; with the decay apart from the gradient: I. Loshchilov, F. Hutter, ICLR 2019.
    /// </summary>
    private void TakeAdam(double beta1, double beta2, double epsilon, double penalty, double decay)
    {
        using Scalar one = 1.0, first = beta1, newFirst = 1 - beta1, second = beta2, newSecond = 1 - beta2, least = epsilon;
        using Scalar pulled = penalty, kept = 1 - LearningRate * decay;
        foreach (var (state, gradient) in WithGradients(penalty, pulled))
        {
            state.Steps++;
            if (decay != 0)
            {
                state.Whole.mul_(kept);
            }
            var average = state.Moments[Average].mul_(first).add_(gradient, newFirst);
            var square = state.Moments[SquaredAverage].mul_(second).addcmul_(gradient, gradient, newSecond);
            using Scalar corrected = 1 / Math.Sqrt(1 - Math.Pow(beta2, state.Steps));
            using Scalar way = -LearningRate / (1 - Math.Pow(beta1, state.Steps));
            state.Whole.addcdiv_(average, square.sqrt().mul_(corrected).add_(least, one), way);
        }
    }

    private void TakeSgd(SgdOptimizer sgd)
    {
        using Scalar one = 1.0, momentum = sgd.Momentum, pulled = sgd.WeightDecay, way = -LearningRate;
        foreach (var (state, gradient) in WithGradients(sgd.WeightDecay, pulled))
        {
            var direction = gradient;
            if (sgd.Momentum != 0)
            {
                bool begun = state.Moments.ContainsKey(Momentum);
                var buffer = begun
                    ? state.Moments[Momentum].mul_(momentum).add_(gradient, one)
                    : state.Begin(Momentum).copy_(gradient);
                direction = sgd.Nesterov ? gradient.add(buffer, momentum) : buffer;
            }
            state.Whole.add_(direction, way);
        }
    }

    /// <summary>G. Hinton's lecture 6e of 2012, with momentum as libtorch has it.</summary>
    private void TakeRmsProp(RmsPropOptimizer rms)
    {
        using Scalar one = 1.0, kept = rms.Alpha, fresh = 1 - rms.Alpha, least = rms.Epsilon, momentum = rms.Momentum;
        using Scalar pulled = rms.WeightDecay, way = -LearningRate;
        foreach (var (state, gradient) in WithGradients(rms.WeightDecay, pulled))
        {
            state.Steps++;
            var spread = state.Moments[Square].mul_(kept).addcmul_(gradient, gradient, fresh).sqrt().add_(least, one);
            if (rms.Momentum == 0)
            {
                state.Whole.addcdiv_(gradient, spread, way);
            }
            else
            {
                state.Whole.add_(state.Moments[Momentum].mul_(momentum).addcdiv_(gradient, spread, one), way);
            }
        }
    }

    /// <summary>Weights that have a gradient, and it, with the L2 penalty's share.</summary>
    private IEnumerable<(State State, Tensor Gradient)> WithGradients(double penalty, Scalar pulled)
    {
        foreach (var state in _states)
        {
            if (state.Whole.grad is { } gradient)
            {
                yield return (state, penalty == 0 ? gradient : gradient.add(state.Whole, pulled));
            }
        }
    }

    /// <summary>What an optimizer remembers of a weight.</summary>
    private sealed class State(TorchWeight weight)
    {
        public TorchWeight Weight => weight;

        public Tensor Whole => weight.Whole;

        public Dictionary<string, Tensor> Moments { get; } = [];

        public long Steps { get; set; }

        /// <summary>A moment, of zeros where it was not there.</summary>
        public Tensor Begin(string moment)
        {
            if (!Moments.TryGetValue(moment, out var tensor))
            {
                using var frozen = no_grad();
                Moments[moment] = tensor = torch.zeros_like(weight.Whole).detach().DetachFromDisposeScope();
            }
            return tensor;
        }
    }
}
