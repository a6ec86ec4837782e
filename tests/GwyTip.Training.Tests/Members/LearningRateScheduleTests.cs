using GwyTip.Training.Members;

namespace GwyTip.Tests.Members;

public sealed class LearningRateScheduleTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(1000)]
    public void It_rises_then_falls_and_stays_above_zero(int steps)
    {
        var schedule = new LearningRateSchedule(0.1, steps);
        double[] rates = [.. Enumerable.Range(0, steps).Select(schedule.At)];
        Assert.All(rates, r => Assert.InRange(r, 0, 0.1));
        int top = Array.IndexOf(rates, rates.Max());
        Assert.All(
            Enumerable.Range(1, steps - 1), i => Assert.True(i <= top ? rates[i] >= rates[i - 1] : rates[i] <= rates[i - 1]));
        Assert.True(steps < 10 || rates[^1] < 0.01);
    }
}
