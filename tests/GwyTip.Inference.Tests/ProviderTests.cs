using GwyTip.Inference;

namespace GwyTip.Tests;

public sealed class ProviderTests : IDisposable
{
    private readonly TinyModels _models = new();

    public void Dispose() => _models.Dispose();

    [Fact]
    public void Every_name_is_read_as_it_is_written()
    {
        Assert.All((string[])["auto", "cpu", "cuda", "openvino"], n => Assert.Equal(n, ProviderChoice.Parse(n).Name));
        Assert.Equal(ProviderChoice.Auto, ProviderChoice.Parse(null));
        Assert.Equal(new ProviderChoice(Provider.Cuda), ProviderChoice.Parse("cuda"));
    }

    [Fact]
    public void An_unknown_provider_is_told_which_there_are()
    {
        _models.Add("si-h-100", TinyModels.TwoMembers);

        var e = Assert.Throws<UnknownProviderException>(() => new Engine(_models.Folder, ProviderChoice.Parse("rocm")));

        Assert.Equal(
            "there is no provider 'rocm'; there are: auto, cpu, cuda, tensorrt (plug-ins are looked for in "
            + $"{Path.Combine(AppContext.BaseDirectory, "providers")})",
            e.Message);
    }

    /// <summary>
    /// Whatever this machine has: a provider either runs and says so, or is refused with its own reason; never another.
    /// </summary>
    [Fact]
    public void A_forced_provider_runs_or_names_what_is_missing()
    {
        _models.Add("si-h-100", TinyModels.TwoMembers);
        foreach (var (provider, missing) in ProviderSurvey.Run().Select(a => (a.Provider, a.Missing)))
        {
            var choice = new ProviderChoice(provider);
            if (missing is null)
            {
                using var engine = new Engine(_models.Folder, choice);
                Assert.Equal(provider, engine.Classify(TestScans.Good()).Provider);
                continue;
            }
            Assert.NotEqual(Provider.Cpu, provider);
            Assert.StartsWith(provider + ": ", missing, StringComparison.Ordinal);
            Assert.Equal(missing, Assert.Throws<ProviderException>(() => new Engine(_models.Folder, choice)).Message);
        }
    }

    [Theory]
    [InlineData("cuda")]
    [InlineData("tensorrt")]
    public void A_provider_of_NVIDIA_names_the_file_it_wants_and_who_brings_it(string name)
    {
        string file = OperatingSystem.IsWindows() ? $"onnxruntime_providers_{name}.dll" : $"libonnxruntime_providers_{name}.so";

        string? missing = ProviderSurvey.Run().Single(a => a.Provider.Name == name).Missing;

        Assert.StartsWith($"{name}: {file} is not beside ONNX Runtime (", missing, StringComparison.Ordinal);
        Assert.EndsWith("; the GPU archive and 'install --gpu' bring it", missing, StringComparison.Ordinal);
    }

    /// <summary>The network that providers are tried with is no more than what its page says of it.</summary>
    [Fact]
    public void The_probe_is_one_convolution_of_two_inputs_of_one_value()
    {
        // Loads ONNX Runtime as the product does.
        _ = ProviderSurvey.Run();
        using var resource = typeof(Engine).Assembly.GetManifestResourceStream("probe.onnx")!;
        using var session = new Microsoft.ML.OnnxRuntime.InferenceSession(
            new BinaryReader(resource).ReadBytes((int)resource.Length));

        Assert.Equal(["x", "w"], session.InputMetadata.Keys);
        Assert.All(session.InputMetadata.Values, v => Assert.Equal([1, 1, 1, 1], v.Dimensions));
        Assert.Equal(["y"], session.OutputMetadata.Keys);
    }

    [Fact]
    public void Auto_runs_on_something_that_works()
    {
        _models.Add("si-h-100", TinyModels.TwoMembers);
        using var engine = new Engine(_models.Folder, ProviderChoice.Auto);

        var provider = engine.Classify(TestScans.Good()).Provider;

        Assert.Null(ProviderSurvey.Run().Single(a => a.Provider == provider).Missing);
    }
}
