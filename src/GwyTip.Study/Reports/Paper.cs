namespace GwyTip.Study.Reports;

/// <summary>
/// The figures of O. M. Gordon et al., "Scanning tunneling state recognition with multi-class neural network ensembles", Rev.
/// Sci. Instrum. 90, 103704 (2019): Table I, the text of its results, and the caption of Fig. 2. Single runs on a random split.
/// </summary>
internal static class Paper
{
    /// <summary>The surfaces, in the order of Table I, as bundles name them.</summary>
    public static IReadOnlyList<(string Surface, string Name)> Surfaces { get; } = [("si-h-100", "Si"), ("au-111", "Au"),
        ("cu-111", "Cu")];

    /// <summary>Table I, a column of it each.</summary>
    public static IReadOnlyList<PaperMethod> TableOne { get; } =
    [
        new(MethodTitle.Ensemble, [0.95, 0.98, 0.94], [0.78, 0.86, 0.80], [0.89, 0.95, 0.75]),
        new("squeezenet-like", [0.94, 0.95, 0.88], [0.77, 0.71, 0.67], [0.88, 0.82, 0.67]),
        new("vgg-like-batchnorm", [0.92, 0.93, 0.85], [0.74, 0.74, 0.59], [0.82, 0.77, 0.57]),
        new("vgg-like", [0.91, 0.98, 0.93], [0.72, 0.86, 0.76], [0.82, 0.92, 0.72]),
        new("rashidi-wolkow", [0.87, 0.82, 0.77], [0.62, 0.55, 0.50], [0.71, 0.54, 0.47]),
        new("random-forest", [0.79, 0.88, 0.83], [0.46, 0.53, 0.52], [0.57, 0.62, 0.51]),
        new("weighted-guess", [0.50, 0.50, 0.50], [0.25, 0.16, 0.16], [0.25, 0.18, 0.17]),
    ];

    /// <summary>H:Si(100) reduced to good and bad.</summary>
    public static PaperFigures GoodBad { get; } = new(0.98, 0.93, 0.96);

    /// <summary>H:Si(100), four states and tip change.</summary>
    public static PaperFigures FiveStates { get; } = new(0.92, 0.77, 0.88);

    /// <summary>Area of each state of H:Si(100), caption of Fig. 2; the text says 0.80 for tip change.</summary>
    public static IReadOnlyDictionary<string, double> StateAuroc { get; } = new Dictionary<string, double>
    {
        ["asymmetry_dimer"] = 0.92,
        ["individual_atoms"] = 0.96,
        ["rows"] = 0.95,
        ["tip_change"] = 0.79,
        ["generic_defect"] = 0.98,
    };

    /// <summary>What Table I says of a method on a surface; NaN where it says nothing.</summary>
    public static PaperFigures FiguresFor(string method, string surface)
    {
        var column = TableOne.FirstOrDefault(m => m.Method == method);
        int index = Surfaces.ToList().FindIndex(s => s.Surface == surface);
        return column is null || index < 0
            ? new PaperFigures(double.NaN, double.NaN, double.NaN)
            : new PaperFigures(column.Auroc[index], column.BalancedAccuracy[index], column.Precision[index]);
    }
}

/// <summary>A method's figures on the three surfaces.</summary>
internal sealed record PaperMethod(
    string Method, IReadOnlyList<double> Auroc, IReadOnlyList<double> BalancedAccuracy, IReadOnlyList<double> Precision);

internal sealed record PaperFigures(double Auroc, double BalancedAccuracy, double Precision);
