using GwyTip.Training.Data;

namespace GwyTip.Tests.Data;

public sealed class JoinedDataSetTests : InFolder
{
    private string Import(string name, params string[] rows)
    {
        string folder = Path.Combine(_folder.Path, name), labels = Path.Combine(_folder.Path, name + ".csv");
        File.WriteAllLines(labels, ["file,scan_session,scan_series,n_responses,rows,double_tip", .. rows]);
        DataSet.Import(
            "si-111", labels, Path.Combine(_folder.Path, "images"), "made up for a test", "CC0", simulated: true,
            states: ["rows", "double_tip"]).Save(folder);
        return folder;
    }

    [Fact]
    public void A_surface_of_ones_own_keeps_its_states_and_copies_their_names()
    {
        TinyTraining.Make(_folder.Path);
        string images = Path.Combine(_folder.Path, "images"), joined = Path.Combine(_folder.Path, "joined");
        File.Copy(Path.Combine(images, "scan-0.gwy"), Path.Combine(images, "scan-1.gwy"), overwrite: true);
        string main = Import("main", "scan-0.gwy,a,a,1,1,0", "scan-1.gwy,b,b,1,0,1");
        string heldOut = Import("held-out", "scan-2.gwy,c,c,1,1,0");

        new JoinedDataSet(main, [], [heldOut]).Write(joined);

        var data = DataSet.Open(joined);
        Assert.Equal(["rows", "double_tip"], data.Surface.States.Select(s => s.Name));
        Assert.Equal([ScanUse.Any, ScanUse.Any, ScanUse.HeldOut], data.Scans.Select(s => s.Use));
        Assert.Equal(new CopiedScan("scan-1.gwy", "scan-0.gwy"), Assert.Single(data.Description.Copies!));
    }
}
