using System.Runtime.InteropServices;
using GwyTip.ScanFiles;

namespace GwyTip.Tests.Viewer;

/// <summary>The C program of tests/native-consumer, which speaks to the published library through gwytip.h.</summary>
internal static class Consumer
{
    public static string Compile(ViewerHome home)
    {
        string program = Path.Combine(home.Folder, "consumer");
        var result = Child.Run("gcc", [
            "-std=c11", "-I", Repository.PathTo("native-shim", "include"), Repository.PathTo(
                "tests", "native-consumer", "consumer.c"),
            "-o", program, "-ldl", "-lm", "-lpthread"], home.Environment);
        Assert.True(result.Status == 0, result.Errors);
        return program;
    }

    /// <summary>Judges a channel that our own reader read.</summary>
    public static Judged Judge(string program, ViewerHome home, ScanChannel channel)
    {
        double[] heights = [.. Enumerable.Range(0, channel.Scan.Lines).SelectMany(y => channel.Scan.Line(y).ToArray())];
        var result = Child.Run(
            program,
            [Path.Combine(
                home.Installed,
                "libgwytip.so"), home.Models, "auto", $"{channel.Scan.Width}", $"{channel.Scan.Lines}", "cpu", home.Installed],
            home.Environment, MemoryMarshal.AsBytes<double>(heights).ToArray());
        Assert.True(result.Status == 0, result.Output + result.Errors);
        return Judged.OfConsumer(result.Output);
    }
}
