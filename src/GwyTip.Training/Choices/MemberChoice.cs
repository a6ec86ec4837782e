namespace GwyTip.Training.Choices;

/// <summary><c>choice.json</c>: which members of a run a bundle is made of, unless <c>export</c> is told otherwise.</summary>
/// <param name="Members">Numbers from 1, as the folders of the members have them.</param>
/// <param name="Steps">How they were found.</param>
/// <param name="Limits">What they had to keep to; null: it was not noted.</param>
public sealed record MemberChoice(IReadOnlyList<int> Members, IReadOnlyList<ChoiceStep> Steps, ChoiceLimits? Limits = null)
{
    public const string FileName = "choice.json";

    /// <returns>Null where no choice was made.</returns>
    /// <exception cref="TrainingException">The file is broken.</exception>
    public static MemberChoice? Read(string folder) =>
        RunJson.ReadIfThere<MemberChoice>(Path.Combine(folder, FileName), "make it again with 'gwytip-train choose'");

    /// <summary>Replaces the file in one move.</summary>
    public void Write(string folder) =>
        RunJson.Write(Path.Combine(folder, FileName), this);
}

/// <summary>
/// A kind of member that the choice took in, and how the ensemble of all taken so far does on the validation folds.
/// </summary>
/// <param name="Tells">What it is for: <c>states</c> or <c>tip-change</c>.</param>
/// <param name="Members">Its members, numbers from 1, each on a fold of its own.</param>
/// <param name="Auroc">Of the ensemble: mean over the states other than tip change, or that of tip change.</param>
/// <param name="Second">
/// What decides between equals: balanced accuracy of the states; 1 minus the validation loss of tip change.
/// </param>
public sealed record ChoiceStep(string Tells, IReadOnlyList<int> Members, double Auroc, double Second);
