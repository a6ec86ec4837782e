using GwyTip.Core;

namespace GwyTip.Simulation;

/// <summary>
/// The tip changes inside a line: from there on another tip images, or up to there. With the other tip go a jump of heights,
/// which shows in that line only once lines are flattened, and streaks while the tip settles.
/// </summary>
/// <param name="Line">Where it changes, 0 on top.</param>
/// <param name="Pixel">Where in that line.</param>
public sealed record ChangedTip(int Line, int Pixel) : Fault
{
    /// <summary>Whether the lines above are the other tip's, not those below.</summary>
    public bool Above { get; init; }

    /// <summary>Apices of the other tip besides its first.</summary>
    public IReadOnlyList<Ghost> Ghosts { get; init; } = [];

    /// <summary>See <see cref="DoubleTip"/>; used with ghosts.</summary>
    public double Steepness { get; init; } = 4;

    /// <summary>Standard deviation in pixels of what the other tip blurs more.</summary>
    public double Blur { get; init; }

    /// <summary>Heights of the other tip over those of this; negative: what was high is low.</summary>
    public double Contrast { get; init; } = 1;

    /// <summary>Pixels by which the other tip shows things further to the right, for its apex sits elsewhere.</summary>
    public double Right { get; init; }

    /// <summary>Pixels further down.</summary>
    public double Down { get; init; }

    /// <summary>The jump from <see cref="Pixel"/> on, in parts of the range.</summary>
    public double Jump { get; init; }

    /// <summary>Streaks within two lines of the change.</summary>
    public int Streaks { get; init; }

    public ulong Seed { get; init; }

    /// <summary>What the other tip is besides: <c>double_tip</c>, <c>asymmetric_tip</c>; null: as sharp as this.</summary>
    public string? OtherTip { get; init; }

    public override IReadOnlyList<string> States =>
        OtherTip is null ? [TipState.TipChange] : [TipState.TipChange, OtherTip];

    public override bool MovesThings => true;

    private protected override void Check(Raster raster)
    {
        Require(
            Line >= 0 && Line < raster.Lines && Pixel >= 0 && Pixel < raster.Width,
            $"a tip cannot change at pixel {Pixel} of line {Line} of a scan of {raster.Width} x {raster.Lines}");
        string? problem = Ghosts.Count == 0 ? null : SoftMaximum.Problem(raster, Ghosts, Steepness);
        Require(problem is null, problem ?? "");
        Require(Blur >= 0 && Blur < raster.Width, $"a tip cannot blur by {Blur} pixels");
        Require(double.IsFinite(Contrast) && double.IsFinite(Jump), "contrast and jump are numbers");
        Require(
            Math.Abs(Right) < raster.Width && Math.Abs(Down) < raster.Lines,
            $"a tip that sits {Right}, {Down} pixels away sees nothing of a scan of {raster.Width} x {raster.Lines}");
        Require(OtherTip is null or FaultLabels.DoubleTip or FaultLabels.AsymmetricTip, $"'{OtherTip}' is not a state of a tip");
    }

    private protected override void Lay(Raster raster)
    {
        var other = Other(raster);
        for (int y = 0; y < raster.Lines; y++)
        {
            var line = raster.Line(y);
            for (int x = 0; x < line.Length; x++)
            {
                bool isOther = (y > Line || (y == Line && x >= Pixel)) != Above;
                line[x] += isOther ? Strength * (other.Line(y)[x] - line[x]) : 0;
                line[x] += y == Line && x >= Pixel ? Strength * Jump * raster.Range : 0;
            }
        }
        AddStreaks(raster);
    }

    private Raster Other(Raster raster)
    {
        var other = raster.Copy();
        if (Ghosts.Count > 0)
        {
            SoftMaximum.Apply(other, Ghosts, Steepness, 1);
        }
        double[] heights = Blur > 0 ? Blurred.Heights(other, Blur) : other.Heights;
        double[] moved = new double[heights.Length];
        int right = (int)Math.Round(Right), down = (int)Math.Round(Down);
        for (int y = 0; y < raster.Lines; y++)
        {
            int from = Math.Clamp(y - down, 0, raster.Lines - 1) * raster.Width;
            for (int x = 0; x < raster.Width; x++)
            {
                double seen = heights[from + Math.Clamp(x - right, 0, raster.Width - 1)];
                // Where the other tip would look at what was not measured, this one's height stands.
                moved[y * raster.Width + x] = Contrast * (double.IsNaN(seen) ? raster.Line(y)[x] : seen);
            }
        }
        return new Raster(moved, raster.Width) { Range = raster.Range };
    }

    private void AddStreaks(Raster raster)
    {
        var random = new RandomSource(Seed);
        for (int i = 0; i < Streaks; i++)
        {
            int line = Line + random.Index(5) - 2, first = random.Index(raster.Width);
            int length = 4 + random.Index(Math.Max(1, raster.Width / 2));
            double height = Strength * raster.Range * random.Between(0.2, 1.2) * (random.Uniform() < 0.5 ? -1 : 1);
            for (int x = first; x < Math.Min(raster.Width, first + length) && line >= 0 && line < raster.Lines; x++)
            {
                raster.Line(line)[x] += height;
            }
        }
    }
}
