using GwyTip.Core;
using GwyTip.Simulation;
using GwyTip.Training.Data;

namespace GwyTip.Training.Members;

/// <summary>
/// A way to tell tip states from scans: a column of the paper's Table I. What members of a run differ in by their method is said
/// here.
/// </summary>
internal abstract class Method
{
    /// <summary>In the order of Table I, the others behind.</summary>
    public static IReadOnlyList<Method> All { get; } = [.. NetworkMethod.OfThePaper, new RandomForest(), new WeightedGuess(),
        .. NetworkMethod.Experts];

    /// <summary>What an adsorbate shows of the tip: round and single, several times, with a tail.</summary>
    private static readonly string[] TipShapes =
        [FaultLabels.Sharp, "individual_atoms", FaultLabels.DoubleTip, FaultLabels.AsymmetricTip];

    public static IReadOnlyList<string> Names => [.. All.Select(m => m.Name)];

    /// <summary>The name that configurations use.</summary>
    public abstract string Name { get; }

    /// <summary>The name in tables: the paper's, where it has the method.</summary>
    public abstract string Title { get; }

    /// <summary>Whether it has weights, which a bundle can hold.</summary>
    public abstract bool IsNetwork { get; }

    /// <returns>Null where no method has the name.</returns>
    public static Method? Find(string name) => All.FirstOrDefault(m => m.Name == name);

    /// <exception cref="TrainingException">There is no such method.</exception>
    public static Method Named(string name) => Find(name) ?? throw new TrainingException(Unknown(name));

    public static string Unknown(string name) => $"network '{name}' is not known; known: {string.Join(", ", Names)}";

    /// <summary>What a member tells: its configuration's choice, unless its method leaves none.</summary>
    public abstract Tells TellsOf(MemberConfig member);

    /// <summary>Epochs that its training takes at most.</summary>
    public abstract int EpochsOf(MemberConfig member);

    /// <summary>What is wrong with a member's settings for this method; null: nothing.</summary>
    public abstract string? FaultOf(MemberConfig member);

    /// <summary>The states a member is trained for, of those of a surface.</summary>
    public IReadOnlyList<string> StatesOf(MemberConfig member, SurfaceLabels surface) =>
        [.. surface.States.Select(s => s.Name).Where(s => TellsOf(member) switch
        {
            Tells.States => s != TipState.TipChange,
            Tells.TipChange => s == TipState.TipChange,
            Tells.TipShape => TipShapes.Contains(s),
            Tells.Corruption => s == FaultLabels.Corruption,
            Tells.DoubleTip => s == FaultLabels.DoubleTip,
            _ => true,
        })];
}
