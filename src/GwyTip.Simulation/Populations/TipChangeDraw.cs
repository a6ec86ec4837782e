namespace GwyTip.Simulation;

/// <summary>Draws tip changes that leave a mark: what only lifts the heights is gone once lines are flattened.</summary>
internal static class TipChangeDraw
{
    /// <param name="draw">Draws.</param>
    /// <param name="plan">The scan so far.</param>
    /// <param name="line">Where the tip changes.</param>
    /// <param name="after">Draws a tip; the apex that images from then on sits elsewhere.</param>
    /// <param name="farthest">How far away, at most, in nm.</param>
    public static IReadOnlyList<TipChange> At(Draw draw, ScanPlan plan, int line, Func<Tip> after, double farthest)
    {
        var first = Change(draw, plan, line, after(), farthest);
        int lines = plan.MeasuredLines ?? plan.Pixels;
        if (!draw.Chance(0.2))
        {
            return [first];
        }
        // Often it changes back soon.
        int back = line + 1 + (int)(draw.Share(0.01, 0.3) * lines);
        return back < lines ? [first, new TipChange(back, plan.Tip, -first.Jump, (int)(draw.Share() * plan.Pixels))] : [first];
    }

    private static TipChange Change(Draw draw, ScanPlan plan, int line, Tip after, double farthest)
    {
        var shift = draw.Vector(0.25 * farthest, farthest);
        Apex[] apices = [.. after.Apices.Select(a => a with { X = a.X + shift.X, Y = a.Y + shift.Y })];
        int pixel = draw.Chance(0.7) ? (int)(draw.Share() * plan.Pixels) : 0;
        return new TipChange(line, after with { Apices = apices }, draw.Signed(0.03, 0.4), pixel);
    }
}
