namespace GwyTip.Training.Documents;

/// <summary>One line of a chart.</summary>
/// <param name="Legend">What the legend says.</param>
/// <param name="Colour">Six digits behind <c>#</c>.</param>
/// <param name="Points">From one end to the other.</param>
internal sealed record ChartLine(string Legend, string Colour, IReadOnlyList<(double X, double Y)> Points)
{
    public double Width { get; init; } = 2;
}
