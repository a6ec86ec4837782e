using System.Globalization;
using System.Text.RegularExpressions;
using GwyTip.Tests;

namespace GwyTip.Simulation.Tests;

public partial class GalleryTests
{
    /// <summary>What another processor may change in a confidence of two decimals.</summary>
    private const double Tolerance = 0.011;

    [Fact]
    public void The_gallery_shows_the_samples_and_what_the_networks_say_of_them()
    {
        string docs = Repository.PathTo("docs");
        using var folder = new TemporaryFolder();
        Gallery.WriteTo(folder.Path);
        string expected = File.ReadAllText(Path.Combine(folder.Path, Gallery.Page)),
            page = File.ReadAllText(Path.Combine(docs, Gallery.Page));

        const string Advice = "the gallery is old: ./build.sh gallery writes it again";
        Assert.True(Confidence().Replace(expected, "0") == Confidence().Replace(page, "0"), Advice);
        Assert.All(
            Numbers(expected).Zip(Numbers(page)), pair => Assert.True(Math.Abs(pair.First - pair.Second) < Tolerance, Advice));
        foreach (string picture in Directory.GetFiles(Path.Combine(folder.Path, Gallery.Pictures)))
        {
            string committed = Path.Combine(docs, Gallery.Pictures, Path.GetFileName(picture));
            Assert.True(
                File.Exists(committed) && File.ReadAllBytes(committed).AsSpan().SequenceEqual(File.ReadAllBytes(picture)),
                Advice);
        }
    }

    private static IEnumerable<double> Numbers(string page) =>
        Confidence().Matches(page).Select(m => double.Parse(m.Value, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"\b[01]\.\d\d\b")]
    private static partial Regex Confidence();
}
