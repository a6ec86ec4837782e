using GwyTip.ScanFiles;

namespace GwyTip.Tests.Torture.Numbers;

/// <summary>Heights, line by line.</summary>
internal sealed record Sample(double[] Heights, int Width, int Lines)
{
    /// <summary>Largest less smallest height.</summary>
    public double Range => Heights.Where(double.IsFinite).Max() - Heights.Where(double.IsFinite).Min();

    public static Sample Read(string file)
    {
        var scan = ScanFile.Pick(file).Channel.Scan;
        var heights = new double[scan.Width * scan.Lines];
        for (int y = 0; y < scan.Lines; y++)
        {
            scan.Line(y).CopyTo(heights.AsSpan(y * scan.Width));
        }
        return new Sample(heights, scan.Width, scan.Lines);
    }

    /// <summary>Each height by what it was and where it stands.</summary>
    public Sample Each(Func<double, int, int, double> change) =>
        this with { Heights = [.. Heights.Select((h, i) => change(h, i % Width, i / Width))] };

    /// <summary>Left is right, top is bottom, or both.</summary>
    public Sample Mirrored(bool alongX, bool alongY) =>
        Each((_, x, y) => Heights[(alongY ? Lines - 1 - y : y) * Width + (alongX ? Width - 1 - x : x)]);

    /// <summary>A quarter turn: lines become columns.</summary>
    public Sample Turned() => new Sample(new double[Heights.Length], Lines, Width)
        .Each((_, x, y) => Heights[x * Width + Width - 1 - y]);
}
