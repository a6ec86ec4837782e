namespace GwyTip.Simulation;

/// <summary>Where adsorbates lie, in pixels of the wide picture: by chance, or as people and nature put them.</summary>
internal static class Arrangements
{
    /// <summary>Anywhere; where they are few enough, apart.</summary>
    public static List<Vector> Scattered(Scene scene, int fewest, int most)
    {
        int count = (int)Math.Round(scene.Draw.Log(fewest, most));
        bool apart = count < 60 && scene.Draw.Chance(0.7);
        var places = new List<Vector>();
        for (int i = 0; i < count; i++)
        {
            var place = scene.Anywhere();
            if (!apart || places.TrueForAll(p => Distance(p, place) > 1.3 * scene.Width))
            {
                places.Add(place);
            }
        }
        return places;
    }

    public static List<Vector> Few(Scene scene) => [.. Enumerable.Range(0, scene.Draw.Count(1, 5)).Select(_ => scene.Inside())];

    /// <summary>A ring, some with one in the middle, gaps, and others in or around it.</summary>
    /// <param name="scene">Where.</param>
    /// <param name="outline">
    /// The ring's outline of radius 1 by a parameter 0..1, evenly enough.
    /// </param>
    /// <param name="length">Its length.</param>
    public static List<Vector> Corral(Scene scene, Func<double, Vector> outline, double length)
    {
        var draw = scene.Draw;
        int count = draw.Count(5, 25);
        double radius = Math.Min(Math.Max(
            draw.In(0.18, 0.46) * scene.Pixels, count * scene.Width * draw.In(0.9, 1.8) / length), 0.55 * scene.Pixels);
        var middle = Middle(scene, 0.12);
        double turn = draw.Share(), angular = draw.Share(0, 0.01), radial = draw.Share(0, 0.25) * scene.Width;
        var places = new List<Vector>();
        double gaps = draw.Chance(0.25) ? 0.2 : 0;
        for (int i = 0; i < count; i++)
        {
            double at = ((double)i / count + turn + angular * draw.Share(-1.7, 1.7)) % 1;
            var place = middle + radius * outline(at < 0 ? at + 1 : at) + draw.Vector(0, radial);
            if (!draw.Chance(gaps))
            {
                places.Add(place);
            }
        }
        if (draw.Chance(0.6))
        {
            places.Add(middle + (draw.Chance(0.3) ? draw.Vector(0, 0.2 * radius) : default));
        }
        int inner = draw.Chance(0.2) ? draw.Count(1, 3) : 0, outer = draw.Chance(0.25) ? draw.Count(1, 3) : 0;
        places.AddRange(Enumerable.Range(0, inner).Select(
            _ => middle + new Vector(draw.Share(-radius, radius), draw.Share(-radius, radius))));
        places.AddRange(Enumerable.Range(0, outer).Select(_ => scene.Anywhere()));
        return places;
    }

    public static List<Vector> Circle(Scene scene) => Corral(scene, t => Vector.Polar(1, 360 * t), 2 * Math.PI);

    public static List<Vector> Ellipse(Scene scene)
    {
        double flat = scene.Draw.In(0.5, 0.95), angle = scene.Draw.Angle();
        return Corral(scene, t => Turned(new Vector(Math.Cos(2 * Math.PI * t), flat * Math.Sin(2 * Math.PI * t)), angle),
            Math.PI * (1 + flat));
    }

    /// <summary>Two straight sides and two half circles.</summary>
    public static List<Vector> Stadium(Scene scene)
    {
        double half = scene.Draw.In(0.25, 0.75), end = 1 - half, angle = scene.Draw.Angle(),
            around = 4 * half + 2 * Math.PI * end;
        Vector Outline(double t)
        {
            double s = t * around;
            bool second = s >= around / 2;
            s -= second ? around / 2 : 0;
            var place = s < 2 * half ? new Vector(half - s, end)
                : new Vector(-half, 0) + Vector.Polar(end, 90 + (s - 2 * half) / end * 180 / Math.PI);
            return Turned(second ? -1 * place : place, angle);
        }
        return Corral(scene, Outline, around);
    }

    /// <summary>A triangle to hexagon.</summary>
    public static List<Vector> Polygon(Scene scene)
    {
        int corners = scene.Draw.Count(3, 6);
        double angle = scene.Draw.Angle(), side = 2 * Math.Sin(Math.PI / corners);
        Vector Outline(double t)
        {
            double s = t * corners;
            int corner = (int)s;
            Vector from = Vector.Polar(1, angle + 360.0 * corner / corners),
                to = Vector.Polar(1, angle + 360.0 * (corner + 1) / corners);
            return from + (s - corner) * (to + -1 * from);
        }
        return Corral(scene, Outline, corners * side);
    }

