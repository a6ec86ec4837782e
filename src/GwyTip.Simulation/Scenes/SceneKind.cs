namespace GwyTip.Simulation;

/// <summary>What kind of things a scene shows. Scans of a kind are a session, so that whole kinds can be held out.</summary>
/// <param name="Name">Lower-case words and hyphens.</param>
/// <param name="Ranges">Training or evaluation: the data sets of the evaluation ranges have kinds of their own.</param>
/// <param name="Weight">How often it is drawn.</param>
/// <param name="Smallest">Smallest edge of a frame, nm.</param>
/// <param name="Largest">Largest edge.</param>
/// <param name="Lay">Lays the scene out.</param>
internal sealed record SceneKind(
    string Name, ParameterRanges Ranges, double Weight, double Smallest, double Largest, Action<Scene> Lay)
{
    public static IReadOnlyList<SceneKind> All { get; } =
    [
        Things("scattered", 1.2, s => Arrangements.Scattered(s, 8, 60)),
        Things("crowded", 0.8, s => Arrangements.Scattered(s, 40, 110)),
        Things("few", 1, Arrangements.Few) with { Largest = 25 },
        Things("corral", 1.8, Arrangements.Circle),
        Things("ellipse", 1, Arrangements.Ellipse),
        Things("hexagonal-patch", 1, s => Arrangements.Patch(s, 60)),
        Things("rows", 1, Arrangements.Rows),
        Things("letters", 1, Arrangements.Letters),
        Things("pairs", 1, s => Arrangements.Groups(s, 2)),
        Things("clusters", 1, Arrangements.Clusters),
        new("two-species", ParameterRanges.Training, 1, 5, 80, s => Put(s, Arrangements.Scattered(s, 6, 40), second: 1)),
        new("long-molecules", ParameterRanges.Training, 1, 5, 40, s => Molecules(s, AdsorbateShape.Long)),
        new("threefold-molecules", ParameterRanges.Training, 1, 5, 40, s =>
            Molecules(s, (t, n) => AdsorbateShape.Cornered(t, 3, n))),
        new("islands", ParameterRanges.Training, 0.8, 15, 400, s => Islands(s, 1)),
        new("standing-waves", ParameterRanges.Training, 0.5, 5, 60, s => Ground.StandingWaves(s, 0.3)),
        new("herringbone", ParameterRanges.Training, 0.6, 30, 150, Herringbone),
        new("step-bunch", ParameterRanges.Training, 0.5, 10, 400, s => Ground.Steps(s, s.Draw.Count(2, 12))),
        new("lattice", ParameterRanges.Training, 0.5, 5, 15, s => Ground.Lattice(s, 0.3)),
        Held("square-patch", 1, s => Arrangements.Patch(s, 90)),
        Held("stadium", 1, Arrangements.Stadium),
        Held("polygon", 1, Arrangements.Polygon),
        Held("spiral", 1, Arrangements.Spiral),
        Held("trios", 1, s => Arrangements.Groups(s, 3)),
        Held("strewn", 1.5, s => Arrangements.Scattered(s, 4, 80)),
        new("fourfold-molecules", ParameterRanges.Evaluation, 1, 5, 40, s =>
            Molecules(s, (t, n) => AdsorbateShape.Cornered(t, 4, n))),
        new("holes", ParameterRanges.Evaluation, 0.6, 15, 400, s => Islands(s, -1)),
        new("moire", ParameterRanges.Evaluation, 0.6, 8, 40, s => Ground.Moire(s, 0.3)),
    ];

    /// <summary>Whether data sets of these ranges have the kind.</summary>
    public bool IsFor(ParameterRanges ranges) =>
        (Ranges == ParameterRanges.Evaluation) == (ranges == ParameterRanges.Evaluation);

    /// <summary>Draws a scene of the kind.</summary>
    /// <param name="draw">Draws.</param>
    /// <param name="size">Edge of the frame in nm.</param>
    /// <param name="pixels">Edge of the frame in pixels.</param>
    public Scene Draw(Draw draw, double size, int pixels)
    {
        var scene = new Scene(draw, size, pixels);
        Lay(scene);
        return scene;
    }

    private static SceneKind Things(string name, double weight, Func<Scene, List<Vector>> places) =>
        new(name, ParameterRanges.Training, weight, 5, 80, s => Put(s, places(s), second: 0.25));

    private static SceneKind Held(string name, double weight, Func<Scene, List<Vector>> places) =>
        Things(name, weight, places) with { Ranges = ParameterRanges.Evaluation };

    /// <summary>Adsorbates of one sort at places, on usual ground; sometimes a few of another sort.</summary>
    private static void Put(Scene scene, List<Vector> places, double second)
    {
        var draw = scene.Draw;
        AdsorbateShape.Round(scene, scene.Width, places.Count)
            .Put(scene, places, scene.Sign * scene.Height, draw.Pick((0, 1.0), (0.03, 1), (0.1, 1)));
        if (draw.Chance(second))
        {
            int count = draw.Count(1, second < 1 ? 7 : 20);
            AdsorbateShape.Round(scene, Math.Clamp(scene.Width * draw.Log(0.6, 2.5), 2.2, 0.28 * scene.Pixels), count).Put(
                scene, Enumerable.Range(0, count).Select(_ => scene.Anywhere()).ToArray(),
                scene.Height * draw.Log(0.3, 2.5) * (draw.Chance(0.5) ? 1 : -1), 0.03);
        }
        Ground.Usual(scene);
    }

    private static void Molecules(Scene scene, Func<Scene, int, AdsorbateShape> shape)
    {
        const int Usual = 60;
        scene.Width = Math.Max(scene.Width, 3.5);
        var molecule = shape(scene, Usual);
        var places = scene.Draw.Pick((0, 2.0), (1, 1), (2, 0.7)) switch
        {
            0 => Arrangements.Scattered(scene, 6, 50),
            1 => Arrangements.Patch(scene, 60),
            _ => Arrangements.Few(scene),
        };
        molecule.Put(scene, places, scene.Sign * scene.Height, scene.Draw.Pick((0, 1.0), (0.05, 1)));
        Ground.Usual(scene);
    }

    private static void Islands(Scene scene, int sign)
    {
        Ground.Islands(scene, sign);
        if (scene.Draw.Chance(0.6))
        {
            var places = Arrangements.Scattered(scene, 2, 25);
            AdsorbateShape.Round(scene, scene.Width, places.Count).Put(scene, places, scene.Height, 0.03);
        }
        Ground.Hills(scene, 0.02);
    }

    private static void Herringbone(Scene scene)
    {
        Ground.Herringbone(scene);
        if (scene.Draw.Chance(0.3))
        {
            Ground.Steps(scene, scene.Draw.Count(1, 3));
        }
        if (scene.Draw.Chance(0.3))
        {
            var places = Arrangements.Scattered(scene, 2, 12);
            AdsorbateShape.Round(scene, scene.Width, places.Count).Put(scene, places, scene.Height, 0.03);
        }
    }
}
