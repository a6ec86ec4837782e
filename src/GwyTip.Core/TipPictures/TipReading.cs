using System.Diagnostics.CodeAnalysis;

namespace GwyTip.Core;

/// <summary>What a scan says of its tip, for people and programs: the picture, its numbers and a sentence.</summary>
/// <param name="Adsorbates">Adsorbates found, 0 or more, at most 28.</param>
/// <param name="Picture">
/// Null below <see cref="TipPicture.LeastAdsorbates"/>: they show themselves rather than the tip.
/// </param>
/// <param name="Shape">What the picture shows; null together with it.</param>
/// <param name="Sentence">
/// <c>this is your tip: 0.9 nm wide, tail to the lower left, a ghost 2.1 nm to the right (from 12 adsorbates)</c>, or why it
/// cannot be seen.
/// </param>
public sealed record TipReading(int Adsorbates, TipPicture? Picture, TipShape? Shape, string Sentence)
{
    /// <summary>
    /// Adsorbates stand out by at least so many times the scatter of all heights; the highest of pure noise, waves and lattices
    /// do by 1 to 3.
    /// </summary>
    private const double LeastProminence = 4;

    /// <summary>Whether there are a picture and its shape.</summary>
    [MemberNotNullWhen(true, nameof(Picture), nameof(Shape))]
    public bool IsSeen => Picture is not null && Shape is not null;

    /// <summary>Looks for the tip in a scan.</summary>
    /// <exception cref="ScanException">The scan cannot be judged: nothing is said of such a one.</exception>
    public static TipReading Take(Scan scan)
    {
        ImageCheck.Refuse(scan);
        var picture = scan.Tip;
        if (picture is { Prominence: < LeastProminence })
        {
            return new TipReading(picture.Count, null, null, TipShape.NothingStandsOut);
        }
        if (picture is not { ShowsTip: true })
        {
            int found = picture?.Count ?? 0;
            return new TipReading(found, null, null, TipShape.DescribeTooFew(found));
        }
        if (TipShape.IsLattice(picture))
        {
            return new TipReading(picture.Count, null, null, TipShape.InALattice);
        }
        var shape = TipShape.Measure(picture);
        return new TipReading(picture.Count, picture, shape, $"this is your tip: {shape.Describe(picture)}");
    }
}
