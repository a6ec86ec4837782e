namespace GwyTip.Training.Documents;

/// <summary>The paper's colours of the states, dark enough for a white ground.</summary>
internal static class StateColours
{
    private static readonly Dictionary<string, string> Known = new()
    {
        ["asymmetry_dimer"] = "#1f6fb4",
        ["individual_atoms"] = "#d9a400",
        ["rows"] = "#2c8c3c",
        [Core.TipState.TipChange] = "#e05fa5",
        ["generic_defect"] = "#cc2b2b",
    };

    private static readonly string[] Others = ["#7b52ab", "#17a2a8", "#8c5a2b", "#5f6b7a"];

    /// <param name="state">The state.</param>
    /// <param name="index">Its place among the states: tells states without a colour of their own apart.</param>
    public static string ForState(string state, int index) => Known.GetValueOrDefault(state, Others[index % Others.Length]);
}
