namespace GwyTip.Simulation;

/// <summary>What lies below adsorbates, or alone: standing waves, lattices, soft hills, steps, the herringbone.</summary>
internal static class Ground
{
    /// <summary>What any scene may have, weaker than its adsorbates.</summary>
    public static void Usual(Scene scene)
    {
        var draw = scene.Draw;
        if (draw.Chance(0.3))
        {
            StandingWaves(scene, draw.Log(0.02, 0.25));
        }
        if (draw.Chance(0.18))
        {
            Lattice(scene, draw.Log(0.01, 0.08));
        }
        if (draw.Chance(0.4))
        {
            Scatterer(scene, draw.Log(0.02, 0.2));
        }
        if (draw.Chance(0.3))
        {
            Hills(scene, draw.Log(0.02, 0.3));
        }
        if (draw.Chance(0.16))
        {
            Steps(scene, draw.Pick((1, 3.0), (2, 1), (3, 1), (5, 1)));
        }
    }

    /// <summary>Waves of one length in many directions, as of scatterers out of sight.</summary>
    /// <param name="scene">Where.</param>
    /// <param name="share">Standard deviation over an adsorbate's height.</param>
    public static void StandingWaves(Scene scene, double share)
    {
        int count = scene.Draw.Count(3, 39);
        for (int i = 0; i < count; i++)
        {
            scene.Canvas.AddWave(
                scene.Wavelength, scene.Draw.Angle(), scene.Draw.Share(0, 2 * Math.PI), scene.Height * share / Math.Sqrt(count));
        }
    }

    /// <summary>Atoms of the metal or of a layer on it, where they are more than three pixels apart.</summary>
    public static void Lattice(Scene scene, double share)
    {
        var draw = scene.Draw;
        double apart = (draw.Chance(0.5) ? draw.Log(0.25, 0.3) : draw.Log(0.4, 3)) / scene.PixelSize;
        if (apart > 3)
        {
            Waves(scene, apart, draw.Chance(0.5) ? 3 : 2, share * scene.Height);
        }
    }

    /// <summary>A lattice, and a longer one on it.</summary>
    public static void Moire(Scene scene, double share)
    {
        var draw = scene.Draw;
        double apart = Math.Max(draw.Log(0.4, 1.5) / scene.PixelSize, 3.2);
        Waves(scene, apart, 3, draw.In(0.3, 1) * share * scene.Height);
        Waves(scene, Math.Min(draw.In(4, 12) * apart, 0.5 * scene.Pixels), 3, share * scene.Height);
    }

    /// <summary>Waves on both sides of something straight.</summary>
    public static void Scatterer(Scene scene, double share)
    {
        var draw = scene.Draw;
        Vector across = Vector.Polar(1, draw.Angle()), at = scene.Anywhere();
        double height = scene.Height * share, wave = 2 * Math.PI / scene.Wavelength, decay = draw.In(3, 15) / scene.PixelSize;
        scene.Canvas.Add((x, y) =>
        {
            double r = across.X * (x - at.X) + across.Y * (y - at.Y);
            return height * Math.Cos(wave * r) * Math.Exp(-Math.Abs(r) / decay);
        });
    }

    /// <summary>Slow rises and falls, of charges below the surface or of the scanner.</summary>
    public static void Hills(Scene scene, double share)
    {
        for (int i = 0; i < 5; i++)
        {
            scene.Canvas.AddWave(
                scene.Draw.Share(0.6, 2) * scene.Canvas.Edge, scene.Draw.Angle(), scene.Draw.Share(0, 2 * Math.PI),
                0.6 * share * scene.Height);
        }
    }

    /// <summary>Steps between terraces, nearly parallel, bent together; every one as high.</summary>
    public static void Steps(Scene scene, int count)
    {
        var draw = scene.Draw;
        double height = draw.In(0.15, 0.3) * (draw.Chance(0.5) ? 1 : draw.Log(0.1, 1)), width = draw.In(0.5, 2),
            bend = draw.In(0, 18.0 / 144) * scene.Pixels, length = draw.In(0.4, 1.5) * scene.Canvas.Edge,
            phase = draw.Share(0, 6.3);
        double angle = draw.Angle();
        Vector across = Vector.Polar(1, angle), along = Vector.Polar(2 * Math.PI / length, angle + 90);
        double[] places = [.. Enumerable.Range(0, count).Select(_ => draw.Share(-0.5, 0.5) * scene.Pixels)];
        double middle = scene.Canvas.Middle;
        scene.Canvas.Add((x, y) =>
        {
            double s = along.X * (x - middle) + along.Y * (y - middle) + phase;
            double r = across.X * (x - middle) + across.Y * (y - middle) + bend * (Math.Sin(s) + 0.3 * Math.Sin(2.3 * s + 1));
            double sum = 0;
            foreach (double place in places)
            {
                double t = (r - place) / width;
                sum += t > 20 ? 1 : t < -20 ? 0 : 1 / (1 + Math.Exp(-t));
            }
            return height * sum;
        });
    }

