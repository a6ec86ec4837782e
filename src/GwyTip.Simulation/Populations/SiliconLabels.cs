namespace GwyTip.Simulation;

/// <summary>The columns of H:Si(100)'s label file.</summary>
public static class SiliconLabels
{
    public const string Asymmetries = "asymmetries";
    public const string Atoms = "individual_atoms";
    public const string Dimers = "dimers";
    public const string Rows = "rows";
    public const string TipChange = Core.TipState.TipChange;
    public const string Bad = "bad_blurry";
}
