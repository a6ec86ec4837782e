namespace GwyTip.Tests.Windows;

/// <summary>ONNX Runtime on a PC that is not as it should be.</summary>
[Collection(OnWindows.Name)]
public sealed class RuntimeTests(WindowsPc pc)
{
    private const string Sample = @"samples\si-h-100-rows.gwy";

    [Fact]
    public void An_ONNX_Runtime_of_another_version_first_on_the_path_and_in_System32_is_not_taken()
    {
        string other = Other();
        string elsewhere = pc.NewFolder("other version");
        File.Copy(other, Path.Combine(elsewhere, "onnxruntime.dll"));
        string system = Path.Combine(pc.DriveC, "windows", "system32", "onnxruntime.dll");
        File.Copy(other, system);

        Ran ran = pc.Run(
            pc.Gwytip, ["classify", "--format", "csv", Sample], environment: ("WINEPATH", WindowsPc.OnWindows(elsewhere)));

        File.Delete(system);
        Assert.Equal((0, ""), (ran.Status, ConsumerTests.WithoutWine(ran.Errors)));
        Assert.Contains(",si-h-100,rows,good,", ran.Lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void An_ONNX_Runtime_of_another_version_in_place_of_ours_is_named_with_its_version()
    {
        string program = WithoutRuntime("old runtime");
        File.Copy(Other(), Path.Combine(Path.GetDirectoryName(program)!, "onnxruntime.dll"));

        AssertFails(@"old runtime\onnxruntime.dll is ONNX Runtime '1.17.3'", pc.Run(program, Classify));
    }

    [Fact]
    public void A_missing_ONNX_Runtime_is_named() =>
        AssertFails(@"ONNX Runtime's native library is missing: looked for ", pc.Run(WithoutRuntime("no runtime"), Classify));

    /// <summary>A PC without Microsoft's Visual C++ runtime: Wine is told to have none.</summary>
    [Fact]
    public void A_missing_Visual_Cpp_runtime_is_named_file_by_file()
    {
        (string, string) without = ("WINEDLLOVERRIDES", "mshtml=;msvcp140,msvcp140_1,vcruntime140_1=");

        Ran ran = pc.Run(pc.Gwytip, ["classify", Sample], environment: without);

        AssertFails(
            "it needs Microsoft's Visual C++ runtime, and vcruntime140_1.dll, msvcp140.dll, msvcp140_1.dll is missing", ran);
        Assert.Contains("https://aka.ms/", ran.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_GPU_that_is_asked_for_and_not_there_is_an_error_and_no_silent_run_on_the_processor() =>
        AssertFails("cuda: ", pc.Run(pc.Gwytip, ["classify", "--provider", "cuda", Sample]));

    private string[] Classify =>
        ["classify", "--models", WindowsPc.OnWindows(Path.Combine(pc.Unpacked, "gwytip", "models")), Sample];

    private string Other() =>
        pc.Compile(Path.Combine("GwyTip.Windows.Tests", "Stubs", "onnxruntime.c"), "other-onnxruntime.dll", "-shared");

    private string WithoutRuntime(string folder)
    {
        string program = Path.Combine(pc.NewFolder(folder), "gwytip.exe");
        File.Copy(pc.Gwytip, program);
        return program;
    }

    private static void AssertFails(string reason, Ran ran)
    {
        Assert.Contains(reason, ran.Errors, StringComparison.Ordinal);
        Assert.Equal(("", 1), (ran.Output, ran.Status));
    }
}
