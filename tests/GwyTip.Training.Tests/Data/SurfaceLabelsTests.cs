using GwyTip.Tests.Cards;
using GwyTip.Training.Data;

namespace GwyTip.Tests.Data;

public sealed class SurfaceLabelsTests
{
    [Theory]
    [InlineData("double_tip,individual_atoms", "individual_atoms,double_tip")]
    [InlineData("individual_atoms,impurities,double_tip,height", "individual_atoms,impurities,double_tip")]
    [InlineData("file", "individual_atoms,double_tip")]
    [InlineData(null, "individual_atoms,impurities,double_tip,corruption,step_edges,tip_change")]
    public void A_bundle_of_some_states_takes_the_others_where_they_are_labelled(string? columns, string expected)
    {
        var manifest = SomeFacts.Of(SomeFacts.Evaluation()).Manifest;
        manifest = manifest with
        {
            Surface = "au-111",
            States =
            [
                manifest.States[0] with { Name = "individual_atoms" },
                manifest.States[0] with { Name = "double_tip" },
            ],
        };

        var labels = SurfaceLabels.OfBundle(manifest, columns?.Split(','));

        Assert.Equal(expected, string.Join(',', labels.States.Select(s => s.Name)));
    }
}
