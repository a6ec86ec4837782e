using GwyTip.Inference;

namespace GwyTip.Tests;

public sealed class ModelsFolderTests : IDisposable
{
    private readonly TinyModels _models = new();

    public void Dispose() => _models.Dispose();

    [Fact]
    public void Bundles_come_by_name_of_their_surface()
    {
        foreach (string surface in (string[])["si-h-100", "au-111", "cu-111"])
        {
            _models.Add(surface, TinyModels.TwoMembers);
        }
        Directory.CreateDirectory(Path.Combine(_models.Folder, "notes"));

        var folder = new ModelsFolder(_models.Folder);

        Assert.Equal(["au-111", "cu-111", "si-h-100"], folder.Bundles.Select(b => b.Surface));
        Assert.Empty(folder.Broken);
        Assert.Equal("cu-111", folder["cu-111"].Surface);
    }

    [Fact]
    public void A_surface_without_a_bundle_is_told_which_there_are()
    {
        _models.Add("si-h-100", TinyModels.TwoMembers);

        var e = Assert.Throws<SurfaceException>(() => new ModelsFolder(_models.Folder)["au-111"]);

        Assert.Equal("there is no bundle for the surface 'au-111'; there are: si-h-100", e.Message);
    }

    [Fact]
    public void A_broken_bundle_hides_no_other_and_says_what_is_wrong_when_it_is_asked_for()
    {
        _models.Add("si-h-100", TinyModels.TwoMembers);
        _models.Add("au-111", TinyModels.TwoMembers);
        File.Delete(_models.PathOf("au-111", "member-1.onnx"));

        using var engine = new Engine(_models.Folder, ProviderChoice.Auto);

        Assert.Equal(["si-h-100"], engine.Bundles.Select(b => b.Surface));
        Assert.Equal(["au-111"], engine.Broken.Keys);
        Assert.Equal("si-h-100", engine.Classify(TestScans.Good()).Report.Surface);
        var e = Assert.Throws<BundleException>(() => engine.Classify(TestScans.Good(), "au-111"));
        Assert.Equal(BundleProblem.MissingMember, e.Problem);
    }

    [Fact]
    public void A_copy_of_a_bundle_under_another_name_does_not_take_its_place()
    {
        _models.Add("si-h-100", TinyModels.TwoMembers);
        _models.Add("au-111", TinyModels.TwoMembers);
        _models.EditManifest("au-111", "\"surface\": \"au-111\"", "\"surface\": \"si-h-100\"");

        var folder = new ModelsFolder(_models.Folder);

        Assert.Equal("si-h-100", Path.GetFileName(folder["si-h-100"].Folder));
        Assert.Contains("lies in a folder 'au-111'", folder.Broken["au-111"].Message, StringComparison.Ordinal);
    }

    /// <summary>As the trainer's, while it writes one, and after it was killed.</summary>
    [Fact]
    public void A_hidden_folder_is_no_bundle()
    {
        Directory.Move(_models.Add("au-111", TinyModels.TwoMembers).Folder, Path.Combine(_models.Folder, ".au-111.next"));
        _models.Add("si-h-100", TinyModels.TwoMembers);

        var models = new ModelsFolder(_models.Folder);

        Assert.Equal(["si-h-100"], models.Bundles.Select(b => b.Surface));
        Assert.Empty(models.Broken);
    }

    [Fact]
    public void Where_every_bundle_is_broken_the_first_error_is_told()
    {
        _models.Add("au-111", TinyModels.TwoMembers);
        File.Delete(_models.PathOf("au-111", "member-2.onnx"));

        var e = Assert.Throws<BundleException>(() => new ModelsFolder(_models.Folder));

        Assert.Equal(BundleProblem.MissingMember, e.Problem);
    }

    [Fact]
    public void An_empty_folder_and_a_missing_one_are_different_errors()
    {
        Assert.Equal(BundleProblem.NoBundles, Assert.Throws<BundleException>(() => new ModelsFolder(_models.Folder)).Problem);
        string missing = Path.Combine(_models.Folder, "nowhere");
        Assert.Equal(BundleProblem.MissingFolder, Assert.Throws<BundleException>(() => new ModelsFolder(missing)).Problem);
    }

    [Fact]
    public void A_program_looks_where_it_was_told_before_anywhere_else()
    {
        Assert.Equal("given", ModelsLocation.Find("given", _models.Folder));
        string beside = Directory.CreateDirectory(Path.Combine(_models.Folder, "models")).FullName;
        Assert.Equal(
            Environment.GetEnvironmentVariable(ModelsLocation.Variable) ?? beside, ModelsLocation.Find(null, _models.Folder));
    }
}
