using GwyTip.Training.Documents;
using GwyTip.Training.UnknownSurface;
using static GwyTip.Training.Documents.MarkdownText;

namespace GwyTip.Training.Cards;

/// <summary>The part of a card on how a bundle tells other surfaces from its own.</summary>
internal static class ForeignText
{
    public static void Write(MarkdownText text, SurfaceFigures figures)
    {
        text.Paragraph(
            "A score says how much a scan looks like those of this surface; below 0.5 the verdict is `unknown-surface`. It comes from small "
            + "networks on what the scan is made of at several scales and how its power spectrum is spread, which learned from the training scans "
            + $"and from simulated scans of foreign kinds. The threshold is where {Percent(SurfaceFit.FalseAlarms)} of the scans of each fold "
            + "lie below, scored by networks fitted without that fold.");
        text.Paragraph(
            $"Of {Count(figures.HeldOut)} held-out scans {Percent(figures.FalseAlarms)} are called foreign by mistake. Below they stand against "
            + "simulated scans of each foreign kind, scored by networks that were fitted without any scan of that kind's family; the last "
            + "column is the share noticed. Surfaces that have bundles of their own stand below the mean, which leaves them out.");
        text.Table(
            ["kind", "scans", "AUROC", "noticed"],
            [
                .. Rows(figures.Kinds.Where(k => k.Family != ForeignSet.OtherSurfaces)),
                ["mean", Count(figures.Kinds.Where(k => k.Family != ForeignSet.OtherSurfaces).Sum(k => k.Scans)), Number(figures.Auroc), Percent(figures.Noticed)],
                .. Rows(figures.Kinds.Where(k => k.Family == ForeignSet.OtherSurfaces)),
            ]);
    }

    private static IEnumerable<string[]> Rows(IEnumerable<KindFigures> kinds) =>
        kinds.OrderBy(k => k.Auroc).Select(k => new[] { k.Name, Count(k.Scans), Number(k.Auroc), Percent(k.Noticed) });
}
