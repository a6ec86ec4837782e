namespace GwyTip.Training.Engines;

/// <summary>Adam, without AMSGrad.</summary>
public sealed record AdamOptimizer(double LearningRate, double Beta1, double Beta2, double Epsilon, double WeightDecay)
    : OptimizerSpec(LearningRate, WeightDecay);

/// <summary>Adam with the weights' decay apart from the gradient, without AMSGrad.</summary>
public sealed record AdamWOptimizer(double LearningRate, double Beta1, double Beta2, double Epsilon, double WeightDecay)
    : OptimizerSpec(LearningRate, WeightDecay);

/// <summary>Stochastic gradient descent with momentum and no dampening.</summary>
public sealed record SgdOptimizer(double LearningRate, double Momentum, bool Nesterov, double WeightDecay)
    : OptimizerSpec(LearningRate, WeightDecay);

/// <summary>RMSprop, not centred. Alpha is the smoothing of the squared gradients (Keras: rho).</summary>
public sealed record RmsPropOptimizer(double LearningRate, double Alpha, double Momentum, double Epsilon, double WeightDecay)
    : OptimizerSpec(LearningRate, WeightDecay);
