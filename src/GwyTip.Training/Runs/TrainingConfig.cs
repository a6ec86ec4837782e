using GwyTip.Training.Data;
using GwyTip.Training.Members;

namespace GwyTip.Training.Runs;

/// <summary>What a scan is grouped by when scans are split.</summary>
public enum Grouping
{
    Session,
    Series,

    /// <summary>
    /// Every scan by itself, the paper's random split. Frames of one series then stand on both sides: figures from it flatter,
    /// and are only for comparison with the paper's.
    /// </summary>
    Image,
}

/// <summary>Which scans teach, and what they say.</summary>
public enum LabelMode
{
    /// <summary>Every scan, with the share of its labellers that saw each state.</summary>
    MultiLabel,

    /// <summary>
    /// The paper's filter: only scans on which all labellers agree, and of these only such as show a single state.
    /// </summary>
    MultiClass,
}

/// <summary><c>config.json</c> of an ensemble's run: everything needed to repeat it.</summary>
public sealed record TrainingConfig
{
    /// <summary>Folder of the data set, as <c>import</c> made it; empty: <c>train</c> is given the scans.</summary>
    public string Data { get; init; } = "";

    /// <summary>Scans of one group never lie on two sides of a split.</summary>
    public Grouping SplitBy { get; init; } = Grouping.Session;

    /// <summary>
    /// Share of the scans that no member sees; 0: all are trained on, and <c>export</c> has nothing to measure on.
    /// </summary>
    public double HeldOutShare { get; init; } = 0.2;

    /// <summary>The rest is split into so many folds; member k validates on fold k.</summary>
    public int Folds { get; init; } = 6;

    /// <summary>Seeds the splits.</summary>
    public int SplitSeed { get; init; } = 1;

    /// <summary>Which scans teach; every scan is judged, whatever this says.</summary>
    public LabelMode Labels { get; init; } = LabelMode.MultiLabel;

    /// <summary>
    /// How many views of a scan an image network looks at before it says something: the whole, or with 5 its corners too.
    /// </summary>
    public int Views { get; init; } = 1;

    public required IReadOnlyList<MemberConfig> Members { get; init; }

    public AugmentationConfig Augmentation { get; init; } = new();

    /// <summary><c>cpu</c> or <c>cuda</c>.</summary>
    public string Device { get; init; } = "cpu";

    /// <summary>Mixed precision, where the processor multiplies bfloat16, or on a GPU.</summary>
    public bool Bf16 { get; init; } = true;

    /// <summary>
    /// The fold a member validates on, from 0: its own <see cref="MemberConfig.Fold"/>, else members of one network that tell the
    /// same take the folds in turn, so that each fold has one of every such group.
    /// </summary>
    public int FoldOf(int member) =>
        Members[member].Fold is { } fold
            ? fold - 1
            : Members.Take(member).Count(m => m.Fold is null && IsTwin(m, Members[member]));

    /// <summary>
    /// Whether a member votes on a state: it tells it, and none knows better. Experts (for tip change, the shape of the tip, a
    /// double tip, corruption) know better than members that tell all states, and of experts those that tell the fewest.
    /// </summary>
    public bool VotesOn(int member, string state, SurfaceLabels surface)
    {
        int? told = Told(Members[member]);
        return told is not null && Members.All(m => !(Told(m) < told));

        int? Told(MemberConfig m) => m.Method.StatesOf(m, surface) is var states && states.Contains(state)
            ? m.IsExpert ? states.Count : int.MaxValue
            : null;
    }

    private static bool IsTwin(MemberConfig a, MemberConfig b) => a.Network == b.Network && a.EffectiveTells == b.EffectiveTells;

    /// <summary>Whether a scan teaches a member anything, by <see cref="Labels"/>.</summary>
    public bool Teaches(LabelledScan scan, MemberConfig member) =>
        !(member.WithoutExtra && scan.Use == ScanUse.Train)
        && ((Labels == LabelMode.MultiLabel && member.IsNetwork)
        || (member.EffectiveTells == Tells.TipChange ? scan.Labels[Core.TipState.TipChange] is 0 or 1
            : scan.SingleState is not null));

    /// <exception cref="TrainingException">The file is missing or wrong.</exception>
    public static TrainingConfig Read(string path) => ReadUnchecked(path).Checked(path);

    /// <summary>Whatever its values: another version may have allowed them.</summary>
    /// <exception cref="TrainingException">The file is missing, or is not a configuration.</exception>
    internal static TrainingConfig ReadUnchecked(string path) => RunJson.Read<TrainingConfig>(path);

    /// <summary>The same with what its members start from named in full.</summary>
    /// <param name="folder">The one that relative names are of: the configuration's.</param>
    public TrainingConfig StartingFrom(string folder) =>
        this with { Members = [.. Members.Select(m => m.StartingFrom(folder))] };

    public void Write(string path) => RunJson.Write(path, this);

    internal TrainingConfig Checked(string path)
    {
        string? wrong = this switch
        {
            { Members.Count: 0 } => "members is empty",
            _ when ((IReadOnlyList<MemberConfig?>)Members).Contains(null) => "members holds null",
            _ when Augmentation.Fault() is { } fault => $"augmentation: {fault}",
            { Device: not ("cpu" or "cuda") } => $"device is '{Device}', not cpu or cuda",
            { HeldOutShare: not (>= 0 and < 0.9) } => $"held_out_share is {HeldOutShare}, not 0 or more and below 0.9",
            _ when Folds < 2 || Enumerable.Range(0, Members.Count).Any(m => FoldOf(m) < 0 || FoldOf(m) >= Folds) =>
                $"folds is {Folds}; there must be two at least, one for each member of a network, and no fold of a member beyond",
            _ when !Core.ImageViews.Counts.Contains(Views) =>
                $"views is {Views}, not one of {string.Join(", ", Core.ImageViews.Counts)}",
            _ => Members.Select(m => m.Fault()).FirstOrDefault(f => f is not null),
        };
        return wrong is null ? this : throw new TrainingException($"{path}: {wrong}");
    }
}
