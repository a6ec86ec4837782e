using GwyTip.Core;
using GwyTip.Simulation;

namespace GwyTip.Training.UnknownSurface;

/// <summary>
/// Simulated scans to learn from and to test with what is foreign to a surface. Every other one is flattened and cut to 8 bits as
/// published images are: else the format of a file could be told rather than the surface.
/// </summary>
/// <param name="surface">The surface that is not foreign.</param>
/// <param name="count">Scans a kind.</param>
public sealed class ForeignSet(string surface, int count)
{
    /// <summary>The option of <c>export</c> that says how many.</summary>
    public const string Option = "--foreign";

    public const int UsualCount = 60;

    /// <summary>Family of the other surfaces that have bundles of their own.</summary>
    public const string OtherSurfaces = "Surfaces";

    /// <summary>Scans of each kind of <see cref="ForeignFamily.Anything"/> for one of another kind.</summary>
    private const int AnythingFactor = 5;

    /// <summary>Scans of a simulated session, which share a microscope.</summary>
    private const int ScansPerSession = 5;

    private const ulong Seed = 3;

    /// <summary>Of the surface itself so many scans for one of a foreign kind.</summary>
    private const int OwnFactor = 4;

    private const string Clusters = "clusters";

    /// <summary>Of scenes, which are of many kinds, so many scans for one of a foreign kind.</summary>
    private const int ScenesFactor = 6;

    /// <summary>
    /// Scans of every foreign kind, and of the other surfaces that can be simulated. To the bundle for any surface no surface is
    /// foreign as such, and terraces and clusters are among its own scenes.
    /// </summary>
    public IReadOnlyList<DrawnScan> Foreign() => surface == AnySurface.Name
        ? [.. Kinds().Where(d => d.Family != nameof(ForeignFamily.Terraces) && d.Kind != Clusters)]
        :
        [
            .. Kinds(),
            .. Population.All.Where(p => p.Surface != surface).SelectMany(
                p => Draw(p.Surface, OtherSurfaces, count, n => OfPopulation(p, n))),
            .. Draw(AnySurface.Name, OtherSurfaces, ScenesFactor * count, Scenes().Draw),
        ];

    private IEnumerable<DrawnScan> Kinds() => ForeignKind.All.SelectMany(kind => Draw(
        kind.Name, kind.Family.ToString(), kind.Family == ForeignFamily.Anything ? AnythingFactor * count : count,
        n => ForeignScans.Draw(kind, Seed, n)));

    private static SimulationRequest Scenes() => new()
    {
        Surface = AnySurface.Name,
        Count = 1,
        Seed = Seed,
        Size = new ScanSize(null, null, ScanSource.UsualPixels(AnySurface.Name)),
    };

    /// <summary>
    /// Scans of the surface itself, where it can be simulated: beside a data set of measured scans simulated would else soon mean
    /// foreign.
    /// </summary>
    public IReadOnlyList<DrawnScan> Own() =>
    [
        .. Population.All.Where(p => p.Surface == surface).SelectMany(
            p => Draw(surface, OtherSurfaces, OwnFactor * count, n => OfPopulation(p, n))),
    ];

    private static IEnumerable<DrawnScan> Draw(string kind, string family, int count, Func<int, Scan> scan) =>
        Enumerable.Range(0, count).Select(n => new DrawnScan(kind, family, () => Format(scan(n), n)));

    private static Scan OfPopulation(Population population, int number) => Simulator.Run(population.Plan(
        Seed, number / ScansPerSession, number % ScansPerSession, new ScanSize(
            null, null, population.UsualPixels), ParameterRanges.Training)).Scan;

    private static Scan Format(Scan scan, int number) => number % 2 == 0 ? scan : GreyImage.AsPublished(scan).ToScan();
}

/// <param name="Kind">What it shows.</param>
/// <param name="Family">Kinds of one family are held back together.</param>
/// <param name="Draw">Makes it.</param>
public sealed record DrawnScan(string Kind, string Family, Func<Scan> Draw);
