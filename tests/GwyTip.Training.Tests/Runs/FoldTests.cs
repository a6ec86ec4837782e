using GwyTip.Training.Members;
using GwyTip.Training.Runs;

namespace GwyTip.Tests.Runs;

public sealed class FoldTests
{
    private static int[] FoldsOf(params MemberConfig[] members)
    {
        var config = new TrainingConfig { Data = "", Members = members };
        return [.. Enumerable.Range(0, members.Length).Select(config.FoldOf)];
    }

    private static readonly MemberConfig _image = new();
    private static readonly MemberConfig _lines = new() { Network = "line-statistics" };

    [Fact]
    public void Each_fold_gets_one_member_of_every_network() =>
        Assert.Equal([0, 1, 0, 2, 1], FoldsOf(_image, _image, _lines, _image, _lines));

    /// <summary>The paper's networks for the states and for tip change are alike but do not replace each other.</summary>
    [Fact]
    public void Members_that_tell_something_else_take_the_folds_by_themselves() => Assert.Equal(
        [0, 0, 1, 1], FoldsOf(
            _image with { Tells = Tells.States }, _image with { Tells = Tells.TipChange }, _image with { Tells = Tells.States },
            _image with { Tells = Tells.TipChange }));

    [Fact]
    public void A_member_with_a_fold_of_its_own_takes_no_turn() =>
        Assert.Equal([0, 4, 1], FoldsOf(_image, _image with { Fold = 5 }, _image));

    [Fact]
    public void Members_added_at_the_end_leave_the_others_their_folds() =>
        Assert.Equal(FoldsOf(_image, _lines, _image), FoldsOf(_image, _lines, _image, _lines, _image).Take(3));
}
