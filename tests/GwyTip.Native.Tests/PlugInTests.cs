namespace GwyTip.Tests;

/// <summary>Providers that are libraries of their own, through the published library: a small one is compiled here.</summary>
public sealed class PlugInTests(ConsumerFixture consumer) : IClassFixture<ConsumerFixture>
{
    [Fact]
    public void A_plug_in_that_is_asked_for_runs_and_says_so()
    {
        string folder = consumer.LibraryWith("example", "plugin.c");

        var cpu = consumer.Classify(provider: "cpu", libraryFolder: folder);
        var plugIn = consumer.Classify(provider: "example", libraryFolder: folder);

        Assert.Equal((0, "", "example"), (plugIn.Status, plugIn.Errors, plugIn["provider"]));
        foreach (string what in (string[])["state.rows", "state.tip_change", "confidence"])
        {
            Assert.Equal(cpu.Number(what), plugIn.Number(what), 1e-6);
        }
    }

    [Fact]
    public void Auto_passes_over_a_plug_in_that_has_no_hardware_of_its_own()
    {
        var outcome = consumer.Classify(provider: "auto", libraryFolder: consumer.LibraryWith("example", "plugin.c"));

        Assert.Equal((0, "", "cpu"), (outcome.Status, outcome.Errors, outcome["provider"]));
    }

    /// <summary>As one made for another version of ONNX Runtime does.</summary>
    [Fact]
    public void A_plug_in_that_does_not_register_is_passed_over_by_auto_and_refused_by_name()
    {
        string folder = consumer.LibraryWith("broken", "plugin.c", "-DPLUGIN_BROKEN");

        var outcome = consumer.Classify(provider: "auto", libraryFolder: folder);

        Assert.Equal((0, "", "cpu"), (outcome.Status, outcome.Errors, outcome["provider"]));
        AssertRefused(folder, "broken", "broken: made for another version");
    }

    /// <summary>
    /// As where another program takes a GPU's memory between two scans, or a GPU computes what is not a number.
    /// </summary>
    [Theory]
    [InlineData("tires", "-DPLUGIN_TIRES", "out of breath")]
    [InlineData("nans", "-DPLUGIN_NANS", "gave a confidence of NaN")]
    public void Where_what_auto_has_found_fails_at_work_the_CPU_goes_on(string name, string kind, string reason)
    {
        string folder = consumer.LibraryWith(name, "plugin.c", kind);

        var outcome = consumer.Classify(provider: "auto", libraryFolder: folder);

        Assert.Equal((0, "", "cpu"), (outcome.Status, outcome.Errors, outcome["provider"]));
        Assert.Equal(consumer.Classify(provider: "cpu").Number("state.rows"), outcome.Number("state.rows"));
        // Nobody gets the CPU in place of what they asked for.
        Assert.Contains(reason, AssertRefused(folder, name, $"{name}: "), StringComparison.Ordinal);
    }

    [Fact]
    public void A_plug_in_that_computes_wrongly_is_refused()
    {
        string folder = consumer.LibraryWith("wrong", "plugin.c", "-DPLUGIN_WRONG");

        AssertRefused(folder, "wrong", "wrong: it computes wrongly: 2 × 3 gave 7");
    }

    [Fact]
    public void A_library_that_is_not_a_provider_is_refused()
    {
        string folder = consumer.LibraryWith("other", "empty.c");

        AssertRefused(
            folder, "other",
            $"other: {Path.Combine(folder, "providers", "libonnxruntime_providers_other.so")} is not a provider");
    }

    [Fact]
    public void A_file_that_is_not_a_library_is_refused_in_the_loaders_words()
    {
        string folder = consumer.LibraryWith("example", "plugin.c");
        string file = Path.Combine(folder, "providers", "libonnxruntime_providers_notes_plugin.so");
        File.WriteAllText(file, "what I did on Monday");

        AssertRefused(folder, "notes", $"notes: {file} does not load: {file}: file too short");
    }

    [Fact]
    public void An_unknown_name_is_refused_and_the_plug_ins_are_listed()
    {
        string folder = consumer.LibraryWith("example", "plugin.c");

        AssertRefused(folder, "rocm", "there is no provider 'rocm'; there are: auto, cpu, cuda, tensorrt, example (plug-ins");
    }

    /// <returns>The whole message.</returns>
    private string AssertRefused(string folder, string provider, string message)
    {
        var outcome = consumer.Classify(provider: provider, libraryFolder: folder);

        Assert.Equal((1, "", "provider"), (outcome.Status, outcome.Errors, outcome["status"]));
        Assert.StartsWith(message, outcome["message"], StringComparison.Ordinal);
        return outcome["message"];
    }
}
