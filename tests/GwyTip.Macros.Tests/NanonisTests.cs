using System.Globalization;
using GwyTip.Core;
using GwyTip.Inference;

namespace GwyTip.Tests.Macros;

public sealed class NanonisTests : IDisposable
{
    private readonly Macro _macro = new();

    public void Dispose() => _macro.Dispose();

    [Fact]
    public void The_lines_of_a_running_scan_are_judged()
    {
        double[] heights = TestScans.Heights(32, 32);
        Array.Fill(heights, double.NaN, 20 * 32, 12 * 32);
        using var server = new NanonisServer(heights, 32, 32);

        var result = _macro.PythonMacro("nanonis_frame.py", "--port", $"{server.Port}", "--channel", "14");

        Assert.Equal("", result.Errors);
        using var engine = new Engine(_macro.Models.Folder, ProviderChoice.Parse("cpu"));
        var expected = engine.Classify(new Scan([.. heights.Select(h => (double)(float)h)], 32, 32)).Report;
        Assert.Equal(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Z (m): {Verdicts.NameOf(expected.Verdict)} {expected.Confidence:F4}, {expected.Reason}\n"),
            result.Output);
        Assert.Equal(["Scan.FrameGet", "Scan.FrameDataGrab"], server.Asked.Select(a => a.Command));
        Assert.Equal([0, 0, 0, 14, 0, 0, 0, 1], server.Asked[1].Body);
    }

    [Fact]
    public void An_error_of_Nanonis_is_passed_on()
    {
        using var server = new NanonisServer(TestScans.Heights(32, 32), 32, 32, "channel not acquired");

        var result = _macro.PythonMacro("nanonis_frame.py", "--port", $"{server.Port}");

        Assert.Equal(1, result.Status);
        Assert.EndsWith("Scan.FrameDataGrab: channel not acquired\n", result.Errors, StringComparison.Ordinal);
    }
}
