using GwyTip.Trainer.UnknownSurface;
using static GwyTip.Trainer.Cards.MarkdownText;

namespace GwyTip.Trainer.Cards;

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
            + "column is the share noticed.");
        text.Table(
            ["kind", "scans", "AUROC", "noticed"],
            figures.Kinds.OrderBy(k => k.Auroc).Select(k => new[] { k.Name, Count(k.Scans), Number(k.Auroc), Percent(k.Noticed) })
                .Append(["mean", Count(figures.Kinds.Sum(k => k.Scans)), Number(figures.Auroc), Percent(figures.Noticed)]));
    }
}
