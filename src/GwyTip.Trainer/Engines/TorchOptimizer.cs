using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GwyTip.Trainer.Engines;

/// <summary>An optimizer of TorchSharp, whose state can be read and restored.</summary>
internal sealed class TorchOptimizer : IDisposable
{
    private const string Step = "step";

    private readonly TorchWeight[] _weights;
    private readonly OptimizerHelper _optimizer;

    public TorchOptimizer(OptimizerSpec spec, IEnumerable<TorchWeight> weights)
    {
        _weights = [.. weights];
        _optimizer = Create(spec, [.. _weights.Select(w => (Parameter)w.Whole)]);
    }

    public double LearningRate
    {
        set
        {
            foreach (var group in _optimizer.ParamGroups)
            {
                group.LearningRate = value;
            }
        }
    }

    public void Clear() => _optimizer.zero_grad();

    public void Take() => _optimizer.step();

    /// <summary>Moments and step counts by name, those that there are by now.</summary>
    public IReadOnlyDictionary<string, EngineTensor> Get()
    {
        var all = new Dictionary<string, EngineTensor>();
        foreach (var (weight, state) in States())
        {
            if (StepOf(state) is { } step)
            {
                all.Add($"{weight.Name}.{Step}", new EngineTensor([], [step]));
            }
            foreach (var (moment, tensor) in Moments(state))
            {
                if (tensor is not null)
                {
                    all.Add($"{weight.Name}.{moment}", TorchValues.Of(weight, tensor));
                }
            }
        }
        return all;
    }

    /// <summary>Restores one of them, also in front of the first step.</summary>
    public void Set(string name, ReadOnlySpan<float> values)
    {
        int dot = name.LastIndexOf('.');
        var (weight, state) = States().FirstOrDefault(s => dot > 0 && s.Weight.Name == name[..dot]);
        string moment = name[(dot + 1)..];
        if (state is not null && moment == Step && StepOf(state) is not null)
        {
            BatchCheck.Length(values.Length, 1, name, nameof(values));
            SetStep(state, (long)values[0]);
            return;
        }
        if (state is null || !Moments(state).Any(t => t.Name == moment))
        {
            throw new InvalidOperationException($"the optimizer has no '{name}'");
        }
        if (state is SGD.State { momentum_buffer: null } sgd)
        {
            sgd.momentum_buffer = torch.zeros_like(weight.Whole).detach();
        }
        var tensor = Moments(state).First(t => t.Name == moment).Tensor
            ?? throw new InvalidOperationException($"the optimizer has no '{name}' with these settings");
        TorchValues.Fill(weight, tensor, values, name);
    }

    public void Dispose() => _optimizer.Dispose();

    /// <summary>Every argument is given, because defaults differ between factories, constructors and versions.</summary>
    private static OptimizerHelper Create(OptimizerSpec spec, Parameter[] parameters) => spec switch
    {
        AdamOptimizer a => optim.Adam(
            parameters, a.LearningRate, a.Beta1, a.Beta2, a.Epsilon, a.WeightDecay, amsgrad: false, maximize: false),
        AdamWOptimizer a => optim.AdamW(
            parameters, a.LearningRate, a.Beta1, a.Beta2, a.Epsilon, a.WeightDecay, amsgrad: false, maximize: false),
        SgdOptimizer s => optim.SGD(
            parameters, s.LearningRate, momentum: s.Momentum, dampening: 0, weight_decay: s.WeightDecay, nesterov: s.Nesterov,
            maximize: false),
        RmsPropOptimizer r => optim.RMSProp(
            parameters, r.LearningRate, alpha: r.Alpha, eps: r.Epsilon, weight_decay: r.WeightDecay, momentum: r.Momentum,
            centered: false, maximize: false),
        _ => throw new NotSupportedException($"the engine's form of '{spec}' is missing"),
    };

    private IEnumerable<(TorchWeight Weight, OptimizerState State)> States() => _weights.Zip(_optimizer.state_dict().State);

    private static (string Name, Tensor? Tensor)[] Moments(OptimizerState state) => state switch
    {
        Adam.State a => [("exp_avg", a.exp_avg), ("exp_avg_sq", a.exp_avg_sq)],
        AdamW.State a => [("exp_avg", a.exp_avg), ("exp_avg_sq", a.exp_avg_sq)],
        SGD.State s => [("momentum_buffer", s.momentum_buffer)],
        RMSProp.State r => [("square_avg", r.square_avg), ("momentum_buffer", r.momentum_buffer)],
        _ => throw new NotSupportedException($"moments of {state.GetType()} are unknown"),
    };

    private static long? StepOf(OptimizerState state) => state switch
    {
        Adam.State a => a.step,
        AdamW.State a => a.step,
        RMSProp.State r => r.step,
        _ => null,
    };

    private static void SetStep(OptimizerState state, long step)
    {
        switch (state)
        {
            case Adam.State a:
                a.step = step;
                break;
            case AdamW.State a:
                a.step = step;
                break;
            case RMSProp.State r:
                r.step = step;
                break;
        }
    }
}
