using System.Text;

namespace GwyTip.Tests;

/// <summary>Errors that need a process or a models folder of their own; the rest is in <c>abi.c</c>.</summary>
public sealed class ErrorTests(ConsumerFixture consumer) : IClassFixture<ConsumerFixture>
{
    [Fact]
    public void A_library_folder_without_ONNX_Runtime_says_where_it_was_looked_for()
    {
        string empty = Directory.CreateDirectory(Path.Combine(consumer.Folder, "empty")).FullName;

        AssertError(consumer.Classify(libraryFolder: empty), "runtime",
            $"ONNX Runtime's native library is missing: looked for {Path.Combine(empty, "libonnxruntime.so")}");
    }

    [Theory]
    [InlineData("text", "does not load")]
    [InlineData("other", "is not ONNX Runtime: it has no OrtGetApiBase")]
    public void A_file_that_is_not_ONNX_Runtime_is_refused(string what, string message)
    {
        string folder = Directory.CreateDirectory(Path.Combine(consumer.Folder, what)).FullName;
        string file = Path.Combine(folder, "libonnxruntime.so");
        if (what == "text")
        {
            File.WriteAllText(file, "not a library");
        }
        else
        {
            File.Copy(Published.Library, file, overwrite: true);
        }

        AssertError(consumer.Classify(libraryFolder: folder), "runtime", message);
    }

    [Theory]
    [InlineData("missing", "no-models", "there is no models folder")]
    [InlineData("empty", "no-models", "holds no bundle")]
    [InlineData("manifest", "bundle", "manifest.json is not a manifest")]
    [InlineData("version", "bundle", "needs a newer GwyTip")]
    [InlineData("member", "bundle", "member-1.onnx is missing")]
    [InlineData("checksum", "bundle", "member-1.onnx is damaged or was replaced")]
    [InlineData("onnx", "bundle", "member-1.onnx is not a network")]
    public void A_models_folder_that_cannot_be_used_says_why(string what, string status, string message)
    {
        using var models = new TinyModels();
        if (what is not ("missing" or "empty"))
        {
            Spoil(models, what);
        }

        AssertError(
            consumer.Classify(what == "missing" ? Path.Combine(models.Folder, "nowhere") : models.Folder), status, message);
    }

    [Fact]
    public void A_broken_bundle_beside_others_is_named()
    {
        using var models = new TinyModels();
        models.Add("au-111", TinyModels.TwoMembers);
        models.LetTell(models.Add(ConsumerFixture.Surface, TinyModels.TwoMembers), 1);
        File.WriteAllText(models.PathOf("au-111", "manifest.json"), "{");

        var outcome = consumer.Classify(models.Folder, surface: "auto");

        Assert.Equal((0, ConsumerFixture.Surface), (outcome.Status, outcome["surface"]));
        Assert.StartsWith("au-111: ", outcome["left_out"], StringComparison.Ordinal);
        Assert.Contains("manifest.json is not a manifest", outcome["left_out"], StringComparison.Ordinal);
        Assert.Equal("", consumer.Classify()["left_out"]);
    }

    [Theory]
    [MemberData(nameof(TestScans.Problems), MemberType = typeof(TestScans))]
    public void A_scan_that_cannot_be_judged_has_a_status_of_its_own(string code) =>
        AssertError(consumer.Classify(scan: TestScans.Bad(code)), code, "");

    [Theory]
    [InlineData("cuda", "cuda: libonnxruntime_providers_cuda.so is not beside ONNX Runtime (")]
    [InlineData("tensorrt", "tensorrt: libonnxruntime_providers_tensorrt.so is not beside ONNX Runtime (")]
    public void A_forced_provider_that_cannot_be_had_is_an_error(string provider, string message) =>
        AssertError(consumer.Classify(provider: provider), "provider", message);

    [Fact]
    public void The_folder_of_models_may_come_from_the_environment()
    {
        var outcome = consumer.Classify(
            models: "", environment: new Dictionary<string, string> { ["GWYTIP_MODELS"] = consumer.Models });

        Assert.Equal((0, ""), (outcome.Status, outcome.Errors));
    }

    [Fact]
    public void Without_models_beside_the_library_the_users_are_taken()
    {
        string home = Path.Combine(consumer.Folder, "user"), installed = Path.Combine(home, ".gwyddion", "gwytip");
        Directory.CreateDirectory(installed);
        Directory.CreateSymbolicLink(Path.Combine(installed, "models"), consumer.Models);

        var outcome = consumer.Classify(
            models: "", libraryFolder: consumer.LibraryWith("example", "plugin.c"),
            environment: new Dictionary<string, string> { ["HOME"] = home, ["GWYTIP_MODELS"] = "" });

        Assert.Equal((0, ""), (outcome.Status, outcome.Errors));
    }

    [Fact]
    public void Names_beyond_ASCII_survive_the_way_through_C()
    {
        using var models = new TinyModels();
        models.Add("Kupfer-µ-表面", TinyModels.TwoMembers);

        Assert.Equal("Kupfer-µ-表面", consumer.Classify(models.Folder, surface: "Kupfer-µ-表面")["surface"]);
    }

    private static void Spoil(TinyModels models, string what)
    {
        var bundle = models.Add(ConsumerFixture.Surface, TinyModels.TwoMembers);
        string member = models.PathOf(ConsumerFixture.Surface, "member-1.onnx");
        switch (what)
        {
            case "manifest":
                File.WriteAllText(models.PathOf(ConsumerFixture.Surface, "manifest.json"), "{");
                break;
            case "version":
                models.EditManifest(ConsumerFixture.Surface, "\"format_version\": 2", "\"format_version\": 9");
                break;
            case "member":
                File.Delete(member);
                break;
            case "checksum":
                File.AppendAllText(member, "x");
                break;
            case "onnx":
                models.ReplaceMember(bundle, Encoding.ASCII.GetBytes(new string('x', 100)));
                break;
            default:
                throw new ArgumentException(what);
        }
    }

    private static void AssertError(Ran outcome, string status, string message)
    {
        Assert.Equal((1, ""), (outcome.Status, outcome.Errors));
        Assert.Equal(status, outcome["status"]);
        Assert.Contains(message, outcome["message"], StringComparison.Ordinal);
        Assert.NotEmpty(outcome["message"]);
    }
}
