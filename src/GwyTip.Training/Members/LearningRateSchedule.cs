namespace GwyTip.Training.Members;

/// <summary>
/// The learning rate over a run: up along a line in the first steps, then down along a cosine to zero. The paper only says that
/// it was "gradually reduced during training to reduce overfitting further".
/// </summary>
/// <param name="Highest">The rate after the rise.</param>
/// <param name="Steps">Steps of the whole run.</param>
public sealed record LearningRateSchedule(double Highest, int Steps)
{
    private const double RisingShare = 0.08;

    /// <param name="step">0 for the first step.</param>
    public double At(int step)
    {
        double rising = Math.Max(1, RisingShare * Steps);
        if (step < rising)
        {
            return Highest * (step + 1) / (rising + 1);
        }
        double done = Math.Clamp((step - rising) / Math.Max(1, Steps - rising), 0, 1);
        return Highest * 0.5 * (1 + Math.Cos(Math.PI * done));
    }
}
