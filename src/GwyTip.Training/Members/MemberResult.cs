using System.Text.Json.Serialization;

namespace GwyTip.Training.Members;

/// <summary><c>result.json</c> of a member: how it does on its own validation fold after its last epoch.</summary>
/// <param name="Network">Its layers as text.</param>
/// <param name="Engine">Library and version that trained it.</param>
/// <param name="Epochs">Epochs trained; with early stopping, up to and with the best.</param>
/// <param name="TrainedOn">Scans it was trained on.</param>
/// <param name="ValidatedOn">Scans of its fold.</param>
/// <param name="ValidationLoss">Mean binary cross-entropy with the soft labels.</param>
/// <param name="ValidationAuroc">Mean over the states but tip change; null where it tells none.</param>
/// <param name="TipChangeAuroc">Of tip change; null where it does not tell it.</param>
/// <param name="WeightedAccuracy">
/// The paper's: mean over the states of how often the most likely one is right; null where it tells none.
/// </param>
/// <param name="Seconds">Time its training took on this machine, all its epochs together.</param>
/// <param name="Views">Views of the image that its predictions are the mean of; 0 before it made any.</param>
/// <param name="OutOfBagAccuracy">Of a forest, on the scans it learned from; null elsewhere.</param>
public sealed record MemberResult(
    string Network, string Engine, int Epochs, int TrainedOn, int ValidatedOn, double ValidationLoss, double? ValidationAuroc,
    double? TipChangeAuroc, double? WeightedAccuracy = null, double Seconds = 0,
    int Views = 0, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? OutOfBagAccuracy = null)
{
    public const string FileName = "result.json";

    internal static MemberResult FromScore(
        string network, string engine, int epochs, int trainedOn, int validatedOn, ValidationScore score, double seconds) => new(
        network, engine, epochs, trainedOn, validatedOn, score.Loss, Finite(score.Auroc), Finite(score.TipChangeAuroc),
        Finite(score.WeightedAccuracy), Math.Round(seconds, 1));

    /// <returns>Null where there is none yet.</returns>
    /// <exception cref="TrainingException">The file is broken.</exception>
    public static MemberResult? Read(string folder) => RunJson.ReadIfThere<MemberResult>(Path.Combine(folder, FileName));

    /// <summary>Replaces the file in one move: where it stands, the member is done.</summary>
    internal void Write(string folder) => RunJson.Write(Path.Combine(folder, FileName), this);

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
