namespace GwyTip.Training.Networks;

/// <summary>What turns the last layer's values into confidences. Both are trained with binary cross-entropy.</summary>
public enum Head
{
    /// <summary>Every state by itself.</summary>
    Sigmoid,

    /// <summary>The states share a sum of 1, as the paper has it.</summary>
    Softmax,
}
