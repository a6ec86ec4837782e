using System.Runtime.InteropServices;

namespace GwyTip.Tests.Windows;

/// <summary>The programs of <c>tests/native-consumer</c>, compiled by MinGW, with <c>gwytip.dll</c> from the archive.</summary>
[Collection(OnWindows.Name)]
public sealed class ConsumerTests : IDisposable
{
    private const string Surface = "si-h-100";

    private readonly WindowsPc _pc;
    private readonly TinyModels _models = new();

    public ConsumerTests(WindowsPc pc)
    {
        _pc = pc;
        _models.LetTell(_models.Add(Surface, TinyModels.TwoMembers), 1);
    }

    private string Models => WindowsPc.OnWindows(_models.Folder);

    public void Dispose() => _models.Dispose();

    /// <summary>
    /// abi.c goes through every function and error, stream.c through running scans; each ends with 1 where something does not
    /// hold.
    /// </summary>
    [Theory]
    [InlineData("abi")]
    [InlineData("stream")]
    [InlineData("host")]
    public void Every_function_keeps_the_headers_word(string program)
    {
        Ran ran = _pc.Run(Compile(program), [_pc.Library, Models]);

        Assert.Equal(("ok\n", 0), (ran.Output, ran.Status));
        Assert.Equal("", WithoutWine(ran.Errors));
    }

    [Fact]
    public void Structs_lie_in_memory_as_on_Linux()
    {
        var header = _pc.Run(Compile("layout"), []).Lines.Select(l => l.Split(' ')).ToDictionary(p => p[0], p => int.Parse(p[1]));

        Assert.Equal(header.OrderBy(p => p.Key), StructLayout.OfCSharp().OrderBy(p => p.Key));
    }

    [Theory]
    [MemberData(nameof(TestScans.Problems), MemberType = typeof(TestScans))]
    public void A_scan_that_cannot_be_judged_has_a_status_of_its_own(string code)
    {
        Ran ran = Classify(TestScans.Bad(code), Models);

        Assert.Equal((1, code), (ran.Status, ran["status"]));
        Assert.NotEmpty(ran["message"]);
    }

    [Fact]
    public void A_models_folder_that_is_not_there_is_named()
    {
        Ran ran = Classify((TestScans.Heights(32, 32), 32, 32), @"C:\nowhere at all");

        Assert.Equal((1, "no-models"), (ran.Status, ran["status"]));
        Assert.Contains(@"C:\nowhere at all", ran["message"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_library_folder_without_ONNX_Runtime_says_where_it_was_looked_for()
    {
        Ran ran = Classify((TestScans.Heights(32, 32), 32, 32), Models, @"C:\windows\temp");

        Assert.Equal((1, "runtime"), (ran.Status, ran["status"]));
        Assert.Contains(@"looked for C:\windows\temp\onnxruntime.dll", ran["message"], StringComparison.Ordinal);
    }

    private Ran Classify((double[] Heights, int Width, int Lines) scan, string models, params string[] libraryFolder) => _pc.Run(
        Compile("consumer"), [_pc.Library, models, Surface, $"{scan.Width}", $"{scan.Lines}", "cpu", .. libraryFolder],
        MemoryMarshal.AsBytes<double>(scan.Heights).ToArray());

    private string Compile(string program) =>
        _pc.Compile(Path.Combine("native-consumer", program + ".c"), program + ".exe", "-static", "-lm", "-lpthread");

    /// <summary>ONNX Runtime misses a piece of Windows there, and says so.</summary>
    internal static string WithoutWine(string errors) =>
        errors.Replace("Failed to create DXGI factory.\n", "", StringComparison.Ordinal);
}
