namespace GwyTip.Simulation;

/// <summary>
/// Which foreign kinds resemble one another: what learned from one says little about how it does on the others of its family.
/// </summary>
public enum ForeignFamily
{
    Atoms,
    Reconstructions,
    Molecules,
    Films,
    Terraces,
    Strands,
    Noise,
    Pictures,

    /// <summary>
    /// Made to be like nothing in particular: never held back, for they are what a classifier learns the unknown from.
    /// </summary>
    Anything,
}

/// <summary>A kind of scan that shows none of the surfaces that ensembles are made for.</summary>
/// <param name="name">Of lower-case words and hyphens.</param>
/// <param name="family">What it is like.</param>
public abstract class ForeignKind(string name, ForeignFamily family)
{
    public static IReadOnlyList<ForeignKind> All { get; } =
    [
        new Graphite(), new SquareAtoms(),
        new Silicon111(), new Moire(),
        new HexagonalMolecules(), new SquareMolecules(), new Lamellae(),
        new RoughFilm(), new Grains(), new Clusters(), new Hills(),
        new Islands(), new Staircase(), new Ripples(),
        new Strands(),
        new ElectronicNoise(), new NearBlank(),
        new DeadLeaves(), new Writing(), new Gradients(),
        new AnyLattice(), new AnyTexture(), new AnyShapes(),
    ];

    public string Name => name;

    public ForeignFamily Family => family;

    /// <summary>Smallest and largest edge in nm of the scans.</summary>
    internal virtual (double Smallest, double Largest) Edges => (3, 100);

    /// <summary>Lays a piece out.</summary>
    /// <param name="draw">Chooses it.</param>
    /// <param name="size">Edge of the scan in nm.</param>
    /// <param name="pixel">Edge of a pixel in nm: nothing finer than two of them may be in it.</param>
    /// <returns>Height in nm at x and y in nm from the centre, the mean over a pixel.</returns>
    internal abstract Func<double, double, double> Lay(Draw draw, double size, double pixel);
}
