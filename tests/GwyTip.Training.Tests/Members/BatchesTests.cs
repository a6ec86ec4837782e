using GwyTip.Core;
using GwyTip.Training.Members;

namespace GwyTip.Tests.Members;

public sealed class BatchesTests : InFolder
{
    private readonly TrainingSet _set;

    public BatchesTests()
    {
        var data = TinyTraining.Make(_folder.Path);
        _set = TrainingSet.Select(data.Scans, data.Load(data.Scans), TinyTraining.States);
    }

    private Batches Make(double plainShare) => new(
        _set, new LabelWeights(_set.Labels, _set.States), TinyTraining.Member,
        new AugmentationConfig { PlainShare = plainShare });

    [Fact]
    public void Batches_depend_on_epoch_and_step_and_on_nothing_that_came_before()
    {
        var all = Make(0.5).Of(2, 0).ToList();
        var rest = Make(0.5).Of(2, 2).ToList();
        Assert.Equal(3, all.Count);
        Assert.Equal(all[2].Images, Assert.Single(rest).Images);
        Assert.NotEqual(all[2].Images, Make(0.5).Of(3, 2).Single().Images);
    }

    [Fact]
    public void Tip_change_is_only_learned_from_views_it_survives()
    {
        int tipChange = _set.States.ToList().IndexOf(TipState.TipChange), states = _set.States.Count;
        foreach (var (share, counts) in ((double, bool)[])[(0, false), (1, true)])
        {
            foreach (var batch in Make(share).Of(0, 0))
            {
                Assert.All(
                    Enumerable.Range(0, batch.Count), i => Assert.Equal(counts, batch.Weights[i * states + tipChange] > 0));
            }
        }
    }

    [Fact]
    public void An_enumeration_given_up_early_leaves_no_thread_behind()
    {
        foreach (var batch in Make(0.5).Of(0, 0))
        {
            Assert.Equal(0, batch.Step);
            break;
        }
    }

    [Fact]
    public void Rare_states_and_agreed_labels_weigh_more()
    {
        var weights = new LabelWeights(_set.Labels, _set.States);
        int rows = _set.States.ToList().IndexOf("rows"), atoms = _set.States.ToList().IndexOf("individual_atoms");
        Assert.True(weights.Shares[atoms] < weights.Shares[rows]);
        var one = _set.Labels[0] with { Responses = 1 };
        Assert.True(weights.Of(one, atoms, 1) > weights.Of(one, rows, 1));
        Assert.Equal(weights.Of(one, atoms, 0), weights.Of(one, rows, 0));
        Assert.True(weights.Of(one with { Responses = 2 }, rows, 1) > weights.Of(one, rows, 1));
    }
}
