using GwyTip.Core;
using GwyTip.Inference;

namespace GwyTip.Tests;

public sealed class BundleTests : IDisposable
{
    private readonly TinyModels _models = new();

    public void Dispose() => _models.Dispose();

    [Fact]
    public void A_bundle_gives_its_states_in_the_manifests_order()
    {
        var bundle = _models.Add("si-h-100", TinyModels.TwoMembers, new(2, -1));

        Assert.Equal(["rows", "tip_change"], bundle.States.Select(s => s.Name));
        Assert.Equal([true, false], bundle.States.Select(s => s.Desirable));
        Assert.All(bundle.States, s => Assert.Equal(new(2, -1), s.Calibration));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_named()
    {
        var e = Assert.Throws<BundleException>(() => Bundle.Load(Path.Combine(_models.Folder, "nowhere")));

        Assert.Equal(BundleProblem.MissingFolder, e.Problem);
        Assert.Contains("nowhere", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_a_manifest_says_which_file_is_missing() =>
        AssertProblem(BundleProblem.MissingManifest, "manifest.json", () => File.Delete(Manifest));

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("PNG")]
    [InlineData("{\"format_version\": 2}")]
    [InlineData("{\"format_version\": \"two\", \"preprocessing_version\": 1}")]
    [InlineData("{\"format_version\": 2, \"preprocessing_version\": 1}")]
    [InlineData("{\"format_version\": 0, \"preprocessing_version\": 1}")]
    [InlineData("""{"format_version": 2, "\ud800": 1}""")]
    public void What_is_no_manifest_is_broken(string text) =>
        AssertProblem(BundleProblem.BrokenManifest, "manifest.json", () => File.WriteAllText(Manifest, text));

    [Theory]
    [InlineData("\"format_version\": 2", "\"format_version\": 3", "format has version 3")]
    [InlineData("\"preprocessing_version\": 5", "\"preprocessing_version\": 7", "preprocessing has version 7")]
    public void A_bundle_of_a_newer_product_is_told_so(string old, string by, string message)
    {
        AssertProblem(BundleProblem.TooNew, "manifest.json", () => _models.EditManifest("au-111", old, by));
        AssertProblem(BundleProblem.TooNew, message, () => _models.EditManifest("au-111", old, by));
    }

    [Fact]
    public void A_bundle_of_format_1_names_the_command_that_makes_it_anew() =>
        AssertProblem(
            BundleProblem.TooOld, $"'gwytip-train upgrade {Path.Combine(_models.Folder, "au-111")}'",
            () => _models.EditManifest("au-111", "\"format_version\": 2", "\"format_version\": 1"));

    [Theory]
    [InlineData("\"head\": \"sigmoid\"", "\"head\": \"tanh\"", "head 'tanh'")]
    [InlineData("\"voting\": \"majority\"", "\"voting\": \"dice\"", "voting rule 'dice'")]
    [InlineData("\"image\"", "\"spectrum\"", "input 'spectrum'")]
    [InlineData("\"threshold\": 0.5", "\"threshold\": 1.5", "threshold of rows is 1.5")]
    [InlineData("\"share\": 0.5", "\"share\": -1", "share of rows is -1")]
    [InlineData("\"member-1.onnx\"", "\"../member-1.onnx\"", "not a plain file name")]
    [InlineData("\"name\": \"tip_change\"", "\"name\": \"rows\"", "same name")]
    [InlineData("\"name\": \"tip_change\"", "\"name\": \"atoms\"", "no member knows the state atoms")]
    [InlineData("\"name\": \"tip_change\"", "\"name\": \"a/b\"", "'a/b' is not a name")]
    [InlineData("\"surface\": \"au-111\"", "\"surface\": \"\"", "'' is not a name")]
    [InlineData("\"image\"", "null", "list of inputs holds null")]
    [InlineData("\"image\"", "\"image\", \"image\"", "names an input twice")]
    [InlineData("\"states\": [", "\"states\": [null, ", "list of states holds null")]
    [InlineData("\"members\": [", "\"members\": [null, ", "list of members holds null")]
    [InlineData("\"held_out_sessions\": []", "\"held_out_sessions\": [null]", "list of held-out sessions holds null")]
    public void A_manifest_that_says_what_cannot_be_is_broken(string old, string by, string message) =>
        AssertProblem(BundleProblem.BrokenManifest, message, () => _models.EditManifest("au-111", old, by));

    [Fact]
    public void A_missing_member_is_named() =>
        AssertProblem(BundleProblem.MissingMember, "member-2.onnx", () => File.Delete(_models.PathOf("au-111", "member-2.onnx")));

    [Fact]
    public void A_member_that_was_changed_fails_its_checksum() =>
        AssertProblem(BundleProblem.ChecksumMismatch, "member-2.onnx", () =>
    {
        string path = _models.PathOf("au-111", "member-2.onnx");
        byte[] bytes = File.ReadAllBytes(path);
        bytes[^1] ^= 1;
        File.WriteAllBytes(path, bytes);
    });

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(-1)]
    public void A_member_that_is_no_onnx_file_is_broken(int length) =>
        AssertProblem(BundleProblem.BrokenMember, "member-1.onnx", () =>
    {
        byte[] onnx = TinyModels.TwoMembers[0].ToOnnx("au-111");
        byte[] broken = length < 0 ? [.. Enumerable.Repeat((byte)0xFF, 200)] : onnx[..length];
        _models.ReplaceMember(Bundle.Load(Path.Combine(_models.Folder, "au-111")), broken);
    });

    [Theory]
    [InlineData("output")]
    [InlineData("input")]
    [InlineData("size")]
    [InlineData("states")]
    [InlineData("values")]
    public void A_member_that_takes_or_gives_something_else_is_refused(string what)
    {
        var good = TinyModels.TwoMembers[0];
        var other = what switch
        {
            "output" => good with { Output = "probabilities" },
            "input" => good with { Input = "picture" },
            "size" => good with { InputSize = 64 },
            "states" => good with { States = [.. good.States, TinyState.Always("atoms", 0.5)] },
            "values" => good with { States = [new("rows", 0, 0, 3), good.States[1]], Head = "Identity" },
            _ => throw new ArgumentException(what),
        };
        AssertProblem(BundleProblem.WrongOutputs, "member-1.onnx", () =>
            _models.ReplaceMember(Bundle.Load(Path.Combine(_models.Folder, "au-111")), other.ToOnnx("au-111")));
    }

    [Theory]
    [InlineData("gwytip.states", null, "its metadata lack 'gwytip.states'")]
    [InlineData("gwytip.states", "[", "the states in its metadata cannot be read")]
    [InlineData("gwytip.states", "[null]", "the states in its metadata cannot be read")]
    [InlineData("gwytip.surface", "cu-111", "is of cu-111, the manifest of au-111")]
    [InlineData("gwytip.preprocessing_version", "9", "takes preprocessing version 9")]
    [InlineData("gwytip.first_cell", null, "does not say where its cells look")]
    [InlineData("gwytip.cell_spacing", "0", "its cells lie 0 pixels apart")]
    [InlineData("gwytip.cell_spacing", "eight", "which is not a number")]
    public void A_member_that_says_something_else_of_itself_is_refused(string key, string? value, string message) =>
        AssertProblem(BundleProblem.WrongOutputs, message, () =>
        {
            var metadata = TinyModels.TwoMembers[0].MetadataOf("au-111").ToProperties().ToDictionary();
            metadata.Remove(key);
            if (value is not null)
            {
                metadata.Add(key, value);
            }
            _models.ReplaceMember(Bundle.Load(Path.Combine(_models.Folder, "au-111")), TinyModels.TwoMembers[0].ToOnnx(metadata));
        });

    [Fact]
    public void A_member_with_its_states_in_another_order_is_refused() =>
        AssertProblem(BundleProblem.WrongOutputs, "gives tip_change, rows, the manifest says rows, tip_change", () =>
            _models.ReplaceMember(
                Bundle.Load(Path.Combine(_models.Folder, "au-111")),
                new TinyNetwork([.. TinyModels.TwoMembers[0].States.Reverse()]).ToOnnx("au-111")));

    [Fact]
    public void What_a_member_says_of_itself_reads_back()
    {
        var written = TinyModels.TwoMembers[0].MetadataOf("au-111") with { Views = 5, Cells = new CellGrid(-0.5, 1.0 / 3) };

        var read = MemberMetadata.Read(written.ToProperties());

        Assert.Equal(written.States, read.States);
        Assert.Equal(written, read with { States = written.States });
        Assert.Null(MemberMetadata.Read((written with { Cells = null }).ToProperties()).Cells);
    }

    private string Manifest => _models.PathOf("au-111", BundleManifest.FileName);

    /// <summary>Spoils a good bundle, uses it, and wants its error.</summary>
    private void AssertProblem(BundleProblem problem, string message, Action spoil)
    {
        _models.Add("au-111", TinyModels.TwoMembers);
        spoil();

        var e = Assert.Throws<BundleException>(() =>
        {
            var bundle = Bundle.Load(Path.Combine(_models.Folder, "au-111"));
            using var ensemble = Ensemble.Open(bundle, new ProviderChoice(Provider.Cpu));
            ensemble.Classify(TestScans.Good());
        });

        Assert.Equal(problem, e.Problem);
        Assert.Contains(message, e.Message, StringComparison.Ordinal);
    }
}
