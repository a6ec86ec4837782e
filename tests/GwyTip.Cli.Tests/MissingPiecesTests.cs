using GwyTip.Inference;

namespace GwyTip.Tests;

/// <summary>
/// Without models or a runtime nothing can be judged: status 1, nothing on standard output, the reason on standard error.
/// </summary>
public sealed class MissingPiecesTests : IDisposable
{
    private readonly Workplace _work = new();

    public void Dispose() => _work.Dispose();

    [Fact]
    public void A_models_folder_that_is_not_there_is_named()
    {
        string folder = _work.PathTo("no-models");

        AssertFails($"there is no models folder {folder}", _work.Run("classify", "--models", folder, "a.gwy"));
        _work.Environment["GWYTIP_MODELS"] = folder;
        AssertFails($"there is no models folder {folder}", _work.Run("classify", "a.gwy"));
    }

    [Fact]
    public void Models_lie_in_the_users_folder_where_nothing_else_is_said()
    {
        string users = _work.PathTo(
            Path.Combine("home", OperatingSystem.IsWindows() ? "gwyddion" : ".gwyddion", "gwytip", "models"));
        Directory.CreateDirectory(Path.Combine(users, "si-h-100"));
        foreach (string file in Directory.GetFiles(Path.Combine(_work.Models.Folder, "si-h-100")))
        {
            File.Copy(file, Path.Combine(users, "si-h-100", Path.GetFileName(file)));
        }

        Assert.Equal(0, _work.Run("classify", _work.WriteGood("a.gwy")).Status);
    }

    [Fact]
    public void A_folder_without_a_manifest_is_no_bundle()
    {
        File.Delete(_work.Models.PathOf("si-h-100", BundleManifest.FileName));

        AssertFails($"the models folder {_work.Models.Folder} holds no bundle", _work.Classify("a.gwy"));
    }

    [Fact]
    public void A_member_that_is_not_there_is_named()
    {
        string member = _work.Models.PathOf("si-h-100", "member-1.onnx");
        File.Delete(member);

        AssertFails($"{member} is missing", _work.Classify("a.gwy"));
        AssertFails($"{member} is missing", _work.Classify("--surface", "si-h-100", "a.gwy"));
    }

    [Fact]
    public void A_member_that_was_replaced_is_refused()
    {
        string member = _work.Models.PathOf("si-h-100", "member-1.onnx");
        File.WriteAllBytes(member, [1, 2, 3]);

        Ran answer = _work.Classify("--format", "csv", _work.WriteGood("a.gwy"));

        Assert.Equal(1, answer.Status);
        Assert.Contains(member, answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_bundle_does_not_hide_the_others()
    {
        _work.Models.Add("au-111", [new(TinyState.Always("atoms", 0.9))]);
        _work.Models.EditManifest("au-111", "\"format_version\": 2", "\"format_version\": 999");

        Ran auto = _work.Classify("--format", "csv", _work.WriteGood("a.gwy"));
        Assert.Equal(0, auto.Status);
        Assert.Contains(",si-h-100,rows,good,", auto.Lines[1], StringComparison.Ordinal);
        Assert.StartsWith("au-111 is left out: ", auto.Errors, StringComparison.Ordinal);
        AssertFails("999", _work.Classify("--surface", "au-111", "a.gwy"));
    }

    [Fact]
    public void A_surface_without_a_bundle_is_wrong_usage()
    {
        Ran answer = _work.Classify("--surface", "cu-111", "a.gwy");

        Assert.Equal(2, answer.Status);
        Assert.Contains("'cu-111'; there are: si-h-100", answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_runtime_is_named()
    {
        string alone = Directory.CreateDirectory(_work.PathTo("alone")).FullName;
        _work.Program = Path.Combine(alone, Workplace.ProgramName);
        File.Copy(Path.Combine(Workplace.PublishedFolder, Workplace.ProgramName), _work.Program);

        AssertFails("ONNX Runtime's native library is missing: looked for", _work.Classify("a.gwy"));
        AssertFails("ONNX Runtime's native library is missing: looked for", _work.Run("providers"));
    }

    [Fact]
    public void A_provider_that_cannot_be_had_is_an_error_and_no_silent_run_on_the_CPU()
    {
        AssertFails("tensorrt: ", _work.Classify("--provider", "tensorrt", _work.WriteGood("a.gwy")));
    }

    [Fact]
    public void A_provider_that_nobody_knows_is_wrong_usage_and_told_which_there_are()
    {
        Ran answer = _work.Classify("--provider", "abacus", _work.WriteGood("a.gwy"));

        Assert.Equal((2, ""), (answer.Status, answer.Output));
        Assert.StartsWith(
            "there is no provider 'abacus'; there are: auto, cpu, cuda, tensorrt (plug-ins are looked for in ", answer.Errors,
            StringComparison.Ordinal);
    }

    private static void AssertFails(string reason, Ran answer)
    {
        Assert.Contains(reason, answer.Errors, StringComparison.Ordinal);
        Assert.Equal("", answer.Output);
        Assert.Equal(1, answer.Status);
    }
}
