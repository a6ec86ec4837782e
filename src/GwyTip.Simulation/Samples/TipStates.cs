namespace GwyTip.Simulation;

/// <summary>The names of H:Si(100)'s tip states; the metals' are those of their labels.</summary>
public static class TipStates
{
    public const string Rows = "rows";
    public const string Dimers = "asymmetry_dimer";
    public const string Atoms = "individual_atoms";
    public const string Defect = "generic_defect";
    public const string Change = Core.TipState.TipChange;
}
