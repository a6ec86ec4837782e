namespace GwyTip.Trainer.Quick;

/// <summary>How much <c>train --quick</c> does.</summary>
/// <param name="Sessions">Simulated measuring sessions.</param>
/// <param name="ScansEach">Scans in each.</param>
/// <param name="ImageEpochs">Epochs of the members for the image.</param>
/// <param name="LineEpochs">Epochs of the members for the lines.</param>
internal sealed record QuickSize(int Sessions, int ScansEach, int ImageEpochs, int LineEpochs)
{
    /// <summary>Minutes on two cores.</summary>
    public static QuickSize Usual { get; } = new(Sessions: 15, ScansEach: 20, ImageEpochs: 12, LineEpochs: 30);

    /// <summary>Seconds: enough to go through every step, not to learn anything.</summary>
    public static QuickSize Smallest { get; } = new(Sessions: 6, ScansEach: 5, ImageEpochs: 1, LineEpochs: 2);

    public int Scans => Sessions * ScansEach;
}
