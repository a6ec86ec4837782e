using GwyTip.Core;

namespace GwyTip.Tests;

public sealed class ImageViewsTests
{
    private const int Size = 5, Channels = 2;

    /// <summary>No two values are the same.</summary>
    private static float[] Numbered(int count) => [.. Enumerable.Range(0, count).Select(i => (float)i)];

    private static float[] View(float[] image, int view)
    {
        float[] output = new float[image.Length];
        ImageViews.Write(image, Size, view, output);
        return output;
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(7)]
    public void A_view_of_the_view_is_the_image(int view)
    {
        float[] image = Numbered(Channels * Size * Size);
        Assert.Equal(image, View(View(image, view), view));
    }

    /// <summary>Mirrored along one axis and transposed is a quarter turn: the one undoes the other.</summary>
    [Theory]
    [InlineData(5, 6)]
    [InlineData(6, 5)]
    public void A_quarter_turn_is_undone_by_the_other(int view, int other)
    {
        float[] image = Numbered(Channels * Size * Size);
        Assert.Equal(image, View(View(image, view), other));
        Assert.NotEqual(image, View(View(image, view), view));
    }

    [Theory]
    [InlineData(1, 4, 0)]
    [InlineData(2, 0, 4)]
    [InlineData(3, 4, 4)]
    [InlineData(4, 0, 0)]
    public void The_first_pixel_of_a_channel_goes_to_its_corner(int view, int x, int y)
    {
        float[] image = Numbered(Channels * Size * Size), output = View(image, view);
        for (int channel = 0; channel < Channels; channel++)
        {
            int first = channel * Size * Size;
            Assert.Equal(image[first], output[first + y * Size + x]);
        }
    }

    [Fact]
    public void A_transposed_image_has_its_lines_as_columns()
    {
        float[] image = Numbered(Size * Size), output = View(image, 4);
        Assert.Equal(image.Take(Size), Enumerable.Range(0, Size).Select(y => output[y * Size]));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    public void Every_image_is_followed_by_its_other_views_and_no_two_are_the_same(int views)
    {
        int length = Channels * Size * Size;
        float[] images = Numbered(3 * length);
        float[][] all = [.. ImageViews.All(images, 3, Size, views).Chunk(length)];
        Assert.Equal(3 * views, all.Length);
        for (int i = 0; i < 3; i++)
        {
            float[] image = images[(i * length)..((i + 1) * length)];
            Assert.Equal(Enumerable.Range(0, views).Select(v => View(image, v)), all.Skip(i * views).Take(views));
        }
        Assert.Equal(all.Length, all.Select(v => string.Join(' ', v)).Distinct().Count());
    }

    [Fact]
    public void One_view_is_the_images_themselves()
    {
        float[] images = Numbered(2 * Size * Size);
        double[][] rows = [[1], [2]];
        Assert.Same(images, ImageViews.All(images, 2, Size, 1));
        Assert.Same(rows, ImageViews.Mean(rows, 1));
    }

    [Fact]
    public void The_mean_is_over_the_views_of_one_image_only() => Assert.Equal(
        [[2, 20, double.NaN], [6, 60, 7]],
        ImageViews.Mean([[1, 10, double.NaN], [3, 30, double.NaN], [5, 50, 7], [7, 70, 7]], 2));
}
