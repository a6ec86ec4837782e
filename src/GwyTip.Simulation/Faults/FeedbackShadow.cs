namespace GwyTip.Simulation;

/// <summary>What a feedback loop leaves behind things, on the side that the tip leaves them to.</summary>
public enum ShadowShape
{
    /// <summary>The loop comes back too far: a trough behind everything high.</summary>
    Trough,

    /// <summary>The loop swings: fringes behind everything.</summary>
    Ringing,

    /// <summary>The loop is slow: everything has a tail.</summary>
    Tail,
}

/// <summary>
/// Feedback that overshoots, rings or lags, as a linear answer along the fast axis (for the loop: G. Schitter, F.
/// Allgöwer, A. Stemmer, Nanotechnology 15, 108 (2004)). Of Trough the answer is δ − a (t/τ) exp(−t/τ),
/// normalised, after a delay; of Ringing δ − a exp(−t/τ) sin(2πt/T); of Tail exp(−t/τ).
/// </summary>
/// <param name="Shape">Kind of the shadow.</param>
/// <param name="Amount">a, the share of a step that comes back; of a tail it is not used.</param>
/// <param name="Time">τ, pixels.</param>
/// <param name="Delay">Pixels after which a trough begins.</param>
/// <param name="Period">T of Ringing, pixels.</param>
/// <param name="Leftwards">Whether the tip went from right to left, so that shadows fall to the left.</param>
public sealed record FeedbackShadow(
    ShadowShape Shape, double Amount, double Time, double Delay, double Period, bool Leftwards) : Fault
{
    /// <summary>A slower loop does not get over a line.</summary>
    private const int LongestAnswer = 192;

    public override IReadOnlyList<string> States => [FaultLabels.AsymmetricTip];

    public override bool MovesThings => true;

    private protected override void Check(Raster raster)
    {
        Require(Time > 0 && Time < raster.Width, $"a feedback of {Time} pixels cannot scan lines of {raster.Width}");
        Require(Amount is >= 0 and <= 3, $"a feedback does not come back by {Amount} times a step");
        Require(Delay >= 0 && Delay < raster.Width, $"a shadow cannot begin after {Delay} pixels");
        Require(Shape != ShadowShape.Ringing || Period >= 2, $"a swing of {Period} pixels cannot be seen: 2 at least");
    }

    private protected override void Lay(Raster raster)
    {
        double[] answer = Answer(Math.Min(raster.Width, LongestAnswer)), line = new double[raster.Width];
        int reach = answer.Length - 1;
        var padded = new double[raster.Width + reach];
        for (int y = 0; y < raster.Lines; y++)
        {
            var heights = raster.Line(y);
            // Before the line the tip was at its first height, and it stays where it is over what was not measured.
            double last = FirstMeasured(heights);
            padded.AsSpan(0, reach).Fill(last);
            for (int i = 0; i < line.Length; i++)
            {
                double h = heights[Leftwards ? line.Length - 1 - i : i];
                last = double.IsNaN(h) ? last : h;
                padded[reach + i] = last;
            }
            for (int i = 0; i < line.Length; i++)
            {
                double sum = 0;
                for (int t = 0; t < answer.Length; t++)
                {
                    sum += answer[t] * padded[reach + i - t];
                }
                int x = Leftwards ? line.Length - 1 - i : i;
                heights[x] += Strength * (sum - padded[reach + i]);
            }
        }
    }

    private double FirstMeasured(ReadOnlySpan<double> heights)
    {
        for (int i = 0; i < heights.Length; i++)
        {
            double h = heights[Leftwards ? heights.Length - 1 - i : i];
            if (!double.IsNaN(h))
            {
                return h;
            }
        }
        return 0;
    }

    /// <summary>
    /// What the loop makes of a single high pixel, then, a pixel later, …; its sum is what is left of flat ground.
    /// </summary>
    private double[] Answer(int longest)
    {
        int length = Math.Clamp((int)(Delay + 6 * Time) + 2, 2, longest);
        var answer = new double[length];
        double sum = 0;
        for (int t = 0; t < length; t++)
        {
            double later = t - (int)Delay, decay = Math.Exp(-t / Time);
            answer[t] = Shape switch
            {
                ShadowShape.Trough => later > 0 ? later / Time * Math.Exp(-later / Time) : 0,
                ShadowShape.Ringing => decay * Math.Sin(2 * Math.PI * t / Period),
                _ => decay,
            };
            sum += Math.Abs(answer[t]);
        }
        double factor = sum == 0 ? 0
            : Shape switch { ShadowShape.Trough => -Amount, ShadowShape.Ringing => -1.5 * Amount, _ => 1 } / sum;
        for (int t = 0; t < length; t++)
        {
            answer[t] *= factor;
        }
        answer[0] += Shape == ShadowShape.Tail ? 0 : 1;
        return answer;
    }
}
