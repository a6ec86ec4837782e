namespace GwyTip.Training.Engines;

/// <summary>An optimizer with all its hyper-parameters, because libraries disagree on defaults.</summary>
/// <param name="LearningRate">Of the first step; <see cref="TrainingEngine.LearningRate"/> changes it.</param>
/// <param name="WeightDecay">Factor of the L2 penalty; of the direct decay in <see cref="AdamWOptimizer"/>.</param>
public abstract record OptimizerSpec(double LearningRate, double WeightDecay)
{
    /// <summary>The kinds of optimizer.</summary>
    public static IReadOnlyList<string> Names { get; } = ["adam", "adamw", "sgd", "rmsprop"];

    /// <summary>
    /// An optimizer with customary hyper-parameters: those of Keras 2.2, which the paper used; SGD with momentum 0.9.
    /// </summary>
    /// <exception cref="ArgumentException">There is no such optimizer.</exception>
    public static OptimizerSpec Create(string name, double learningRate, double weightDecay) => name switch
    {
        "adam" => new AdamOptimizer(learningRate, 0.9, 0.999, 1e-7, weightDecay),
        "adamw" => new AdamWOptimizer(learningRate, 0.9, 0.999, 1e-7, weightDecay),
        "sgd" => new SgdOptimizer(learningRate, Momentum: 0.9, Nesterov: false, weightDecay),
        "rmsprop" => new RmsPropOptimizer(learningRate, Alpha: 0.9, Momentum: 0, Epsilon: 1e-7, weightDecay),
        _ => throw new ArgumentException($"unknown optimizer '{name}': it is one of {string.Join(", ", Names)}", nameof(name)),
    };
}
