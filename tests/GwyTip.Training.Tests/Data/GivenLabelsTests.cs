using GwyTip.Core;
using GwyTip.Training;
using GwyTip.Training.Data;

namespace GwyTip.Tests.Data;

public sealed class GivenLabelsTests : InFolder
{
    private readonly List<string> _warnings = [];

    private (SurfaceLabels Surface, string Text) Read(params string[] lines)
    {
        string path = Path.Combine(_folder.Path, "labels.csv");
        File.WriteAllLines(path, lines);
        return GivenLabels.OfFile("si-111", path, _warnings.Add);
    }

    [Fact]
    public void A_label_file_says_which_states_a_new_surface_has()
    {
        var (surface, text) = Read(
            "file,scan_session,dimers,double_tip,tip_change,colour", "a.gwy,monday,1,0,0,red", "b.gwy,tuesday,0,0.5,1,blue");
        Assert.Equal("si-111", surface.Surface);
        Assert.Equal(["asymmetry_dimer", "double_tip", TipState.TipChange], surface.States.Select(s => s.Name));
        Assert.Equal([true, false, false], surface.States.Select(s => s.Desirable));
        Assert.Equal(
            "file,scan_session,scan_series,n_responses,asymmetries,dimers,double_tip,tip_change\n"
            + "a.gwy,monday,a.gwy,1,0,1,0,0\nb.gwy,tuesday,b.gwy,1,0,0,0.5,1\n", text);
        Assert.Contains("colour", Assert.Single(_warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_may_be_named_after_the_state_and_sessions_may_be_unknown()
    {
        var (surface, text) = Read("file,generic_defect,individual_atoms", "a.gwy,1,0");
        Assert.Equal(["individual_atoms", "generic_defect"], surface.States.Select(s => s.Name));
        Assert.Contains("\na.gwy,unknown,a.gwy,1,0,1\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_label_file_without_states_is_refused_with_all_that_it_may_name()
    {
        var e = Assert.Throws<TrainingException>(() => Read("file,scan_session,nice", "a.gwy,monday,1"));
        Assert.Contains("line 1: names no tip state", e.Message, StringComparison.Ordinal);
        Assert.Contains("double_tip", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Folders_say_which_states_a_new_surface_has()
    {
        foreach (string name in (string[])["rows", "rows+tip_change", "generic_defect", ".notes"])
        {
            Directory.CreateDirectory(Path.Combine(_folder.Path, name));
        }
        Assert.Equal(
            ["rows", "generic_defect", TipState.TipChange],
            GivenLabels.OfFolders("si-111", _folder.Path).States.Select(s => s.Name));
    }

    [Fact]
    public void A_known_surface_keeps_its_own_states()
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, "impurities"));
        Assert.Equal("impurities", Assert.Single(GivenLabels.OfFolders("au-111", _folder.Path).States).Name);
        Assert.Empty(
            SurfaceLabels.All.SelectMany(s => s.States).Select(s => s.Name).Except(SurfaceLabels.Vocabulary.Select(s => s.Name)));
    }

    [Theory]
    [InlineData("si-111", true)]
    [InlineData("mgpc-ag-100", true)]
    [InlineData("auto", false)]
    [InlineData("unknown-surface", false)]
    [InlineData("Si(111)", false)]
    [InlineData("../x", false)]
    [InlineData("", false)]
    public void A_surface_is_named_like_a_folder(string name, bool fine) => Assert.Equal(fine, GivenLabels.IsSurface(name));
}
