using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace GwyTip.Tests;

/// <summary>The library as it was published, and programs in C and C++ that use it.</summary>
internal static class Published
{
    public static string Library { get; } = Repository.PathTo("artifacts", "native", "libgwytip.so");

    /// <summary>Compiles a program of <c>tests/native-consumer</c>, with every warning an error.</summary>
    /// <param name="compiler"><c>gcc</c>, as C11, or <c>g++</c>, as C++17.</param>
    /// <param name="version1">Against the frozen header of ABI version 1, as programs of that time were.</param>
    /// <returns>The program.</returns>
    public static string Compile(string compiler, string source, string folder, bool version1 = false)
    {
        string program = Path.Combine(folder, $"{source}-{compiler}{(version1 ? "-version-1" : "")}");
        string[] language = compiler == "g++" ? ["-x", "c++", "-std=c++17"] : ["-x", "c", "-std=c11"];
        string[] header = version1
            ? ["-I", Repository.PathTo("tests", "native-consumer", "version-1"), "-DVERSION_1"]
            : ["-I", Repository.PathTo("native-shim", "include")];
        var ran = Run(compiler, [
            .. language, "-Wall", "-Wextra", "-Werror", "-O1", .. header,
            Repository.PathTo("tests", "native-consumer", source + ".c"), "-o", program, "-ldl", "-lm", "-lpthread"]);
        Assert.True(ran.Status == 0, ran.Errors);
        return program;
    }

    /// <summary>Compiles a source of <c>tests/provider-plugin</c> against the headers in ONNX Runtime's package.</summary>
    public static void CompilePlugIn(string source, string library, string[] options)
    {
        string headers = typeof(Published).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(a => a.Key == "OnnxRuntimeHeaders").Value!;
        var ran = Run("gcc", [
            .. options, "-shared", "-fPIC", "-std=c11", "-Wall", "-Wextra", "-Werror", "-O1", "-fvisibility=hidden", "-isystem",
            headers,
            Repository.PathTo("tests", "provider-plugin", source), "-o", library, "-lm"]);
        Assert.True(ran.Status == 0, ran.Errors);
    }

    /// <summary>Runs a program to its end.</summary>
    public static Ran Run(
        string program, string[] arguments, double[]? input = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments);
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }
        return Ran.ToItsEnd(start, MemoryMarshal.AsBytes<double>(input).ToArray());
    }
}
