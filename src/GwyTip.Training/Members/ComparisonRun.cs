using System.Diagnostics;
using GwyTip.Training.Predictions;

namespace GwyTip.Training.Members;

/// <summary>
/// Runs a method for comparison in the folder of a member, and leaves there what a network leaves: its result and its
/// predictions.
/// </summary>
/// <param name="method">The method.</param>
/// <param name="member">Its configuration.</param>
/// <param name="training">The scans it learns from.</param>
/// <param name="validation">All scans of its fold.</param>
/// <param name="heldOut">The scans held out.</param>
/// <param name="folder">The member's.</param>
/// <param name="progress">Told how many steps of how many are done.</param>
internal sealed class ComparisonRun(
    ComparisonMethod method, MemberConfig member, TrainingSet training, TrainingSet validation, TrainingSet heldOut,
    string folder, Action<int, int> progress)
{
    private const string Engine = "GwyTip";

    /// <summary>Does nothing where that is done already.</summary>
    /// <exception cref="OperationCanceledException">Stopped; the same call goes on from there.</exception>
    public void Train(CancellationToken stop)
    {
        Directory.CreateDirectory(folder);
        var clock = Stopwatch.StartNew();
        var answers = method.Answer(
            new ComparisonTask(member, training, TrainingSet.Both(validation, heldOut), folder, progress), stop);
        if (MemberResult.Read(folder)?.Network == answers.Description
            && File.Exists(Path.Combine(folder, MemberPredictions.FileName)))
        {
            return;
        }
        new MemberPredictions(training.States, [.. validation.Labels.Concat(heldOut.Labels)
            .Select((scan, i) => new MemberPrediction(
            scan.File, i < validation.Count ? Part.Validation : Part.HeldOut, answers.Confidences[i]))]).Write(folder);
        Result(answers, clock.Elapsed).Write(folder);
    }

    private MemberResult Result(ComparisonAnswers answers, TimeSpan time)
    {
        int[] single = [.. Enumerable.Range(0, validation.Count).Where(i => validation.Labels[i].SingleState is not null)];
        var score = ValidationScore.Measure(
            [.. single.Select(i => answers.Confidences[i])], [.. single.Select(i => validation.Labels[i])], validation.States);
        return MemberResult.FromScore(
            answers.Description, Engine, 0, training.Count, single.Length, score, time.TotalSeconds) with
        {
            Views = 1,
            OutOfBagAccuracy = answers.OutOfBagAccuracy,
        };
    }
}
