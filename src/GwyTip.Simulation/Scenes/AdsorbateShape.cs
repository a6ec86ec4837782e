namespace GwyTip.Simulation;

/// <summary>What an adsorbate looks like: one round lobe, or some.</summary>
/// <param name="Lobes">Places from its middle, pixels, and heights; at angle 0.</param>
/// <param name="Profile">Of each lobe.</param>
/// <param name="Angles">Directions, degrees, that it may have on the surface; none: it is round.</param>
internal sealed record AdsorbateShape(
    IReadOnlyList<(Vector Place, double Height)> Lobes, RadialProfile Profile, IReadOnlyList<double> Angles)
{
    /// <summary>Stamps of this many pixels in all are quick; of many things only the nearer rings are drawn.</summary>
    private const double MostPixels = 5e6;

    /// <summary>
    /// An atom or a small molecule: a core, some with a rim of the other sign, most with standing waves around.
    /// </summary>
    /// <param name="scene">Where it lies.</param>
    /// <param name="width">At half height, pixels.</param>
    /// <param name="count">How many there will be.</param>
    public static AdsorbateShape Round(Scene scene, double width, int count) =>
        new([(default, 1)], ProfileOf(scene, width, count), []);

    /// <summary>
    /// Two or three lobes in a row; on the surface it lies along any of three directions, so that no tip's tail is like it.
    /// </summary>
    public static AdsorbateShape Long(Scene scene, int count)
    {
        int lobes = scene.Draw.Count(2, 3);
        double width = scene.Width, apart = scene.Draw.In(0.5, 0.75) * width, inner = scene.Draw.In(0.7, 1.2),
            angle = scene.Draw.Angle();
        scene.Width = 1.25 * width;
        return new(
            [.. Enumerable.Range(0, lobes).Select(
                i => (new Vector((i - (lobes - 1) / 2.0) * apart, 0), lobes == 3 && i == 1 ? inner : 1))],
            ProfileOf(scene, 0.75 * width, lobes * count), [angle, angle + 60, angle + 120]);
    }

    /// <summary>Lobes at the corners of a triangle or of a square, some with one in the middle.</summary>
    public static AdsorbateShape Cornered(Scene scene, int corners, int count)
    {
        double width = scene.Width, apart = scene.Draw.In(0.4, 0.7) * width, angle = scene.Draw.Angle();
        scene.Width = 1.4 * width;
        var lobes = Enumerable.Range(0, corners).Select(i => (Vector.Polar(apart, 360.0 * i / corners), 1.0)).ToList();
        if (scene.Draw.Chance(0.4))
        {
            lobes.Add((default, scene.Draw.In(0.3, 1.2)));
        }
        return new(lobes, ProfileOf(scene, 0.7 * width, lobes.Count * count), [angle, angle + 180.0 / corners]);
    }

    /// <summary>Puts some on the surface, each a little different.</summary>
    public void Put(Scene scene, IEnumerable<Vector> places, double height, double spread)
    {
        foreach (var place in places)
        {
            double own = height * (1 + spread * scene.Draw.Share(-1.7, 1.7));
            double angle = Angles.Count == 0 ? 0 : Angles[scene.Draw.Count(0, Angles.Count - 1)];
            var (sin, cos) = Math.SinCos(angle * Math.PI / 180);
            foreach (var (lobe, share) in Lobes)
            {
                scene.Canvas.Add(
                    place + new Vector(cos * lobe.X - sin * lobe.Y, sin * lobe.X + cos * lobe.Y), share * own, Profile);
            }
            scene.Adsorbates.Add(new PlacedAdsorbate(place, own));
        }
    }

    private static RadialProfile ProfileOf(Scene scene, double width, int count)
    {
        var draw = scene.Draw;
        double half = Math.Max(width / 2, 0.8), power = draw.In(1.4, 2.8), wave = scene.Wavelength;
        bool hasRim = draw.Chance(0.35), hasRings = draw.Chance(0.65);
        double rim = hasRim ? draw.In(0.05, 0.5) : 0, rimWidth = draw.In(1.4, 2.2) * half;
        double ring = hasRings ? draw.Log(0.02, 0.4) : 0, phase = draw.Share(0, 2 * Math.PI),
            decay = draw.Log(2, 20) / scene.PixelSize, free = 0.6 * width + 0.5;
        double Height(double r)
        {
            double core = Math.Exp(-Math.Log(2) * Math.Pow(r / half, power))
                - rim * Math.Exp(-Math.Log(2) * r * r / (rimWidth * rimWidth));
            return ring == 0 ? core : core + ring * Math.Cos(2 * Math.PI * r / wave + phase) / Math.Sqrt(1 + 2 * r / wave)
                * Math.Exp(-r / decay) * (1 - Math.Exp(-r * r / (free * free)));
        }
        double farthest = Math.Max(3 * width, Math.Sqrt(MostPixels / (Math.PI * Math.Max(1, count))));
        return new RadialProfile(Height, Math.Min(1.5 * scene.Canvas.Edge, farthest));
    }
}
