namespace GwyTip.Simulation;

/// <summary>The columns of Au(111)'s and Cu(111)'s label files: the paper's six states.</summary>
public static class MetalLabels
{
    public const string Atoms = "individual_atoms";
    public const string Impurities = "impurities";
    public const string DoubleTip = "double_tip";
    public const string Corruption = "corruption";
    public const string StepEdges = "step_edges";
    public const string TipChange = Core.TipState.TipChange;
}
