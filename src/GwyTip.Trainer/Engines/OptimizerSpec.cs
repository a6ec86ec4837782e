using System.Globalization;

namespace GwyTip.Trainer.Engines;

/// <summary>
/// An optimizer with all its hyper-parameters, because libraries disagree on defaults. The text form is what run configurations hold:
/// <c>adam learning_rate=0.001 beta1=0.9 beta2=0.999 epsilon=1e-07 weight_decay=0</c>.
/// </summary>
/// <param name="LearningRate">Of the first step; <see cref="TrainingEngine.LearningRate"/> changes it.</param>
/// <param name="WeightDecay">Factor of the L2 penalty; of the direct decay in <see cref="AdamWOptimizer"/>.</param>
public abstract record OptimizerSpec(double LearningRate, double WeightDecay)
{
    /// <summary>The kinds of optimizer.</summary>
    public static IReadOnlyList<string> Names { get; } = ["adam", "adamw", "sgd", "rmsprop"];

    public abstract string Name { get; }

    /// <summary>The hyper-parameters by name, in the order of the text form.</summary>
    public abstract IReadOnlyList<(string Name, double Value)> Settings { get; }

    /// <summary>An optimizer with customary hyper-parameters: those of Keras 2.2, which the paper used; SGD with momentum 0.9.</summary>
    /// <exception cref="ArgumentException">There is no such optimizer.</exception>
    public static OptimizerSpec Create(string name, double learningRate, double weightDecay) => name switch
    {
        "adam" => new AdamOptimizer(learningRate, 0.9, 0.999, 1e-7, weightDecay),
        "adamw" => new AdamWOptimizer(learningRate, 0.9, 0.999, 1e-7, weightDecay),
        "sgd" => new SgdOptimizer(learningRate, Momentum: 0.9, Nesterov: false, weightDecay),
        "rmsprop" => new RmsPropOptimizer(learningRate, Alpha: 0.9, Momentum: 0, Epsilon: 1e-7, weightDecay),
        _ => throw new ArgumentException($"unknown optimizer '{name}': it is one of {string.Join(", ", Names)}", nameof(name)),
    };

    /// <summary>Reads the text form.</summary>
    /// <exception cref="FormatException">Says what is wrong.</exception>
    public static OptimizerSpec Parse(string text)
    {
        string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var values = new Dictionary<string, double>();
        foreach (string word in words.Skip(1))
        {
            string[] pair = word.Split('=');
            if (pair.Length != 2 || !double.TryParse(pair[1], NumberStyles.Float, CultureInfo.InvariantCulture, out double value))
            {
                throw new FormatException($"optimizer '{text}': '{word}' is not name=number");
            }
            values[pair[0]] = value;
        }
        double Take(string name) => values.Remove(name, out double value)
            ? value
            : throw new FormatException($"optimizer '{text}' lacks {name}");

        OptimizerSpec optimizer = words.FirstOrDefault() switch
        {
            "adam" => new AdamOptimizer(Take("learning_rate"), Take("beta1"), Take("beta2"), Take("epsilon"), Take("weight_decay")),
            "adamw" => new AdamWOptimizer(Take("learning_rate"), Take("beta1"), Take("beta2"), Take("epsilon"), Take("weight_decay")),
            "sgd" => new SgdOptimizer(Take("learning_rate"), Take("momentum"), Take("nesterov") != 0, Take("weight_decay")),
            "rmsprop" => new RmsPropOptimizer(
                Take("learning_rate"), Take("alpha"), Take("momentum"), Take("epsilon"), Take("weight_decay")),
            var name => throw new FormatException($"unknown optimizer '{name}': it is one of {string.Join(", ", Names)}"),
        };
        return values.Count == 0
            ? optimizer
            : throw new FormatException($"optimizer '{text}': {optimizer.Name} knows no {values.Keys.First()}");
    }

    public sealed override string ToString() =>
        string.Join(' ', [Name, .. Settings.Select(s => $"{s.Name}={s.Value.ToString("R", CultureInfo.InvariantCulture)}")]);
}
