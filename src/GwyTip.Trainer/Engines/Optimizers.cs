namespace GwyTip.Trainer.Engines;

/// <summary>Adam, without AMSGrad.</summary>
public sealed record AdamOptimizer(double LearningRate, double Beta1, double Beta2, double Epsilon, double WeightDecay)
    : OptimizerSpec(LearningRate, WeightDecay)
{
    public override string Name => "adam";

    public override IReadOnlyList<(string Name, double Value)> Settings =>
    [
        ("learning_rate", LearningRate), ("beta1", Beta1), ("beta2", Beta2), ("epsilon", Epsilon), ("weight_decay", WeightDecay),
    ];
}

/// <summary>Adam with the weights' decay apart from the gradient, without AMSGrad.</summary>
public sealed record AdamWOptimizer(double LearningRate, double Beta1, double Beta2, double Epsilon, double WeightDecay)
    : OptimizerSpec(LearningRate, WeightDecay)
{
    public override string Name => "adamw";

    public override IReadOnlyList<(string Name, double Value)> Settings =>
    [
        ("learning_rate", LearningRate), ("beta1", Beta1), ("beta2", Beta2), ("epsilon", Epsilon), ("weight_decay", WeightDecay),
    ];
}

/// <summary>Stochastic gradient descent with momentum and no dampening.</summary>
public sealed record SgdOptimizer(double LearningRate, double Momentum, bool Nesterov, double WeightDecay)
    : OptimizerSpec(LearningRate, WeightDecay)
{
    public override string Name => "sgd";

    public override IReadOnlyList<(string Name, double Value)> Settings =>
    [
        ("learning_rate", LearningRate), ("momentum", Momentum), ("nesterov", Nesterov ? 1 : 0), ("weight_decay", WeightDecay),
    ];
}

/// <summary>RMSprop, not centred. Alpha is the smoothing of the squared gradients (Keras: rho).</summary>
public sealed record RmsPropOptimizer(double LearningRate, double Alpha, double Momentum, double Epsilon, double WeightDecay)
    : OptimizerSpec(LearningRate, WeightDecay)
{
    public override string Name => "rmsprop";

    public override IReadOnlyList<(string Name, double Value)> Settings =>
    [
        ("learning_rate", LearningRate), ("alpha", Alpha), ("momentum", Momentum), ("epsilon", Epsilon), ("weight_decay", WeightDecay),
    ];
}
