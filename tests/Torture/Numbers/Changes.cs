namespace GwyTip.Tests.Torture.Numbers;

/// <summary>What is done to the samples, and what may come of it.</summary>
internal static class Changes
{
    /// <summary>Scale: rounding, which the networks carry on. Mirrored: what the networks learned of it.</summary>
    private const double Scale = 1e-3, Plane = 0.02, Mirrored = 0.2;

    public static IReadOnlyList<Change> All { get; } =
    [
        Change.Of("the same field again", 0, (s, _) => s),
        new("the same field with unused heights between its lines", 0, (engine, s, random) => engine.JudgeApart(
            s, 1 + random.Next(40), random.Next(2) == 0 ? double.NaN : 1e300)),
        new("the same field among up to eight others, in one call", 0, (engine, s, random) =>
        {
            Sample[] fields = [.. Enumerable.Range(0, 1 + random.Next(8)).Select(i =>
                s.Each((h, x, y) => h * (1 + i) + s.Range * i * x * y / s.Heights.Length))];
            int which = random.Next(fields.Length);
            fields[which] = s;
            return engine.JudgeAmong(fields, which);
        }),
        Change.Of("heights × 10^−12…10^12", Scale, (s, random) =>
        {
            double factor = Math.Pow(10, random.NextDouble() * 24 - 12);
            return s.Each((h, _, _) => h * factor);
        }),
        Change.Of("an offset of up to ten times the range", Scale, (s, random) =>
        {
            double offset = s.Range * (random.NextDouble() * 20 - 10);
            return s.Each((h, _, _) => h + offset);
        }),
        Change.Of("a slope along the lines of up to twice the range", Plane, (s, random) =>
        {
            double slope = s.Range * (random.NextDouble() * 4 - 2) / s.Width;
            return s.Each((h, x, _) => h + slope * x);
        }) with { SparesLines = true },
        Change.Of("a plane of up to twice the range along each axis", Plane, (s, random) =>
        {
            double along = s.Range * (random.NextDouble() * 4 - 2) / s.Width;
            double across = s.Range * (random.NextDouble() * 4 - 2) / s.Lines;
            return s.Each((h, x, y) => h + along * x + across * y);
        }) with { SparesLines = true },
        Change.Of("mirrored along the lines", Mirrored, (s, _) => s.Mirrored(true, false)),
        Change.Of("mirrored across the lines", Mirrored, (s, _) => s.Mirrored(false, true)),
        Change.Of("half a turn", Mirrored, (s, _) => s.Mirrored(true, true)),
        Change.Of("a quarter turn: lines become columns", null, (s, random) => Enumerable.Range(0, random.Next(2) * 2 + 1)
            .Aggregate(s, (turned, _) => turned.Turned())),
        Change.Of("unmeasured heights: other NaNs, and infinities", 0, (s, random) =>
            s.Each((h, _, _) => double.IsNaN(h) ? Unmeasured(random) : h)) with { Prepare = Speckled },
        Change.Of("up to a hundredth of the heights not measured", null, Speckled),
        Change.Of("a rectangle of up to a tenth of the heights not measured", null, Masked),
    ];

    /// <summary>Single heights are missing.</summary>
    private static Sample Speckled(Sample sample, Random random)
    {
        double share = 0.01 * random.NextDouble();
        return sample.Each((h, _, _) => random.NextDouble() < share ? double.NaN : h);
    }

    /// <summary>A part is missing, as under a mask.</summary>
    private static Sample Masked(Sample sample, Random random)
    {
        int width = 1 + random.Next(sample.Width / 3), lines = 1 + random.Next(sample.Lines / 4);
        int left = random.Next(sample.Width - width), top = random.Next(sample.Lines - lines);
        return sample.Each((h, x, y) => x >= left && x < left + width && y >= top && y < top + lines ? double.NaN : h);
    }

    private static double Unmeasured(Random random) => random.Next(3) switch
    {
        0 => double.PositiveInfinity,
        1 => double.NegativeInfinity,
        _ => BitConverter.Int64BitsToDouble(unchecked((long)0xFFF0_0000_0000_0001) + random.Next()),
    };
}
