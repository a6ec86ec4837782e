using GwyTip.Training.Documents;
using GwyTip.Training.Runs;

namespace GwyTip.Training.Choices;

/// <summary>A choice as people read it in a terminal.</summary>
internal static class ChoiceTable
{
    public static void Write(TextWriter output, TrainedRun run, MemberChoice choice)
    {
        string file = Path.Combine(run.Folder, MemberChoice.FileName);
        var table = TableBlock.FromItems(
            "taken in turn, with the AUROC of all taken so far on validation folds:",
            ["tells", "AUROC", "network", "optimizer", "learning rate", "width", "members"], choice.Steps, step =>
            {
                var member = run.Config.Members[step.Members[0] - 1];
                return
                [
                    step.Tells, Cell.Number(step.Auroc, "0.0000"), member.Network, member.Optimizer,
                    Cell.Exact(member.LearningRate), Cell.Exact(member.Width), string.Join(", ", step.Members),
                ];
            });
        output.Write(ConsoleWriter.Text(
            new Document().Add(table).Paragraph($"chosen: members {string.Join(", ", choice.Members)}; written to {file}")));
    }
}
