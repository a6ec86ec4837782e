using GwyTip.Inference;

namespace GwyTip.Tests.Viewer;

/// <summary>What the module says of pieces of the real library that are missing, and of scans that cannot be judged.</summary>
public sealed class LibraryErrorTests : IDisposable
{
    private const string Surface = "si-h-100";

    private readonly TinyModels _models = new();
    private readonly ViewerHome _home = new ViewerHome().WithLibrary();

    public void Dispose()
    {
        _home.Dispose();
        _models.Dispose();
    }

    [Fact]
    public void A_missing_models_folder_is_named() =>
        Assert.Equal($"there is no models folder {_home.Models}", Error());

    [Fact]
    public void An_empty_models_folder_is_named()
    {
        _home.WithModels(_models.Folder);

        Assert.Contains($"{_home.Models} holds no bundle", Error(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_manifest_is_named()
    {
        WithBundle();
        File.Delete(_models.PathOf(Surface, BundleManifest.FileName));

        Assert.Contains(BundleManifest.FileName, Error(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_member_is_named()
    {
        WithBundle();
        File.Delete(_models.PathOf(Surface, "member-2.onnx"));

        Assert.Contains("member-2.onnx", Error(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_runtime_is_named()
    {
        WithBundle();
        File.Delete(Path.Combine(_home.Installed, "libonnxruntime.so"));

        Assert.Equal(
            $"ONNX Runtime's native library is missing: looked for {Path.Combine(_home.Installed, "libonnxruntime.so")}",
            Error());
    }

    [Fact]
    public void A_surface_without_a_bundle_is_named()
    {
        WithBundle();

        var row = Assert.Single(Batch.Rows(_home, "--surface", "moon-dust", Fields.PathOf("good")));
        Assert.Contains("moon-dust", row["Error"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1x1", "too-few-lines: the scan has 1 line; 16 are needed")]
    [InlineData("Nx1", "too-few-lines: the scan has 1 line; 16 are needed")]
    [InlineData("1xN", "too-few-columns: the scan has 1 pixel a line; ")]
    [InlineData("15-lines", "too-few-lines: the scan has 15 lines; 16 are needed")]
    [InlineData("constant", "constant: the scan is constant")]
    [InlineData("all-nan", "no-data: the scan holds no data")]
    public void A_scan_that_cannot_be_judged_gets_its_own_message(string field, string message)
    {
        WithBundle();

        Assert.StartsWith(message, Batch.Error(_home, Fields.PathOf(field)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("good")]
    [InlineData("infinite")]
    [InlineData("not-in-metres")]
    [InlineData("partly-nan")]
    [InlineData("masked-missing")]
    [InlineData("masked-grains")]
    public void Other_scans_are_judged(string field)
    {
        WithBundle();

        var row = Assert.Single(Batch.Rows(_home, Fields.PathOf(field)));
        Assert.DoesNotContain("Error", row.Keys);
        Assert.Equal(Surface, row["Surface"]);
        Assert.NotEmpty(row["Verdict"]);
        Assert.InRange(double.Parse(row["rows"]), 0, 1);
    }

    /// <summary>
    /// A mask over one single value stands for missing pixels, so it makes no difference which way they are told.
    /// </summary>
    [Fact]
    public void Masked_and_NaN_pixels_are_the_same()
    {
        WithBundle();

        var rows = Batch.Rows(_home, Fields.PathOf("partly-nan"), Fields.PathOf("masked-missing"));
        Assert.Equal(rows[0]["rows"], rows[1]["rows"]);
    }

    /// <summary>ONNX Runtime's telemetry would put it through a regular expression that overflows the stack.</summary>
    [Fact]
    public void A_long_command_line_does_no_harm()
    {
        WithBundle();
        string[] many = [.. Enumerable.Repeat(Fields.PathOf("constant"), 2000)];

        var rows = Batch.Rows(_home, [.. many, Fields.PathOf("good")]);

        Assert.Equal(many.Length + 1, rows.Count);
        Assert.NotEmpty(rows[^1]["Verdict"]);
    }

    private void WithBundle()
    {
        _models.Add(Surface, TinyModels.TwoMembers);
        _home.WithModels(_models.Folder);
    }

    private string Error() => Batch.Error(_home, Fields.PathOf("good"));
}
