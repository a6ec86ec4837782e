using GwyTip.Training.Forests;
using GwyTip.Training.Members;

namespace GwyTip.Tests.Forests;

public sealed class RandomForestTests
{
    private const int Learned = 150, Asked = 150, Pixels = 64, Classes = 3, Trees = 120;

    private readonly byte[] _truth = new byte[Learned + Asked];
    private readonly PixelColumns _columns;

    /// <summary>Each class is bright in another third of the pixels, under noise nearly as strong.</summary>
    public RandomForestTests()
    {
        var random = new Random(1);
        var images = new float[Learned + Asked][];
        for (int i = 0; i < images.Length; i++)
        {
            _truth[i] = (byte)(i % Classes);
            images[i] = new float[Pixels];
            for (int p = 0; p < Pixels; p++)
            {
                images[i][p] = (float)(2 * random.NextDouble() - 1 + (p % Classes == _truth[i] ? 0.5 : 0));
            }
        }
        _columns = PixelColumns.FromScans(images.Length, Pixels, i => images[i]);
    }

    private byte[] Taught => _truth[..Learned];

    private int[] Grow(int threads, params int[] stops)
    {
        int[] votes = new int[(Learned + Asked) * Classes];
        for (int s = 0; s + 1 < stops.Length; s++)
        {
            RandomForest.Grow(_columns, Taught, Classes, seed: 3, stops[s], stops[s + 1], votes, threads, _ => { });
        }
        return votes;
    }

    [Fact]
    public void It_learns_and_its_out_of_bag_score_tells_how_well()
    {
        double[][] shares = RandomForest.Shares(Grow(threads: 2, 0, Trees), Classes);
        double unseen = RandomForest.OutOfBagAccuracy(shares[Learned..], _truth[Learned..]);
        double outOfBag = RandomForest.OutOfBagAccuracy(shares[..Learned], Taught);
        Assert.InRange(unseen, 0.85, 1);
        Assert.InRange(outOfBag, unseen - 0.1, unseen + 0.1);
        Assert.All(shares, s => Assert.Equal(1, s.Sum(), 9));
    }

    [Fact]
    public void Threads_and_stops_change_no_vote()
    {
        int[] alone = Grow(threads: 1, 0, Trees);
        Assert.Equal(alone, Grow(threads: 4, 0, Trees));
        Assert.Equal(alone, Grow(threads: 2, 0, 50, Trees));
    }

    [Fact]
    public void Every_tree_judges_what_is_not_in_its_sample()
    {
        int[] votes = Grow(threads: 2, 0, Trees);
        int[] judged = [.. votes.Chunk(Classes).Select(v => v.Sum())];
        Assert.All(judged[Learned..], n => Assert.Equal(Trees, n));
        // A scan is left out of a bootstrap sample with a chance of 1/e.
        Assert.InRange(judged[..Learned].Average() / Trees, 0.34, 0.40);
    }

    [Fact]
    public void Few_scans_are_split_as_many_are()
    {
        // The same node, sorted and counted: every scan is there once, then twice.
        byte[] values = [3, 3, 7, 7, 9, 200, 200, 201], truth = [0, 0, 0, 1, 1, 1, 1, 0];
        int[] Copies(int n) => [.. Enumerable.Repeat(1, n)];
        var sorted = new SplitSearch(2);
        Assert.True(sorted.Begin([.. Enumerable.Range(0, 8)], truth, Copies(8)));
        Assert.True(sorted.TryImprove([.. Enumerable.Range(0, 8)], values, truth, Copies(8), out int fewLevel));
        byte[] manyValues = [.. Enumerable.Repeat(values, 20).SelectMany(v => v)],
            manyTruth = [.. Enumerable.Repeat(truth, 20).SelectMany(t => t)];
        var counted = new SplitSearch(2);
        Assert.True(counted.Begin([.. Enumerable.Range(0, 160)], manyTruth, Copies(160)));
        Assert.True(counted.TryImprove([.. Enumerable.Range(0, 160)], manyValues, manyTruth, Copies(160), out int manyLevel));
        Assert.Equal(3, fewLevel);
        Assert.Equal(fewLevel, manyLevel);
    }
}
