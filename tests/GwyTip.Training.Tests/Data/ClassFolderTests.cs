using GwyTip.Training;
using GwyTip.Training.Data;

namespace GwyTip.Tests.Data;

public sealed class ClassFolderTests : InFolder
{
    private readonly List<string> _warnings = [];

    private void Add(params string[] files)
    {
        foreach (string file in files)
        {
            string path = Path.Combine(_folder.Path, "scans", file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, "");
        }
    }

    private string Labels(string? session = null) =>
        new ClassFolder(Path.Combine(_folder.Path, "scans"), SurfaceLabels.HydrogenSilicon100, session, _warnings.Add).Labels();

    private Dictionary<string, LabelledScan> Read(string? session = null)
    {
        string path = Path.Combine(_folder.Path, "labels.csv");
        File.WriteAllText(path, Labels(session));
        return LabelFile.Read(path, SurfaceLabels.HydrogenSilicon100).ToDictionary(s => s.File);
    }

    private string Fault(string? session = null) => Assert.Throws<TrainingException>(() => Labels(session)).Message;

    [Fact]
    public void A_folder_says_what_its_scans_show_and_the_one_below_which_session()
    {
        Add(
            "rows/monday/a.gwy", "individual_atoms/monday/b.gwy", "bad_blurry/tuesday, late/c.gwy",
            "dimers/tuesday, late/series 1/d.gwy", "asymmetry_dimer/monday/e.gwy");
        var scans = Read();
        Assert.Equal("rows", scans["rows/monday/a.gwy"].SingleState);
        Assert.Equal("individual_atoms", scans["individual_atoms/monday/b.gwy"].SingleState);
        Assert.Equal("generic_defect", scans["bad_blurry/tuesday, late/c.gwy"].SingleState);
        Assert.Equal("asymmetry_dimer", scans["dimers/tuesday, late/series 1/d.gwy"].SingleState);
        Assert.Equal("asymmetry_dimer", scans["asymmetry_dimer/monday/e.gwy"].SingleState);
        Assert.Equal(["monday", "tuesday, late"], scans.Values.Select(s => s.Session).Distinct().Order());
        Assert.Equal("tuesday, late/series 1", scans["dimers/tuesday, late/series 1/d.gwy"].Series);
        Assert.Empty(_warnings);
    }

    [Fact]
    public void A_folder_may_name_several_labels()
    {
        Add("rows+tip_change/monday/a.gwy");
        var labels = Read()["rows+tip_change/monday/a.gwy"].Labels;
        Assert.Equal(["rows", "tip_change"], labels.Where(l => l.Value == 1).Select(l => l.Key));
    }

    [Fact]
    public void Without_session_folders_the_date_in_the_name_is_the_session()
    {
        Add("rows/2024-03-17_001.gwy", "rows/2024-03-17_002.gwy", "dimers/scan20240318-1.gwy");
        Assert.Equal(["2024-03-17", "2024-03-17", "20240318"], Read().Values.Select(s => s.Session).Order());
        Assert.Empty(_warnings);
    }

    [Fact]
    public void Without_either_all_scans_are_of_one_session_and_that_is_said_aloud()
    {
        Add("rows/2024-03-17_001.gwy", "dimers/b17.gwy");
        var scans = Read().Values;
        Assert.All(scans, s => Assert.Equal(ClassFolder.UnknownSession, s.Session));
        Assert.Equal(2, scans.Select(s => s.Series).Distinct().Count());
        Assert.Contains("nothing says which session 2 scans are of", Assert.Single(_warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void An_expression_finds_the_session_in_the_name()
    {
        Add("rows/B12_001.gwy", "dimers/C7_001.gwy");
        Assert.Equal(["B12", "C7"], Read("^([A-Z]+[0-9]+)_").Values.Select(s => s.Session).Order());
        Add("dimers/other.gwy");
        Assert.Contains(
            "other.gwy: --session '^([A-Z]+[0-9]+)_' finds no session", Fault("^([A-Z]+[0-9]+)_"), StringComparison.Ordinal);
        Assert.Contains("--session: ", Fault("("), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_no_state_is_named_and_so_are_the_states()
    {
        Add("rows/monday/a.gwy", "row/monday/b.gwy");
        string fault = Fault();
        Assert.Contains("'row' is not a tip state of si-h-100", fault, StringComparison.Ordinal);
        Assert.All(
            ["asymmetry_dimer", "dimers", "rows", "tip_change", "bad_blurry"],
            s => Assert.Contains(s, fault, StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_empty_or_missing_is_named_and_hidden_files_are_nothing()
    {
        Assert.Contains("there is no folder", Fault(), StringComparison.Ordinal);
        Add(".git/x", "rows/.DS_Store");
        Assert.Contains("holds no scans in folders named after tip states", Fault(), StringComparison.Ordinal);
        Assert.Contains("rows is empty", Assert.Single(_warnings), StringComparison.Ordinal);
    }
}
