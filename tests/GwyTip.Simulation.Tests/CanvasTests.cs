namespace GwyTip.Simulation.Tests;

public class CanvasTests
{
    [Fact]
    public void A_cell_holds_the_mean_of_a_bump_over_its_area()
    {
        var canvas = new Canvas(0.3, 3);
        canvas.AddBump(0.1, 0.2, 0.37, -0.81);
        const int Fine = 60;
        for (int j = 0; j < canvas.Cells; j++)
        {
            for (int i = 0; i < canvas.Cells; i++)
            {
                double mean = 0;
                for (int k = 0; k < Fine * Fine; k++)
                {
                    double x = canvas.Place(i) + ((k % Fine + 0.5) / Fine - 0.5) * 0.3 - 0.37,
                        y = canvas.Place(j) + ((k / Fine + 0.5) / Fine - 0.5) * 0.3 + 0.81;
                    mean += 0.1 * Math.Exp(-(x * x + y * y) / (2 * 0.2 * 0.2)) / (Fine * Fine);
                }
                Assert.Equal(mean, canvas.Row(j)[i], 1e-4 * 0.1);
            }
        }
    }

    [Fact]
    public void A_bump_of_any_width_keeps_its_volume()
    {
        foreach (double width in (double[])[0.02, 0.1, 0.5])
        {
            var canvas = new Canvas(0.25, 4);
            canvas.AddBump(1, width, 0.1, 0.05);
            double volume = Enumerable.Range(0, canvas.Cells).Sum(j => canvas.Row(j).ToArray().Sum()) * 0.25 * 0.25;
            Assert.Equal(2 * Math.PI * width * width, volume, 1e-3 * width * width * 2 * Math.PI);
        }
    }

    [Fact]
    public void A_wave_loses_what_averaging_over_a_cell_takes_and_is_left_out_below_Nyquist()
    {
        double Height(double period)
        {
            var canvas = new Canvas(0.2, 4);
            // A crest in the middle of a cell.
            canvas.AddWave(2 * Math.PI / period, 0, 1, -2 * Math.PI / period * 0.1);
            return Enumerable.Range(0, canvas.Cells).Max(j => canvas.Row(j).ToArray().Max());
        }
        Assert.Equal(0, Height(0.39));
        Assert.Equal(SpecialFunctions.Sinc(Math.PI * 0.2 / 2), Height(2), 1e-6);
    }

    [Fact]
    public void Between_cells_a_smooth_surface_is_followed()
    {
        var canvas = new Canvas(0.1, 2);
        canvas.AddWave(2 * Math.PI / 1.5, 2 * Math.PI / 2.5, 1, 0.3);
        double kept = canvas.Share(2 * Math.PI / 1.5, 2 * Math.PI / 2.5);
        for (int i = 0; i < 50; i++)
        {
            double x = 0.037 * i - 0.9, y = 0.8 - 0.029 * i;
            Assert.Equal(kept * Math.Cos(2 * Math.PI * (x / 1.5 + y / 2.5) + 0.3), canvas.At(x, y), 0.01);
        }
    }
}
