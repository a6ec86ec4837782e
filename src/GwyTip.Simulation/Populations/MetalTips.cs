namespace GwyTip.Simulation;

/// <summary>Tips over metals.</summary>
internal static class MetalTips
{
    /// <summary>One apex, fine enough to show adatoms round.</summary>
    public static Tip Sharp(Draw draw) => new()
    {
        Apices = [new(draw.In(0.4, 2))],
        MetalAtoms = draw.Chance(0.5) ? draw.Log(0.001, 0.02) : 0,
        CarbonMonoxide = draw.Chance(0.2),
    };

    /// <summary>
    /// Two apices, sometimes three, far enough apart to show an adatom twice and near enough for the two to be seen as a pair;
    /// ends further apart give a second picture that nobody could tell from other adatoms.
    /// </summary>
    public static Tip Double(Draw draw, double size)
    {
        var sharp = Sharp(draw);
        double farthest = Math.Min(2.6, 0.15 * size), nearest = Math.Min(0.9, 0.5 * farthest);
        var apices = sharp.Apices.ToList();
        int more = draw.Chance(0.2) ? 2 : 1;
        for (int i = 0; i < more; i++)
        {
            var at = draw.Vector(nearest, farthest);
            apices.Add(new Apex(apices[0].Radius * draw.In(0.8, 1.6), at.X, at.Y, draw.In(0, 0.035)));
        }
        return sharp with { Apices = apices };
    }

    /// <summary>How far its ends are apart, nm.</summary>
    public static double Reach(Tip tip) => tip.Apices.Max(a => Math.Sqrt(a.X * a.X + a.Y * a.Y));

    /// <summary>What a tip becomes: as sharp as before, blunter, or with another end.</summary>
    public static Tip Changed(Draw draw, Tip before)
    {
        var apex = before.Apices[0] with { X = 0, Y = 0, Recess = 0 };
        return draw.Pick<Func<Tip>>(
            (() => before with { Apices = [.. before.Apices.Select(a => a with { Radius = a.Radius * draw.In(0.6, 1.5) })] }, 3),
            (() => before with { Apices = [apex with { Radius = draw.In(2.5, 7) }] }, 3),
            (() => before with { CarbonMonoxide = !before.CarbonMonoxide }, 2))();
    }
}
