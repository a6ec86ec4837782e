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
        return back < lines ? [first, new TipChange(back, plan.Tip, -first.Jump, InLine(draw, plan))] : [first];
    }

    /// <summary>A pixel with enough of the line on both sides to show the jump, which is gone in all other lines.</summary>
    private static int InLine(Draw draw, ScanPlan plan) => (int)(draw.Share(0.1, 0.9) * plan.Pixels);

    private static TipChange Change(Draw draw, ScanPlan plan, int line, Tip after, double farthest)
    {
        var shift = draw.Vector(0.25 * farthest, farthest);
        Apex[] apices = [.. after.Apices.Select(a => a with { X = a.X + shift.X, Y = a.Y + shift.Y })];
        return new TipChange(line, after with { Apices = apices }, draw.Signed(0.06, 0.4), InLine(draw, plan));
    }
}
