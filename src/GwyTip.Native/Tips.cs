using GwyTip.Core;

namespace GwyTip.Native;

/// <summary>Writes what a scan says of its tip.</summary>
internal static unsafe class Tips
{
    private const int Pixels = TipPicture.Size * TipPicture.Size;

    /// <exception cref="ArgumentProblem">No header has a struct of that size.</exception>
    public static Tip Read(Tip* from)
    {
        ArgumentProblem.Require(from is not null, "the tip is NULL");
        return Sized.Read(from);
    }

    /// <param name="from">What was read from the scan.</param>
    /// <param name="tip">What <see cref="Read"/> made of the caller's struct.</param>
    /// <param name="to">The caller's struct.</param>
    public static void Write(TipReading from, Tip tip, Tip* to)
    {
        Tip written = new()
        {
            StructSize = tip.StructSize,
            Adsorbates = from.Adsorbates,
            NearPlane = tip.NearPlane,
            WidePlane = tip.WidePlane,
        };
        Text.Copy(from.Sentence, written.Sentence);
        if (from.IsSeen)
        {
            Write(from.Picture, from.Shape, ref written);
        }
        WritePlane(from.Picture?.Near.Median, tip.NearPlane);
        WritePlane(from.Picture?.Wide.Median, tip.WidePlane);
        Sized.Write(written, to);
    }

    private static void Write(TipPicture picture, TipShape shape, ref Tip to)
    {
        to.Polarity = picture.Polarity;
        to.Width = picture.WidthMetres;
        to.WidthPixels = picture.WidthPixels;
        to.Roundness = shape.Roundness;
        to.LongAxis = shape.LongAxis;
        to.Lopsidedness = shape.Lopsidedness;
        to.Tail = shape.Tail;
        to.Shadow = shape.Shadow;
        to.GhostCount = shape.Ghosts.Count;
        for (int i = 0; i < Math.Min(shape.Ghosts.Count, Sizes.Ghosts); i++)
        {
            var ghost = shape.Ghosts[i];
            to.GhostDistance[i] = ghost.Distance * picture.WidthMetres;
            to.GhostDistancePixels[i] = ghost.Distance * picture.WidthPixels;
            to.GhostDirection[i] = ghost.Direction;
            to.GhostHeight[i] = ghost.Height;
        }
    }

    private static void WritePlane(float[]? plane, float* to)
    {
        if (to is not null)
        {
            var room = new Span<float>(to, Pixels);
            room.Clear();
            plane?.CopyTo(room);
        }
    }
}
