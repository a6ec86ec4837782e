using GwyTip.Inference;

namespace GwyTip.Tests;

public sealed class ProviderTests : IDisposable
{
    private readonly TinyModels _models = new();

    public void Dispose() => _models.Dispose();

    [Fact]
    public void Every_name_is_read_as_it_is_written()
    {
        Assert.Equal(["auto", "cpu", "cuda", "tensorrt", "directml", "webgpu"], ProviderChoice.Names);
        Assert.All(ProviderChoice.Names, n => Assert.Equal(n, ProviderChoice.Parse(n).Name));
        Assert.Equal(ProviderChoice.Auto, ProviderChoice.Parse(null));
    }

    [Fact]
    public void An_unknown_provider_is_told_which_there_are()
    {
        var e = Assert.Throws<ProviderException>(() => ProviderChoice.Parse("rocm"));

        Assert.Equal("there is no provider 'rocm'; there are: auto, cpu, cuda, tensorrt, directml, webgpu", e.Message);
    }

    /// <summary>Whatever this machine has: a provider either runs and says so, or is refused with its own reason; never another.</summary>
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
            Assert.StartsWith(provider.Name() + ": ", missing, StringComparison.Ordinal);
            Assert.Equal(missing, Assert.Throws<ProviderException>(() => new Engine(_models.Folder, choice)).Message);
        }
    }

    [Theory]
    [InlineData(Provider.Cuda, "onnxruntime_providers_cuda")]
    [InlineData(Provider.TensorRt, "onnxruntime_providers_tensorrt")]
    public void A_provider_that_is_a_library_of_its_own_names_the_file_it_wants(Provider provider, string library)
    {
        string file = OperatingSystem.IsWindows() ? $"{library}.dll" : $"lib{library}.so";
        if (File.Exists(Path.Combine(AppContext.BaseDirectory, file)))
        {
            return; // The test above covers a machine that has it.
        }
        string? missing = ProviderSurvey.Run().Single(a => a.Provider == provider).Missing;

        Assert.StartsWith($"{provider.Name()}: {file} is not beside ONNX Runtime (", missing, StringComparison.Ordinal);
    }

    [Fact]
    public void DirectML_is_only_on_Windows()
    {
        string? missing = ProviderSurvey.Run().Single(a => a.Provider == Provider.DirectMl).Missing;

        Assert.Equal(!OperatingSystem.IsWindows(), missing == "directml: only on Windows");
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
