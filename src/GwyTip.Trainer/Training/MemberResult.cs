using System.Text.Json;
using GwyTip.Trainer.Engines;

namespace GwyTip.Trainer.Training;

/// <summary><c>result.json</c> of a member: how it does on its own validation fold after its last epoch.</summary>
/// <param name="Network">Its layers as text.</param>
/// <param name="Engine">Library and version that trained it.</param>
/// <param name="Epochs">Epochs trained.</param>
/// <param name="TrainedOn">Scans it was trained on.</param>
/// <param name="ValidatedOn">Scans of its fold.</param>
/// <param name="ValidationLoss">Mean binary cross-entropy with the soft labels.</param>
/// <param name="ValidationAuroc">Mean over the states but tip change; null where it tells none.</param>
/// <param name="TipChangeAuroc">Of tip change; null where it does not tell it.</param>
public sealed record MemberResult(
    string Network, string Engine, int Epochs, int TrainedOn, int ValidatedOn, double ValidationLoss, double? ValidationAuroc,
    double? TipChangeAuroc)
{
    public const string FileName = "result.json";

    internal static MemberResult Of(string network, ITrainingEngine engine, int epochs, int trainedOn, int validatedOn, ValidationScore score) =>
        new(network, engine.Description, epochs, trainedOn, validatedOn, score.Loss, Finite(score.Auroc), Finite(score.TipChangeAuroc));

    internal void Write(string folder) =>
        File.WriteAllText(Path.Combine(folder, FileName), JsonSerializer.Serialize(this, RunJson.Options) + "\n");

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
