using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GwyTip.Trainer.Engines;

/// <summary>
/// The state of a TorchSharp optimizer, under the names that the shim uses. Unlike there it exists before the first step, except for
/// the momentum of SGD.
/// </summary>
internal sealed class TorchMoments(
    OptimizerHelper optimizer, IReadOnlyList<(string name, Parameter parameter)> parameters, torch.Device device)
{
    private const string Step = "step";

    public IReadOnlyDictionary<string, EngineTensor> Get()
    {
        var all = new Dictionary<string, EngineTensor>();
        foreach (var (name, _, state) in States())
        {
            if (StepOf(state) is { } step)
            {
                all.Add($"{name}.{Step}", new EngineTensor([], [step]));
            }
            foreach (var (moment, tensor) in Tensors(state))
            {
                if (tensor is not null)
                {
                    all.Add($"{name}.{moment}", new EngineTensor(tensor.shape, TrainingEngine.Values(tensor)));
                }
            }
        }
        return all;
    }

    public void Set(string name, ReadOnlySpan<float> values)
    {
        int dot = name.LastIndexOf('.');
        var (_, parameter, state) = States().FirstOrDefault(s => dot > 0 && s.Name == name[..dot]);
        string moment = name[(dot + 1)..];
        if (state is not null && moment == Step && StepOf(state) is not null)
        {
            BatchCheck.Length(values.Length, 1, name, nameof(values));
            SetStep(state, (long)values[0]);
            return;
        }
        if (state is null || !Tensors(state).Any(t => t.Name == moment))
        {
            throw new InvalidOperationException($"the optimizer has no '{name}'");
        }
        if (state is SGD.State { momentum_buffer: null } sgd)
        {
            sgd.momentum_buffer = torch.zeros_like(parameter).detach();
        }
        var tensor = Tensors(state).First(t => t.Name == moment).Tensor
            ?? throw new InvalidOperationException($"the optimizer has no '{name}' with these settings");
        Fill(tensor, name, values, device);
    }

    /// <summary>Overwrites a tensor in place.</summary>
    public static void Fill(Tensor tensor, string name, ReadOnlySpan<float> values, torch.Device device)
    {
        BatchCheck.Length(values.Length, tensor.shape.Aggregate(1L, (a, b) => a * b), name, nameof(values));
        using var frozen = no_grad();
        using var source = torch.tensor(values.ToArray(), tensor.shape, device: device);
        tensor.copy_(source);
    }

    private IEnumerable<(string Name, Parameter Parameter, OptimizerState State)> States() =>
        parameters.Zip(optimizer.state_dict().State, (p, state) => (p.name, p.parameter, state));

    private static (string Name, Tensor? Tensor)[] Tensors(OptimizerState state) => state switch
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
