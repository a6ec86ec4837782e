namespace GwyTip.Simulation;

/// <summary>
/// Which part of every parameter's range is drawn from. Training and evaluation share no value of any parameter, so that an
/// ensemble trained on the one can be measured on the other.
/// </summary>
public enum ParameterRanges
{
    /// <summary>The first, second and fourth fifth of a range.</summary>
    Training,

    /// <summary>The third fifth, between those of training, and the last, beyond them.</summary>
    Evaluation,

    /// <summary>
    /// All of it: to train an ensemble that is measured on something else than other parameters, as that of
    /// <see cref="Core.AnySurface"/> is on scenes of other kinds. Scenes are of the kinds of training.
    /// </summary>
    Whole,
}
