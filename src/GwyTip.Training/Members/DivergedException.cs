namespace GwyTip.Training.Members;

/// <summary>The loss of a member became NaN or infinite.</summary>
internal sealed class DivergedException(string message) : TrainingException(message);