    /// <summary>A round patch of a lattice, some with vacancies.</summary>
    /// <param name="scene">Where.</param>
    /// <param name="angle">Between the lattice's vectors, degrees.</param>
    public static List<Vector> Patch(Scene scene, double angle)
    {
        var draw = scene.Draw;
        double apart = scene.Width * draw.In(1.3, 3.5), turn = draw.Angle(), radius = draw.In(0.15, 0.6) * scene.Pixels;
        Vector a = Vector.Polar(apart, turn), b = Vector.Polar(apart, turn + angle), middle = Middle(scene, 0.1);
        int most = (int)(2 * radius / apart) + 1;
        double kept = draw.Pick((1, 1.0), (0.9, 1), (0.5, 1));
        var places = new List<Vector>();
        for (int i = -most; i <= most; i++)
        {
            for (int j = -most; j <= most; j++)
            {
                var place = i * a + j * b;
                if (place.Length < radius && draw.Share() < kept)
                {
                    places.Add(middle + place);
                }
            }
        }
        return places;
    }

    /// <summary>Chains, straight.</summary>
    public static List<Vector> Rows(Scene scene)
    {
        var draw = scene.Draw;
        var places = new List<Vector>();
        for (int row = draw.Count(1, 3); row > 0; row--)
        {
            var step = Vector.Polar(scene.Width * draw.In(0.6, 2.5), draw.Chance(0.6) ? draw.Angle() : 90 * draw.Count(0, 3));
            var start = scene.Inside();
            places.AddRange(Enumerable.Range(0, draw.Count(3, 11)).Select(i => start + i * step));
        }
        return places;
    }

    /// <summary>Strokes of atoms, as letters have them.</summary>
    public static List<Vector> Letters(Scene scene)
    {
        var draw = scene.Draw;
        var places = new List<Vector>();
        for (int letter = draw.Count(1, 3); letter > 0; letter--)
        {
            var pen = scene.Inside();
            double apart = scene.Width * draw.In(0.35, 1.3);
            for (int stroke = draw.Count(1, 5); stroke > 0; stroke--)
            {
                var step = Vector.Polar(apart, draw.Chance(0.6) ? 90 * draw.Count(0, 3) : draw.Angle());
                int count = draw.Count(3, 13);
                places.AddRange(Enumerable.Range(0, count).Select(i => pen + i * step));
                pen += (count - 1) * step;
            }
        }
        return places;
    }

    /// <summary>A spiral of atoms.</summary>
    public static List<Vector> Spiral(Scene scene)
    {
        var draw = scene.Draw;
        double apart = scene.Width * draw.In(1.3, 2.5), pitch = scene.Width * draw.In(1.6, 4), angle = draw.Angle(), turned = 0;
        var middle = Middle(scene, 0.1);
        var places = new List<Vector>();
        for (int i = draw.Count(8, 40); i > 0; i--)
        {
            double radius = pitch * (0.3 + turned / 360);
            places.Add(middle + Vector.Polar(radius, angle + turned));
            turned += apart / radius * 180 / Math.PI;
        }
        return places;
    }

    /// <summary>Groups of so many, near one another; a few have lost one.</summary>
    /// <param name="scene">Where.</param>
    /// <param name="members">Of a group.</param>
    public static List<Vector> Groups(Scene scene, int members)
    {
        var draw = scene.Draw;
        var places = new List<Vector>();
        for (int group = draw.Count(3, 15); group > 0; group--)
        {
            var middle = scene.Anywhere();
            double apart = scene.Width * draw.In(0.9, 2.5), angle = draw.Angle();
            places.AddRange(Enumerable.Range(0, members).Where(_ => draw.Chance(0.85)).Select(
                i => middle + Vector.Polar(apart / (2 * Math.Sin(Math.PI / members)), angle + 360.0 * i / members)));
        }
        return places;
    }

    /// <summary>Heaps, denser in their middle.</summary>
    public static List<Vector> Clusters(Scene scene)
    {
        var draw = scene.Draw;
        var places = new List<Vector>();
        for (int cluster = draw.Count(1, 3); cluster > 0; cluster--)
        {
            var middle = scene.Inside();
            double reach = 2 * draw.In(1.5, 4) * scene.Width;
            places.AddRange(Enumerable.Range(0, draw.Count(3, 13)).Select(
                _ => middle + Vector.Polar(draw.Share() * reach, draw.Angle())));
        }
        return places;
    }

    public static double Distance(Vector a, Vector b) => (a + -1 * b).Length;

    private static Vector Middle(Scene scene, double off) => new Vector(scene.Canvas.Middle, scene.Canvas.Middle)
        + scene.Draw.Vector(0, 2 * off * scene.Pixels * scene.Draw.Share());

    private static Vector Turned(Vector v, double angle)
    {
        var (sin, cos) = Math.SinCos(angle * Math.PI / 180);
        return new(cos * v.X - sin * v.Y, sin * v.X + cos * v.Y);
    }
}
