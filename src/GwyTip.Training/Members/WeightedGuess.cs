namespace GwyTip.Training.Members;

/// <summary>
/// The paper's weighted random guessing, the floor under every method: a state is drawn by its share of the training scans, with
/// no look at the scan. Its confidence is 1, the others' 0. An AUROC of 0.5 and a balanced accuracy of 1 over the number of
/// states are to be expected.
/// </summary>
internal sealed class WeightedGuess() : ComparisonMethod("weighted-guess", "Random")
{
    public override ComparisonAnswers Answer(ComparisonTask task, CancellationToken stop)
    {
        byte[] truth = task.Truth();
        var random = Seeds.Order(task.Member.Seed, 0);
        double[][] confidences = [.. task.Asked.Labels.Select(_ =>
        {
            double[] row = new double[task.Training.States.Count];
            // The state of a scan drawn at random is a state drawn by its share.
            row[truth[random.Next(truth.Length)]] = 1;
            return row;
        })];
        return new ComparisonAnswers(confidences, "random guess weighted by the states' shares", null);
    }
}