    /// <summary>
    /// The reconstruction of Au(111): pairs of ridges 6.3 nm from pair to pair, which turn by 60° every 15 to 30 nm (J. Barth
    /// et al., Phys. Rev. B 42, 9307 (1990)).
    /// </summary>
    public static void Herringbone(Scene scene)
    {
        var draw = scene.Draw;
        double period = draw.In(6, 6.8) / scene.PixelSize, elbow = draw.In(15, 30) / scene.PixelSize, split = draw.In(0.16, 0.22),
            height = 0.02 * draw.In(0.6, 1.4), width = 0.09 * period, phase = draw.Share(), wobble = draw.In(0, 0.25) * period;
        double angle = draw.Angle(), middle = scene.Canvas.Middle, wave = draw.In(30, 90) / scene.PixelSize;
        Vector across = Vector.Polar(1, angle), along = Vector.Polar(1, angle + 90);
        double slope = Math.Tan(Math.PI / 6), lean = Math.Cos(Math.PI / 6);
        scene.Canvas.Add((x, y) =>
        {
            double u = across.X * (x - middle) + across.Y * (y - middle), v = along.X * (x - middle) + along.Y * (y - middle);
            // A zigzag with rounded corners, and some unevenness.
            double t = v / elbow - Math.Floor(v / elbow), zigzag = elbow / 2 * slope * (t < 0.5 ? 4 * t - 1 : 3 - 4 * t) / 2;
            double s = (u + zigzag + wobble * Math.Sin(2 * Math.PI * v / wave)) * lean / period + phase;
            s -= Math.Floor(s);
            return height * (Ridge(s - 0.5 + split, period / width) + Ridge(s - 0.5 - split, period / width));
        });
    }

    /// <summary>Islands one atom high, or holes: discs, and such with three or six corners.</summary>
    public static void Islands(Scene scene, int sign)
    {
        var draw = scene.Draw;
        double height = sign * draw.In(0.1, 0.25), edge = draw.In(0.6, 1.6), turn = draw.Angle() * Math.PI / 180;
        int corners = draw.Pick((0, 1.0), (3, 1), (6, 1)), count = (int)draw.Log(3, 30);
        double typical = draw.Log(0.02, 0.12) * scene.Pixels;
        for (int i = 0; i < count; i++)
        {
            var place = scene.Anywhere();
            double radius = Math.Max(3, typical * draw.In(0.5, 1.6)), cut = corners == 0 ? 0 : draw.In(0.03, 0.12),
                lobe = draw.In(0, 0.1), phase = draw.Share(0, 6.3);
            Island(scene, place, height, radius, angle =>
                1 + cut * Math.Cos(corners * (angle - turn)) + lobe * Math.Cos(2 * angle + phase), edge);
        }
        scene.HasIslands = true;
    }

    private static void Island(
        Scene scene, Vector place, double height, double radius, Func<double, double> outline, double edge) =>
        scene.Canvas.Add((x, y) =>
        {
            double dx = x - place.X, dy = y - place.Y, r = Math.Sqrt(dx * dx + dy * dy);
            if (r > 1.4 * radius + 10)
            {
                return 0;
            }
            double t = (r - radius * outline(Math.Atan2(dy, dx))) / edge;
            return t > 20 ? 0 : height / (1 + Math.Exp(t));
        });

    private static double Ridge(double distance, double perWidth)
    {
        double t = distance * perWidth;
        return Math.Abs(t) > 6 ? 0 : Math.Exp(-0.5 * t * t);
    }

    private static void Waves(Scene scene, double apart, int directions, double height)
    {
        double angle = scene.Draw.Angle(), period = directions == 3 ? 0.866 * apart : apart;
        for (int i = 0; i < directions; i++)
        {
            scene.Canvas.AddWave(period, angle + 180.0 * i / directions, scene.Draw.Share(0, 2 * Math.PI), height);
        }
    }
}
