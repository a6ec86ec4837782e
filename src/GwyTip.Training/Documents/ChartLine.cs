namespace GwyTip.Training.Documents;

/// <summary>One line of a chart.</summary>
/// <param name="Legend">What the legend says.</param>
/// <param name="Colour">An SVG colour.</param>
/// <param name="Points">From one end to the other, both coordinates 0..1.</param>
internal sealed record ChartLine(string Legend, string Colour, IReadOnlyList<(double X, double Y)> Points);
