using GwyTip.Training.Documents;
using GwyTip.Training.UnknownSurface;
using static GwyTip.Training.Documents.Cell;

namespace GwyTip.Training.Cards;

/// <summary>The part of a card on how a bundle tells other surfaces from its own.</summary>
internal static class ForeignText
{
    /// <summary>Its heading.</summary>
    public const string Title = "Other surfaces";

    /// <param name="card">Takes it.</param>
    /// <param name="figures">How well the bundle tells foreign scans.</param>
    /// <param name="largestFrame">Nanometres above which a scan is foreign by its size; null: none is.</param>
    public static void Write(Document card, SurfaceFigures figures, double? largestFrame)
    {
        KindFigures[] foreign = [.. figures.Kinds.Where(k => k.Family != ForeignSet.OtherSurfaces).OrderBy(k => k.Auroc)];
        var others = figures.Kinds.Where(k => k.Family == ForeignSet.OtherSurfaces).OrderBy(k => k.Auroc);
        card.Paragraph(
            "A score says how much a scan looks like those of this surface; below 0.5 the verdict is `unknown-surface`. It "
            + "comes from small networks on what the scan is made of at several scales and how its power spectrum is spread, "
            + "which learned from the training scans and from simulated scans of foreign kinds. The threshold is where "
            + $"{Percent(SurfaceFit.FalseAlarms)} of the scans of all folds lie below, each scored by networks fitted without "
            + "its fold.");
        if (largestFrame is not null)
        {
            card.Paragraph(
                $"A scan of more than {Number(largestFrame.Value, "0.0")} nm along its longer side, where its size is known, is "
                + "foreign whatever it looks like: what repeats on the surface is finer there than two pixels of the image that "
                + "it is recognised by.");
        }
        card.Paragraph(
            $"Of {Count(figures.HeldOut)} held-out scans {Percent(figures.FalseAlarms)} are called foreign by mistake. Below "
            + "they stand against simulated scans of each foreign kind, scored by networks that were fitted without any scan "
            + "of that kind's family; the last column is the share noticed. Surfaces that have bundles of their own stand "
            + "below the mean, which leaves them out.");
        card.Table(
            ["kind", "scans", "AUROC", "noticed"],
            [.. foreign, new KindFigures("mean", "", foreign.Sum(k => k.Scans), figures.Auroc, figures.Noticed), .. others],
            k => [k.Name, Count(k.Scans), Number(k.Auroc), Percent(k.Noticed)]);
        if (Shortcomings.List(figures).ToArray() is { Length: > 0 } faults)
        {
            card.Paragraph("What falls short of it:").List(faults);
        }
    }
}
