using GwyTip.Training;
using GwyTip.Training.Data;
using GwyTip.Training.Documents;

namespace GwyTip.Study.Reports;

/// <summary>The figures of a run that show scans; where the scans are gone, a sentence says so instead.</summary>
internal static class Pictures
{
    public static IReadOnlyList<Block> Draw(RunScore run, JudgedMembers ensemble)
    {
        var samples = ExamplesOfStates.Choose(ensemble);
        var calls = Calls.Choose(ensemble);
        LabelledScan[] wanted =
        [
            .. samples.SelectMany(r => r.Scans).Concat(calls.SelectMany(c => c.Right.Concat(c.Wrong))).Select(j => j.Scan)
                .DistinctBy(s => s.File),
        ];
        try
        {
            var scans = run.Run.Data.Load(wanted);
            FigureBlock?[] figures =
                [ExamplesOfStates.Draw(samples, scans, ensemble.States, run.Name), SurestCalls.Draw(calls, scans, run.Name)];
            return [.. figures.OfType<FigureBlock>(), .. LayerPicture.Draw(run, ensemble, scans)];
        }
        catch (TrainingException e)
        {
            return [new ParagraphBlock($"The scans themselves cannot be shown. {e.Message}")];
        }
    }

    /// <summary>The end of a name that is too long for a picture: its number stands there.</summary>
    public static string Short(LabelledScan scan)
    {
        string name = Path.GetFileNameWithoutExtension(scan.File);
        return name.Length <= 20 ? name : "…" + name[^19..];
    }

    /// <summary>What people said, in a few words.</summary>
    public static string Labelled(LabelledScan scan)
    {
        var several = scan.Labels.Where(l => l.Value >= 0.5 && l.Key != Core.TipState.TipChange).Select(l => Cell.State(l.Key));
        return scan.SingleState is { } single ? Cell.State(single)
            : string.Join(" + ", several) is { Length: > 0 } said ? said
            : "no agreement";
    }
}
