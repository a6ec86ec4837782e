using System.Globalization;
using GwyTip.Training.Runs;

namespace GwyTip.Training.Choices;

/// <summary>A choice as people read it in a terminal.</summary>
internal static class ChoiceTable
{
    public static void Write(TextWriter output, TrainedRun run, MemberChoice choice)
    {
        output.WriteLine("taken in turn, with the AUROC of all taken so far on validation folds:");
        foreach (var step in choice.Steps)
        {
            var member = run.Config.Members[step.Members[0] - 1];
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  {step.Tells,-10} {step.Auroc:F4}  {member.Network}, {member.Optimizer}, learning rate {member.LearningRate}, width {member.Width}: {Numbers(step.Members)}"));
        }
        output.WriteLine($"chosen: members {string.Join(", ", choice.Members)}; written to {Path.Combine(run.Folder, MemberChoice.FileName)}");
    }

    private static string Numbers(IReadOnlyList<int> members) => $"member{(members.Count > 1 ? "s" : "")} {string.Join(", ", members)}";
}
