namespace GwyTip.Tests.Torture.Numbers;

/// <summary>Something done to a field that must not matter, or must not matter much.</summary>
/// <param name="What">What is done.</param>
/// <param name="Tolerance">
/// Most that a state's confidence may change by, the verdict staying as it is; 0: no bit changes; null: nothing is promised.
/// </param>
/// <param name="Judge">What is said of the field afterwards.</param>
internal sealed record Change(string What, double? Tolerance, Func<SampleEngine, Sample, Random, Judged> Judge)
{
    /// <summary>
    /// Whether nothing is promised of networks that see how lines follow one another but that the verdict stays:
    /// <see cref="Tolerance"/> is that of every other network.
    /// </summary>
    public bool SparesLines { get; init; }

    /// <summary>What is done before, so that it does not count as the change.</summary>
    public Func<Sample, Random, Sample> Prepare { get; init; } = (sample, _) => sample;

    /// <summary>Changes of the heights alone.</summary>
    public static Change Of(string what, double? tolerance, Func<Sample, Random, Sample> change) =>
        new(what, tolerance, (engine, sample, random) => engine.Judge(change(sample, random)));
}
