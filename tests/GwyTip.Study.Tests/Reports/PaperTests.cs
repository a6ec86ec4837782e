using GwyTip.Study.Reports;

namespace GwyTip.Tests.Reports;

/// <summary>The paper's numbers, against its text where that is at hand.</summary>
public sealed class PaperTests
{
    [Fact]
    public void Table_one_holds_the_paper_s_numbers()
    {
        Assert.Equal(new PaperFigures(0.95, 0.78, 0.89), Paper.FiguresFor("ensemble", "si-h-100"));
        Assert.Equal(new PaperFigures(0.88, 0.67, 0.67), Paper.FiguresFor("squeezenet-like", "cu-111"));
        Assert.Equal(new PaperFigures(0.93, 0.74, 0.77), Paper.FiguresFor("vgg-like-batchnorm", "au-111"));
        Assert.Equal(new PaperFigures(0.79, 0.46, 0.57), Paper.FiguresFor("random-forest", "si-h-100"));
        Assert.Equal(new PaperFigures(0.50, 0.16, 0.17), Paper.FiguresFor("weighted-guess", "cu-111"));
        Assert.True(double.IsNaN(Paper.FiguresFor("line-statistics", "si-h-100").Auroc));
        Assert.True(double.IsNaN(Paper.FiguresFor("ensemble", "elsewhere").Auroc));
        Assert.Equal(new PaperFigures(0.98, 0.93, 0.96), Paper.GoodBad);
        Assert.Equal(new PaperFigures(0.92, 0.77, 0.88), Paper.FiveStates);
        Assert.Equal(0.79, Paper.StateAuroc["tip_change"]);
    }

    [NeedsFact(Needed.Paper)]
    public void They_are_the_rows_of_the_paper_s_own_table()
    {
        string text = File.ReadAllText(Needs.PathOf(Needed.Paper));
        string Row(string name, Func<PaperMethod, IReadOnlyList<double>> of) => name + " " + string.Join(
            ' ', Paper.TableOne.SelectMany(of).Select(
                v => v.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture)));

        Assert.Contains(Row("AUROC", m => m.Auroc), text, StringComparison.Ordinal);
        Assert.Contains(Row("Bal. Acc.", m => m.BalancedAccuracy), text, StringComparison.Ordinal);
        Assert.Contains(Row("Precision", m => m.Precision), text, StringComparison.Ordinal);
    }
}
